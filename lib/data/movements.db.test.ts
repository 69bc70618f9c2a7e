import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { movementOf } from '@/lib/domain/standing';
import { statementsOf } from '@/scripts/testing/statements';
import { newActor, openWorld } from '@/scripts/testing/world';
import { listMovements, noteStandingDay, retellStandingDays } from './movements';
import { castSimulatedVotes, removeSimulation } from './simulation';
import { reconcileStandings } from './standings';
import { castVote } from './votes';

const { sql, tool } = await openWorld();

const daysOf = async (id: number) =>
  sql<{ day: string; ships: number; skips: number }>(
    'SELECT day::text AS day, ships, skips FROM standing_days WHERE tool_id = $1 ORDER BY day',
    [id],
  );

const note = (id: number, day: string) => noteStandingDay({ after: id - 1, last: id }, day);

const set = (id: number, ships: number, skips: number) =>
  sql('UPDATE tool_standings SET ships = $2, skips = $3 WHERE tool_id = $1', [id, ships, skips]);

test('a day keeps what its tally was at the end, and a day without a vote nothing', async () => {
  const { id } = await tool();
  await note(id, '2026-11-01');
  expect(await daysOf(id)).toEqual([]);
  for (const [day, ships, skips] of [
    ['2026-11-02', 1, 0],
    ['2026-11-02', 2, 1],
    ['2026-11-03', 2, 1],
    ['2026-11-05', 1, 1],
  ] as const) {
    await set(id, ships, skips);
    await note(id, day);
  }
  expect(await daysOf(id)).toEqual([
    { day: '2026-11-02', ships: 2, skips: 1 },
    { day: '2026-11-05', ships: 1, skips: 1 },
  ]);
});

test('who goes over the standings notes the day, once for many at a time', async () => {
  const { id, slug } = await tool();
  await castVote(newActor(), slug, 'ship');
  await Promise.all([1, 2, 3].map(() => reconcileStandings('2026-11-07')));
  await reconcileStandings('2026-11-07');
  expect(await daysOf(id)).toEqual([{ day: '2026-11-07', ships: 1, skips: 0 }]);
});

test('made-up votes tell their days anew, and take them along', async () => {
  const { id, slug } = await tool();
  for (const [day, choice] of [
    ['2026-10-01', 'ship'],
    ['2026-10-01', 'skip'],
    ['2026-10-04', 'ship'],
  ] as const) {
    const at = new Date(`${day}T12:00:00Z`);
    await castSimulatedVotes({ id: randomUUID(), votes: [{ tool: slug, choice, at }] });
  }
  await retellStandingDays();
  expect(await daysOf(id)).toEqual([
    { day: '2026-10-01', ships: 1, skips: 1 },
    { day: '2026-10-04', ships: 2, skips: 1 },
  ]);
  await removeSimulation();
  await retellStandingDays();
  expect(await daysOf(id)).toEqual([]);
});

test('movers: those that have votes enough then and now, the farthest first, by the domain’s rule', async () => {
  const cases = [
    // Before the week, within it, now.
    { before: [5, 5], now: [30, 10] },
    { before: [10, 10], now: [10, 11] },
    { before: [4, 0], now: [10, 10] },
    { before: [50, 50], now: [100, 100] },
    { before: [90, 10], now: [10, 90] },
  ] as const;
  const made = [];
  for (const { before, now } of cases) {
    const one = await tool();
    await set(one.id, before[0], before[1]);
    await note(one.id, '2026-11-10');
    await set(one.id, now[0], now[1]);
    await note(one.id, '2026-11-20');
    made.push({ slug: one.slug, id: one.id, before, now });
  }
  const retired = await tool();
  await set(retired.id, 0, 10);
  await note(retired.id, '2026-11-10');
  await set(retired.id, 10, 10);
  await note(retired.id, '2026-11-20');
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [retired.id]);

  const found = await listMovements('2026-11-16', 10);
  const named = found.map(({ slug, points }) => [slug, points]);
  const expected = made
    .map(({ slug, before, now }) => {
      const tally = ([ships, skips]: readonly [number, number]) => ({ ships, skips });
      return [slug, movementOf(tally(before), tally(now)) ?? 0] as const;
    })
    .filter(([, points]) => points !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  expect(named).toEqual(expected);
  expect(named.map(([, points]) => points)).toEqual([-80, 25, -2]);
  expect(found[1]).toMatchObject({
    before: { ships: 5, skips: 5 },
    community: { ships: 30, skips: 10 },
  });
  expect(await listMovements('2026-11-20', 10)).toEqual([]);

  // Merged within the week: nobody changed their mind.
  const [first, second] = [made[4]?.id, made[0]?.id];
  await sql(
    `INSERT INTO tool_merges (source_id, target_id, snapshot, merged_at)
     VALUES ($1, $2, '{}', '2026-11-18')`,
    [first, second],
  );
  expect((await listMovements('2026-11-16', 10)).map(({ points }) => points)).toEqual([-2]);
});

test('however many tools, the most voted are read off an index', async () => {
  for (const first of [1, 1001, 2001, 3001, 4001]) {
    await sql(
      `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
         category_id, facts_checked_at, published_at)
       SELECT 'many-' || n, 'Many', 'm', 't', 'd', 'https://example.com', 'MIT', '1', 'published',
         (SELECT min(id) FROM categories), current_date, now() FROM generate_series($1::int, $1 + 999) AS n`,
      [first],
    );
  }
  await sql('UPDATE tool_standings SET ships = 5 + tool_id % 50 WHERE votes = 0');
  await sql(`INSERT INTO standing_days (tool_id, day, ships, skips)
    SELECT tool_id, '2026-11-10', 5, tool_id % 9 FROM tool_standings ON CONFLICT DO NOTHING`);
  await sql('ANALYZE');
  const [list] = await statementsOf(() => listMovements('2026-11-16', 4));
  if (!list) throw new Error('nothing was asked');
  const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${list.text}`, list.values);
  const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(lines, lines).toMatch(/Index Scan using tool_standings_most_voted/);
  expect(lines, lines).not.toMatch(/Seq Scan on (tool_standings|standing_days|tools)/);
});
