import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { noteStandingDay } from './movements';
import { composeDue } from './newsletter-compose';
import { readNews, VOTES_SQL } from './newsletter-news';

const { rows, sql, tool } = await openWorld();
const at = (text: string) => new Date(`${text}Z`);
const cover = { from: at('2026-11-08T09:00'), until: at('2026-11-15T09:00') };
const first = { toldBefore: { disagreement: [], watch: [] }, isFirst: true };
const news = () => readNews(cover, first);
const settings = {
  schedule: { day: 'monday', hour: 9, timeZone: 'UTC' },
  autoApprove: false,
} as const;

beforeEach(async () => {
  await sql('TRUNCATE newsletter_issues, newsletter_quiet_weeks RESTART IDENTITY CASCADE');
  await sql("UPDATE tools SET state = 'retired' WHERE state = 'published'");
});

/** A tool whose tally was one long before, and is another. */
async function voted(before: [number, number], now: [number, number]) {
  const { id, slug } = await tool();
  for (const [day, tally] of [
    ['2026-10-30', before],
    ['2026-11-08', now],
  ] as const) {
    await sql('UPDATE tool_standings SET ships = $2, skips = $3 WHERE tool_id = $1', [
      id,
      ...tally,
    ]);
    await noteStandingDay({ after: id - 1, last: id }, day);
  }
  return slug;
}

test('votes that curators took out or back in since are no move', async () => {
  const excluded = await voted([20, 20], [60, 30]);
  const lifted = await voted([20, 20], [60, 31]);
  const before = await voted([20, 20], [60, 32]);
  const voter = async (slug: string, counted: boolean, [from, to]: [string, string | null]) => {
    const id = randomUUID();
    await sql('INSERT INTO voters (id) VALUES ($1)', [id]);
    await sql(
      `INSERT INTO votes (tool_id, voter_id, choice, counted, excluded_reason)
       SELECT id, $2, 'ship', $3::boolean, CASE WHEN NOT $3::boolean THEN 'A bot.' END
       FROM tools WHERE slug = $1`,
      [slug, id, counted],
    );
    await sql(
      `INSERT INTO vote_exclusions (voter_id, reason, created_at, lifted_at)
       VALUES ($1, 'A bot.', $2, $3)`,
      [id, at(from), to && at(to)],
    );
  };
  await voter(excluded, false, ['2026-11-10T09:00', null]);
  await voter(lifted, true, ['2026-11-01T09:00', '2026-11-10T09:00']);
  await voter(before, false, ['2026-11-01T09:00', null]);
  const { moves, votes } = await news();
  expect(moves.map((move) => move.tool.slug)).toEqual([before]);
  expect(votes.map((vote) => vote.tool.slug)).toEqual([before]);
});

test('tools that were voted on are found with one pass, not tool by tool', async () => {
  const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${VOTES_SQL}`, [
    ...['2026-11-08', null, 50],
  ]);
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toContain('standing_days');
  expect(text).not.toContain('SubPlan');
});

test('a move of the day on which an issue was composed is told by that issue alone', async () => {
  const slug = await voted([20, 20], [60, 30]);
  await sql("INSERT INTO newsletter_quiet_weeks VALUES ('2026-11-02', 'before', now())");
  const composed = await composeDue(at('2026-11-08T09:00'), settings);
  expect(composed).toMatchObject({
    ...{ kind: 'composed', week: '2026-11-09' },
    issue: { items: [{ kind: 'move', path: `/tools/${slug}` }] },
  });
  const [left, right] = [await tool(), await tool()];
  const publishAt = at('2026-11-10T09:00');
  await rows.matchup({ leftId: left.id, rightId: right.id, publishAt });
  const next = await composeDue(at('2026-11-15T09:00'), settings);
  if (next.kind !== 'composed') throw new Error(next.kind);
  expect(next.issue.items.map(({ kind }) => kind)).toEqual(['matchup']);
});
