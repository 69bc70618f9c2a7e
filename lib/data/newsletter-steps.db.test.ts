import { beforeEach, expect, test } from 'vitest';
import type { Acting } from '@/lib/domain/acting';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { acting, openWorld } from '@/scripts/testing/world';
import { CursorError } from './cursor';
import { findIssue, findIssueByNumber, listIssues } from './newsletter-issues';
import {
  approve,
  cancel,
  type IssueAnswer,
  pause,
  resume,
  saveIssue,
  schedule,
  unapprove,
} from './newsletter-steps';

const { rows, sql } = await openWorld();
const curator = await rows.user({ role: 'admin', name: 'Ada' });
const asCurator = (): Acting => ({ ...acting(), kind: 'person', userId: curator.id });
const at = (text: string) => new Date(`${text}Z`);
const noon = at('2026-11-18T12:00');
const facts = {
  tools: [
    {
      ...{ slug: 'alpha', name: 'Alpha' },
      ...{ panel: { ships: 1, skips: 0 }, community: { ships: 0, skips: 0 } },
    },
  ],
};

beforeEach(() => sql('TRUNCATE newsletter_issues RESTART IDENTITY CASCADE'));

/** A draft with three items, due on a Monday. */
async function draft(week = '2026-11-23'): Promise<NewsletterIssue> {
  const [made] = await sql<{ id: number }>(
    `INSERT INTO newsletter_issues (week, covers_from, covers_until, subject, send_at)
     VALUES ($1, '2026-11-15', '2026-11-22', 'Alpha vs Bravo', $2) RETURNING id`,
    [week, at(`${week}T09:00`)],
  );
  for (const [n, title] of ['One', 'Two', 'Three'].entries()) {
    await sql(
      `INSERT INTO newsletter_items (issue_id, rank, kind, title, body, path, facts)
       VALUES ($1, $2, 'move', $3, 'It moved.', '/tools/alpha', $4)`,
      [made?.id, n + 1, title, facts],
    );
  }
  const issue = await findIssue(made?.id ?? 0);
  if (!issue) throw new Error('There is no draft');
  return issue;
}

/** The same, with its sending begun. */
async function sending(week?: string): Promise<NewsletterIssue> {
  const { id, revision } = await draft(week);
  await approve(acting(), { id, revision }, noon);
  await sql(
    `UPDATE newsletter_issues SET state = 'sending', started_at = now(),
       number = (SELECT coalesce(max(number), 0) + 1 FROM newsletter_issues) WHERE id = $1`,
    [id],
  );
  const issue = await findIssue(id);
  if (!issue) throw new Error('There is no issue');
  return issue;
}

const done = (answer: IssueAnswer): NewsletterIssue => {
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
  return answer.issue;
};

test('subject, intro, order, texts and inclusion are saved at once, over what was read', async () => {
  const { id, items } = await draft();
  const [one, two, three] = items;
  if (!one || !two || !three) throw new Error('Items are missing');
  const words = { id, subject: 'Mine', intro: 'Hello.' };
  const order = [{ ...three, title: 'Third' }, one, { ...two, included: false, body: 'Not now.' }];
  const saved = done(await saveIssue(asCurator(), { ...words, items: order }, 1));
  expect(saved).toMatchObject({
    ...{ subject: 'Mine', intro: 'Hello.', revision: 2, state: 'draft' },
    items: [
      { id: three.id, rank: 1, title: 'Third', body: 'It moved.', included: true },
      { id: one.id, rank: 2, title: 'One', facts },
      { id: two.id, rank: 3, included: false, body: 'Not now.' },
    ],
  });
  const edit = { ...words, subject: 'Theirs', items };
  expect(await saveIssue(acting(), edit, 1)).toEqual({ kind: 'overtaken', stands: saved });
  // Not all of its items, one twice, or another's.
  const others = (await draft('2026-11-30')).items;
  for (const wrong of [
    [one, two],
    [one, two, three, three],
    [one, two, others[0]],
  ]) {
    const given = wrong.flatMap((item) => item ?? []);
    const answer = await saveIssue(acting(), { ...edit, items: given }, 2);
    expect(answer).toEqual({ kind: 'overtaken', stands: saved });
  }
  expect(await findIssue(id)).toEqual(saved);
  expect(await saveIssue(acting(), { ...edit, id: 99 }, 1)).toEqual({ kind: 'unknown' });
});

test('a subject or a title with a line of its own is refused by the database itself', async () => {
  const { id, items } = await draft();
  const evil = 'Hello\r\nBcc: all@example.com';
  await expect(saveIssue(acting(), { id, subject: evil, intro: '', items }, 1)).rejects.toThrow(
    /one_line_subject/,
  );
  const titled = items.map((item) => ({ ...item, title: evil }));
  await expect(
    saveIssue(acting(), { id, subject: 'Fine', intro: '', items: titled }, 1),
  ).rejects.toThrow(/items_text/);
  expect(await findIssue(id)).toMatchObject({ subject: 'Alpha vs Bravo', revision: 1 });
});

test('of many who save at once one does, and the others are told', async () => {
  const { id, items } = await draft();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      saveIssue(acting(), { id, subject: `Subject ${n}`, intro: '', items }, 1),
    ),
  );
  const kinds = answers.map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['done', ...Array<string>(7).fill('overtaken')]);
  const winner = answers.findIndex(({ kind }) => kind === 'done');
  expect(await findIssue(id)).toMatchObject({ subject: `Subject ${winner}`, revision: 2 });
});

