import { beforeEach, expect, test } from 'vitest';
import type { Schedule } from '@/lib/domain/newsletter-week';
import { acting, openWorld } from '@/scripts/testing/world';
import { composeAnew, composeDue, composeNow } from './newsletter-compose';
import { findIssue, listIssues } from './newsletter-issues';
import { approve, cancel, saveIssue } from './newsletter-steps';

const { rows, sql, tool } = await openWorld();

const schedule: Schedule = { day: 'monday', hour: 9, timeZone: 'UTC' };
const settings = { schedule, autoApprove: false };
const at = (text: string) => new Date(`${text}Z`);

beforeEach(async () => {
  await sql('TRUNCATE newsletter_issues, newsletter_quiet_weeks RESTART IDENTITY CASCADE');
  await sql('DELETE FROM matchups');
});

/** A matchup that went live at a moment. */
async function matchup(publishAt: string, names: [string, string] = ['Alpha', 'Bravo']) {
  const [left, right] = [await tool({ name: names[0] }), await tool({ name: names[1] })];
  return rows.matchup({ leftId: left.id, rightId: right.id, publishAt: at(publishAt) });
}

/** The site looked at the calendar before, so that the next week is its first. */
const begun = () =>
  sql(
    "INSERT INTO newsletter_quiet_weeks (week, why, closed_at) VALUES ('2026-11-02', 'before', now())",
  );

const weeks = async () => (await listIssues('desk')).items.map(({ week }) => week).sort();
const due = (now: string, with_ = settings) => composeDue(at(now), with_);

test('what was due before the site’s first look is not made up for', async () => {
  await matchup('2026-11-10T12:00');
  expect(await due('2026-11-11T12:00')).toEqual({ kind: 'before', week: '2026-11-09' });
  expect(await due('2026-11-12T12:00')).toEqual({ kind: 'before', week: '2026-11-09' });
  // A day before its hour, not earlier.
  expect(await due('2026-11-15T08:59')).toEqual({ kind: 'before', week: '2026-11-09' });
  expect(await due('2026-11-15T09:00')).toMatchObject({ kind: 'composed', week: '2026-11-16' });
});

test('a first look within a day of the hour composes at once', async () => {
  await matchup('2026-11-15T11:00');
  expect(await due('2026-11-15T12:00')).toMatchObject({ kind: 'composed', week: '2026-11-16' });
  expect(await due('2026-11-15T12:01')).toMatchObject({ kind: 'there' });
  expect(await weeks()).toEqual(['2026-11-16']);
});

test('a draft a day ahead, for the hour, of the last seven days; it stays one when the hour passes', async () => {
  await begun();
  await matchup('2026-11-08T09:00');
  await matchup('2026-11-08T08:59', ['Too', 'Early']);
  await matchup('2026-11-15T09:00', ['Too', 'Late']);
  const composed = await due('2026-11-15T09:00');
  if (composed.kind !== 'composed') throw new Error(composed.kind);
  expect(composed.issue).toMatchObject({
    ...{ week: '2026-11-16', state: 'draft', number: null, revision: 1, approvedAt: null },
    ...{ coversFrom: '2026-11-08T09:00:00.000Z', coversUntil: '2026-11-15T09:00:00.000Z' },
    ...{ sendAt: '2026-11-16T09:00:00.000Z', subject: 'Alpha vs Bravo' },
    intro: 'In the last seven days: 1 new matchup.',
  });
  expect(composed.issue.items).toMatchObject([
    { kind: 'matchup', rank: 1, included: true, title: 'Alpha vs Bravo' },
  ]);
  expect(await due('2026-11-17T09:00')).toEqual({ kind: 'there', week: '2026-11-16' });
  expect(await findIssue(composed.issue.id)).toEqual(composed.issue);
  // Still approved later: then it goes at once.
  const late = await approve(acting(), composed.issue, at('2026-11-18T10:00'));
  expect(late).toMatchObject({ kind: 'done', issue: { sendAt: '2026-11-18T10:00:00.000Z' } });
});

