import { expect, test } from 'vitest';
import { listMatchups } from '@/lib/data/matchups';
import { findTool } from '@/lib/data/tools';
import { countVotes } from '@/lib/data/votes';
import { cloneDatabase } from '@/scripts/testing/database';
import { openWorld } from '@/scripts/testing/world';
import { sampleCatalogue } from './sample';
import { isEmpty, seed } from './seed';

const { url, sql } = await openWorld();

const countRows = async () => {
  const catalogue = ['categories', 'tools', 'price_reads', 'matchups'];
  const tables = [...catalogue, 'seats', 'authors', 'seat_holdings', 'verdicts'];
  const counts = tables.map((table) => `SELECT '${table}' AS name, count(*)::int FROM ${table}`);
  return sql<{ name: string; count: number }>(counts.join(' UNION ALL '));
};

test('the sample is loaded whole, once, and without a vote', async () => {
  expect(await isEmpty(url)).toBe(true);
  const verdicts = sampleCatalogue.tools.flatMap((tool) => tool.verdicts).length;
  expect(await seed(url)).toEqual({
    tools: sampleCatalogue.tools.length,
    verdicts,
    matchups: sampleCatalogue.matchups.length,
  });
  expect(await isEmpty(url)).toBe(false);
  expect(await countVotes()).toEqual({ votes: 0, simulated: 0 });
  expect(await sql('SELECT 1 FROM voters')).toEqual([]);

  const rows = await countRows();
  expect(await seed(url)).toEqual({ tools: 0, verdicts: 0, matchups: 0 });
  expect(await countRows()).toEqual(rows);
});

const holdings = () =>
  sql<{ seat: string; author: string; since: string; until: string | null }>(
    `SELECT seats.slug AS seat, authors.name AS author, since::text, until::text
     FROM seat_holdings JOIN seats ON seats.id = seat_id JOIN authors ON authors.id = author_id
     ORDER BY seats.rank, since`,
  );

test('every seat is held by who wrote its verdicts, also in a database seeded before', async () => {
  const all = sampleCatalogue.seats.map(({ slug }) => ({
    seat: slug,
    author: 'Sample panel',
    since: '2026-04-14',
    until: null,
  }));
  expect(await holdings()).toEqual(all);
  await sql('DELETE FROM seat_holdings');
  await seed(url);
  expect(await holdings()).toEqual(all);

  // Who gave up a seat is not seated again.
  await sql("UPDATE seat_holdings SET until = '2026-05-01'");
  await seed(url);
  expect(await holdings()).toEqual(all.map((holding) => ({ ...holding, until: '2026-05-01' })));
});

test('two first starts on one empty database load it once', async () => {
  const empty = await cloneDatabase();
  const [one, other] = await Promise.all([seed(empty), seed(empty)]);
  expect([one.tools, other.tools].sort((a, b) => a - b)).toEqual([0, sampleCatalogue.tools.length]);
  expect(one.matchups + other.matchups).toBe(sampleCatalogue.matchups.length);
});

test('every matchup of the sample can be shown', async () => {
  const { items, nextCursor } = await listMatchups({ cursor: null, limit: 100 });
  expect(items).toHaveLength(sampleCatalogue.matchups.length);
  expect(nextCursor).toBeNull();
});

test('what stands is left as it is, and what is missing comes back', async () => {
  const [first, second] = sampleCatalogue.tools;
  if (!first || !second) throw new Error('the sample is too small');
  await sql("UPDATE tools SET tagline = 'Ours now' WHERE slug = $1", [first.slug]);
  const gone = 'SELECT id FROM tools WHERE slug = $1';
  await sql(`DELETE FROM matchups WHERE (${gone}) IN (left_id, right_id)`, [second.slug]);
  await sql(`DELETE FROM verdicts WHERE tool_id = (${gone})`, [second.slug]);
  await sql('DELETE FROM tools WHERE slug = $1', [second.slug]);

  const report = await seed(url);
  expect(report.tools).toBe(1);
  expect(report.verdicts).toBe(second.verdicts.length);
  expect((await findTool(first.slug))?.tagline).toBe('Ours now');
  expect((await findTool(second.slug))?.name).toBe(second.name);
});