test('approved for its hour by whom, taken back, scheduled for another time, cancelled', async () => {
  const { id } = await draft();
  const stood = async () =>
    (await sql('SELECT approved_by, approved_at, finished_at FROM newsletter_issues'))[0];
  const approved = done(await approve(asCurator(), { id, revision: 1 }, noon));
  expect(approved).toMatchObject({
    ...{ state: 'approved', sendAt: '2026-11-23T09:00:00.000Z', revision: 2 },
  });
  expect(await stood()).toEqual({ approved_by: curator.id, approved_at: noon, finished_at: null });
  // What was approved is what is sent.
  const edit = { id, subject: 'Other', intro: '', items: approved.items };
  expect(await saveIssue(acting(), edit, 2)).toMatchObject({
    ...{ kind: 'refused', reason: expect.stringContaining('Take the approval back first') },
  });
  expect(await approve(acting(), { id, revision: 2 }, noon)).toMatchObject({ kind: 'refused' });

  const back = done(await unapprove(acting(), { id, revision: 2 }, noon));
  expect(back).toMatchObject({ state: 'draft', sendAt: '2026-11-23T09:00:00.000Z' });
  expect(await stood()).toMatchObject({ approved_by: null, approved_at: null });
  const later = at('2026-11-24T07:00');
  done(await schedule(acting(), { id, revision: 3 }, later, noon));
  const again = done(await schedule(acting(), { id, revision: 4 }, at('2026-11-01T07:00'), noon));
  expect(again).toMatchObject({ state: 'approved', sendAt: noon.toISOString(), revision: 5 });
  expect(await unapprove(acting(), { id, revision: 4 }, noon)).toMatchObject({ kind: 'overtaken' });
  const ended = done(await cancel(acting(), { id, revision: 5 }, noon));
  expect(ended).toMatchObject({ state: 'cancelled', finishedAt: noon.toISOString() });
  expect(await approve(acting(), { id, revision: 6 }, noon)).toMatchObject({ kind: 'refused' });
});

test('a draft in which nothing is told is not approved', async () => {
  const { id, items } = await draft();
  const none = items.map((item) => ({ ...item, included: false }));
  await saveIssue(acting(), { id, subject: 'Nothing', intro: '', items: none }, 1);
  expect(await approve(acting(), { id, revision: 2 }, noon)).toMatchObject({
    ...{ kind: 'refused', reason: expect.stringContaining('Include one first') },
  });
});

test('a sending is paused, resumed and cancelled; nothing in it changes', async () => {
  const issue = await sending();
  const { id, revision, items } = issue;
  expect(await unapprove(acting(), { id, revision })).toMatchObject({ kind: 'refused' });
  const edit = { id, subject: 'Other', intro: '', items };
  expect(await saveIssue(acting(), edit, revision)).toMatchObject({ kind: 'refused' });
  const paused = done(await pause(acting(), { id, revision }));
  expect(paused).toMatchObject({ ...{ ...issue, state: 'paused', revision: revision + 1 } });
  expect(await pause(acting(), paused)).toMatchObject({ kind: 'refused' });
  const resumed = done(await resume(acting(), paused));
  expect(resumed).toMatchObject({ state: 'sending', number: 1, sendAt: issue.sendAt });
  expect(done(await cancel(acting(), resumed, noon))).toMatchObject({
    state: 'cancelled',
    number: 1,
  });
});

test('of taking an approval back and cancelling at the same moment one is done', async () => {
  const { id } = await draft();
  done(await approve(acting(), { id, revision: 1 }, noon));
  const answers = await Promise.all([
    ...[unapprove(acting(), { id, revision: 2 }), cancel(acting(), { id, revision: 2 })],
  ]);
  const [only] = answers.filter(({ kind }) => kind === 'done').map(done);
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(await findIssue(id)).toEqual(only);
});

test('the history says who did what', async () => {
  const { id, items } = await draft();
  const by = asCurator();
  const order = items.map((item, n) => (n === 0 ? { ...item, title: 'Better' } : item));
  await saveIssue(by, { id, subject: 'Better', intro: '', items: order }, 1);
  expect(
    await sql(
      'SELECT noun, verb, actor_id, before, after FROM audit_entries WHERE operation = $1',
      [by.operation],
    ),
  ).toEqual([
    {
      ...{ noun: 'newsletter_issues', verb: 'changed', actor_id: curator.id },
      ...{ before: { subject: 'Alpha vs Bravo' }, after: { subject: 'Better' } },
    },
    {
      ...{ noun: 'newsletter_items', verb: 'changed', actor_id: curator.id },
      ...{ before: { title: 'One' }, after: { title: 'Better' } },
    },
  ]);
});

test('lists: the desk’s has all, the public one what has a number, page by page', async () => {
  const first = await sending('2026-11-09');
  const second = await sending('2026-11-16');
  const open = await draft('2026-11-23');
  const all = await listIssues('desk', { cursor: null, limit: 2 });
  expect(all.items.map(({ id }) => id)).toEqual([open.id, second.id]);
  expect(all.items[0]).toMatchObject({ week: '2026-11-23', state: 'draft', included: 3 });
  const rest = await listIssues('desk', { cursor: all.nextCursor, limit: 2 });
  expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([[first.id], null]);
  const shown = await listIssues('public', { cursor: null, limit: 1 });
  expect(shown.items.map(({ number }) => number)).toEqual([2]);
  const more = await listIssues('public', { cursor: shown.nextCursor, limit: 1 });
  expect([more.items.map(({ number }) => number), more.nextCursor]).toEqual([[1], null]);
  await expect(listIssues('public', { cursor: all.nextCursor, limit: 1 })).rejects.toThrow(
    CursorError,
  );
  expect(await findIssueByNumber(2)).toEqual(second);
  expect(await findIssueByNumber(3)).toBeNull();
});