test('with auto-approve it is approved for its hour, and at once where that is past', async () => {
  await begun();
  await matchup('2026-11-14T09:00');
  const auto = { ...settings, autoApprove: true };
  expect(await due('2026-11-15T10:00', auto)).toMatchObject({
    issue: { state: 'approved', sendAt: '2026-11-16T09:00:00.000Z' },
  });
  await matchup('2026-11-20T09:00');
  expect(await due('2026-11-25T10:00', auto)).toMatchObject({
    ...{ week: '2026-11-23' },
    issue: { state: 'approved', sendAt: '2026-11-25T10:00:00.000Z' },
  });
  const [row] = await sql<{ by: string | null }>(
    'SELECT DISTINCT approved_by AS by FROM newsletter_issues',
  );
  expect(row).toEqual({ by: null });
});

test('ten who compose at the same moment make one issue', async () => {
  await begun();
  await matchup('2026-11-14T09:00');
  const answers = await Promise.all(Array.from({ length: 10 }, () => due('2026-11-16T09:00')));
  expect(answers.filter(({ kind }) => kind === 'composed')).toHaveLength(1);
  expect(answers.every(({ kind }) => ['composed', 'there', 'busy'].includes(kind))).toBe(true);
  expect(await weeks()).toEqual(['2026-11-16']);
  expect(await sql('SELECT FROM newsletter_items')).toHaveLength(1);
});

test('weeks that nobody looked at are one issue, which covers all of them', async () => {
  await begun();
  await matchup('2026-11-14T09:00');
  await due('2026-11-15T09:00');
  await matchup('2026-11-17T09:00', ['Charlie', 'Delta']);
  await matchup('2026-12-01T09:00', ['Echo', 'Foxtrot']);
  // Three weeks later, in the middle of one.
  expect(await due('2026-12-09T15:00')).toMatchObject({
    ...{ kind: 'composed', week: '2026-12-07' },
    issue: {
      coversFrom: '2026-11-15T09:00:00.000Z',
      items: [{ title: 'Echo vs Foxtrot' }, { title: 'Charlie vs Delta' }],
      subject: 'Echo vs Foxtrot, and 1 more verdict',
      intro: 'Since the last issue: 2 new matchups.',
    },
  });
  expect(await due('2026-12-09T15:01')).toEqual({ kind: 'there', week: '2026-12-07' });
  expect(await weeks()).toEqual(['2026-11-16', '2026-12-07']);
});

test('nothing happened: no issue, which is on record, and the next one covers both weeks', async () => {
  await begun();
  expect(await due('2026-11-15T09:00')).toEqual({
    ...{ kind: 'quiet', week: '2026-11-16', closed: false },
  });
  const closed = { kind: 'quiet', week: '2026-11-16', closed: true };
  expect(await due('2026-11-16T09:00')).toEqual(closed);
  // What happens after its hour waits for the next one.
  await matchup('2026-11-16T09:01');
  expect(await due('2026-11-16T09:02')).toEqual(closed);
  expect(await due('2026-11-22T08:59')).toEqual(closed);
  expect(
    await sql("SELECT week::text, why FROM newsletter_quiet_weeks WHERE why = 'nothing'"),
  ).toEqual([{ week: '2026-11-16', why: 'nothing' }]);
  expect(await due('2026-11-22T09:00')).toMatchObject({ kind: 'composed', week: '2026-11-23' });
  expect(await weeks()).toEqual(['2026-11-23']);
});

test.each([
  ['summer begins', '2026-03-16T00:00', { day: 'sunday', hour: 2, timeZone: 'Europe/Berlin' }],
  ['winter begins', '2026-10-12T00:00', { day: 'sunday', hour: 2, timeZone: 'Europe/Berlin' }],
  ['at midnight', '2026-03-16T00:00', { day: 'sunday', hour: 0, timeZone: 'Asia/Beirut' }],
] as const)('whatever the clocks do, each week has one issue: %s', async (_name, start, given) => {
  const first = at(start).getTime();
  const days = 21;
  for (let day = 0; day < days; day += 1) {
    await matchup(new Date(first + day * 86_400_000).toISOString().slice(0, 16));
  }
  await sql("INSERT INTO newsletter_quiet_weeks VALUES ('2026-01-04', 'before', now())");
  const covers: [string, string][] = [];
  // Hour by hour around midnight, where these weeks end and clocks are changed.
  const hours = [0, 1, 2, 3, 12, 20, 21, 22, 23];
  for (let n = 1; n <= days * hours.length; n += 1) {
    const hour = Math.floor(n / hours.length) * 24 + (hours[n % hours.length] ?? 0);
    const answer = await composeDue(new Date(first + hour * 3_600_000), {
      ...{ schedule: given, autoApprove: true },
    });
    if (answer.kind !== 'composed') continue;
    covers.push([answer.issue.coversFrom, answer.issue.coversUntil]);
  }
  // The first is of the week before, the last a day ahead of its hour.
  expect(await weeks()).toHaveLength(4);
  for (const [n, [from]] of covers.entries()) {
    if (n > 0) expect(from).toBe(covers[n - 1]?.[1]);
  }
});

test('another day or zone makes no second mail of a week', async () => {
  await begun();
  await matchup('2026-11-14T09:00');
  await due('2026-11-19T09:00', { ...settings, schedule: { ...schedule, day: 'thursday' } });
  await matchup('2026-11-20T09:00');
  expect(await due('2026-11-20T12:00')).toEqual({ kind: 'there', week: '2026-11-16' });
  expect(await weeks()).toEqual(['2026-11-19']);
  // Nor after a week without news.
  await sql("INSERT INTO newsletter_quiet_weeks VALUES ('2026-11-26', 'nothing', now())");
  expect(await due('2026-11-27T12:00')).toEqual({ kind: 'there', week: '2026-11-23' });
});

test('two processes whose clocks show different weeks do not tell the same twice', async () => {
  await begun();
  await matchup('2026-11-14T09:00');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => due(n % 2 ? '2026-11-15T08:59' : '2026-11-15T09:00')),
  );
  expect(answers.filter(({ kind }) => kind === 'composed')).toHaveLength(1);
  expect(await sql('SELECT FROM newsletter_items')).toHaveLength(1);
});

test('what was cancelled before anybody was mailed is told by the next issue', async () => {
  await begun();
  await matchup('2026-11-14T09:00');
  const first = await due('2026-11-15T09:00');
  if (first.kind !== 'composed') throw new Error(first.kind);
  await cancel(acting(), first.issue);
  expect(await due('2026-11-16T09:00')).toEqual({ kind: 'there', week: '2026-11-16' });
  await matchup('2026-11-20T09:00', ['Charlie', 'Delta']);
  expect(await due('2026-11-22T09:00')).toMatchObject({
    issue: {
      intro: 'In the last 14 days: 2 new matchups.',
      items: [{ title: 'Charlie vs Delta' }, { title: 'Alpha vs Bravo' }],
    },
  });
});

test('a curator composes an issue for today, and a draft anew', async () => {
  const now = at('2026-11-18T12:00');
  expect(await composeNow(acting(), now, settings)).toMatchObject({ kind: 'quiet' });
  await matchup('2026-11-17T09:00');
  const made = await composeNow(acting(), now, settings);
  if (made.kind !== 'composed') throw new Error(made.kind);
  expect(made.issue).toMatchObject({ week: '2026-11-18', state: 'draft' });
  expect(await composeNow(acting(), now, settings)).toMatchObject({ kind: 'there' });

  await matchup('2026-11-18T13:00', ['Charlie', 'Delta']);
  const { id, items } = made.issue;
  const edit = { id, subject: 'Mine', intro: '', items };
  await saveIssue(acting(), edit, 1);
  expect(await composeAnew(acting(), { id, revision: 1 })).toMatchObject({ kind: 'overtaken' });
  const anew = await composeAnew(acting(), { id, revision: 2 }, at('2026-11-18T14:00'));
  expect(anew).toMatchObject({
    ...{ kind: 'done' },
    issue: {
      ...{ subject: 'Charlie vs Delta, and 1 more verdict', revision: 3 },
      coversUntil: '2026-11-18T14:00:00.000Z',
      items: [{ title: 'Charlie vs Delta' }, { title: 'Alpha vs Bravo' }],
    },
  });
  await sql("UPDATE matchups SET state = 'withdrawn'");
  expect(await composeAnew(acting(), { id, revision: 3 }, at('2026-11-18T15:00'))).toMatchObject({
    ...{
      kind: 'refused',
      stands: { revision: 3, items: anew.kind === 'done' && anew.issue.items },
    },
  });
  await approve(acting(), { id, revision: 3 });
  expect(await composeAnew(acting(), { id, revision: 4 })).toMatchObject({ kind: 'refused' });
});
