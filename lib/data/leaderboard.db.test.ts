import { expect, test } from 'vitest';
import { figureOf } from '@/lib/domain/figure';
import type { LeaderboardPart } from '@/lib/domain/leaderboard-view';
import { mulberry32 } from '@/lib/domain/simulation';
import { disagreementOf, isRanked, rankBy } from '@/lib/domain/standing';
import { statementsOf } from '@/scripts/testing/statements';
import { openWorld } from '@/scripts/testing/world';
import { encodeCursor } from './cursor';
import {
  isStandingCursor,
  listLeaderboardCategories,
  listStandings,
  readLeaderboardScale,
} from './leaderboard';
import { listSplitPanels } from './movements';

const { rows, sql } = await openWorld();
const MANY = 4_000;

// Many ties: small counts. One in seven is no published tool.
const random = mulberry32(7);
const below = (limit: number) => Math.floor(random() * limit);
await rows.category({ slug: 'other', name: 'Other' });
await rows.category({ slug: 'empty', name: 'Empty' });
await sql(
  `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
     category_id, facts_checked_at, published_at)
   SELECT 'many-' || n, 'Many ' || n, 'm', 't', 'd', 'https://example.com', 'MIT', '1',
     (CASE WHEN n % 7 = 0 THEN 'retired' ELSE 'published' END)::tool_state,
     (SELECT id FROM categories ORDER BY id OFFSET n % 2 LIMIT 1), current_date, now()
   FROM generate_series(1, $1) AS n`,
  [MANY],
);
const counts = Array.from({ length: MANY }, () => [below(12), below(9), below(4), below(3)]);
await sql(
  `UPDATE tool_standings AS s SET ships = g.ships, skips = g.skips, panel_ships = g.ps, panel_skips = g.pk
   FROM unnest($1::int[], $2::int[], $3::int[], $4::int[]) WITH ORDINALITY AS g (ships, skips, ps, pk, n)
     JOIN tools ON tools.slug = 'many-' || n WHERE s.tool_id = tools.id`,
  [0, 1, 2, 3].map((at) => counts.map((row) => row[at])),
);
await sql('ANALYZE');

async function listAll(part: LeaderboardPart, category: string | null, limit = 97) {
  const found = [];
  for (let cursor: string | null = null; ; ) {
    const page = await listStandings({ part, category }, { cursor, limit });
    found.push(...page.items);
    if (page.nextCursor === null) return found;
    expect(isStandingCursor(part, page.nextCursor)).toBe(true);
    cursor = page.nextCursor;
  }
}

const shown = counts.flatMap(([ships = 0, skips = 0, ps = 0, pk = 0], at) => {
  const n = at + 1;
  const community = { ships, skips };
  const panel = { ships: ps, skips: pk };
  const category = n % 2 === 0 ? null : 'other';
  return n % 7 === 0 ? [] : [{ slug: `many-${n}`, community, panel, category }];
});
const slugs = (list: { slug: string }[]) => list.map(({ slug }) => slug).sort();

test.each([null, 'other'])(
  'page by page, each tool stands once where it belongs (%s)',
  async (category) => {
    const those = shown.filter((tool) => category === null || tool.category === category);
    const ranked = await listAll('ranked', category);
    expect(slugs(ranked)).toEqual(slugs(those.filter(({ community }) => isRanked(community))));
    const unranked = await listAll('unranked', category);
    expect(slugs(unranked)).toEqual(slugs(those.filter(({ community }) => !isRanked(community))));
    const disagree = await listAll('disagree', category);
    const expected = those.filter(
      ({ panel, community }) => disagreementOf(panel, community) !== null,
    );
    expect(expected.length).toBeGreaterThan(5);
    expect(slugs(disagree)).toEqual(slugs(expected));
  },
);

test('the order is that of the lower bound, of votes, of points apart; the figures are the domain’s', async () => {
  const ranked = await listAll('ranked', null);
  ranked.forEach(({ low, high, community }, at) => {
    expect({ low, high }).toMatchObject({
      low: figureOf(community).low,
      high: figureOf(community).high,
    });
    const before = ranked[at - 1];
    if (before) expect(before.low ?? 0).toBeGreaterThanOrEqual(low ?? 0);
  });
  const disagree = await listAll('disagree', null);
  disagree.forEach(({ panel, community, disagreement }, at) => {
    expect(disagreement).toBe(disagreementOf(panel, community));
    expect(disagree[at - 1]?.disagreement ?? 100).toBeGreaterThanOrEqual(disagreement ?? 0);
  });
  const votes = (await listAll('unranked', null)).map(
    ({ community: { ships, skips } }) => ships + skips,
  );
  expect(votes).toEqual([...votes].sort((a, b) => b - a));
  expect(Math.max(...votes)).toBe(4);
});

test('every rank holds the place in the whole list', async () => {
  for (const category of [null, 'other']) {
    const ranked = await listAll('ranked', category);
    const scale = await readLeaderboardScale(category);
    const rank = rankBy(scale);
    ranked.forEach(({ low, high }, at) => {
      const { best, worst } = rank({ low: low ?? 0, high: high ?? 0 });
      const better = ranked.filter((other) => (other.low ?? 0) > (high ?? 0)).length;
      const worse = ranked.filter((other) => (other.high ?? 0) < (low ?? 0)).length;
      expect([best, worst]).toEqual([better + 1, ranked.length - worse]);
      expect(at + 1).toBeGreaterThanOrEqual(best);
      expect(at + 1).toBeLessThanOrEqual(worst);
    });
    expect(scale.unranked).toBe((await listAll('unranked', category)).length);
  }
});

test('a category without tools is none of the leaderboard’s, and its lists are empty', async () => {
  expect((await listLeaderboardCategories()).map(({ slug }) => slug)).not.toContain('empty');
  expect(await listAll('ranked', 'empty')).toEqual([]);
  expect(await readLeaderboardScale('empty')).toMatchObject({ lows: [], highs: [], unranked: 0 });
});

test.each([
  ['ranked', [50, 40]],
  ['ranked', [101, 40, 1]],
  ['ranked', ['50', 40, 1]],
  ['unranked', [5, 1]],
  ['disagree', [1.5, 2 ** 31]],
  ['disagree', 'x'],
] as const)('a cursor of %s that holds %j is refused', async (part, position) => {
  const cursor = encodeCursor(position);
  expect(isStandingCursor(part, cursor)).toBe(false);
  const listing = listStandings({ part, category: null }, { cursor, limit: 5 });
  await expect(listing).rejects.toThrow('not one that this list gave out');
});

test('each list is read off its own index, its first page and a deep one', async () => {
  for (const category of [null, 'other']) {
    for (const [part, index] of [
      ['ranked', 'tool_standings_ranked'],
      ['unranked', 'tool_standings_unranked'],
      ['disagree', 'tool_standings_disagreement'],
    ] as const) {
      const { nextCursor } = await listStandings({ part, category }, { cursor: null, limit: 50 });
      for (const cursor of [null, nextCursor]) {
        const [list] = await statementsOf(() =>
          listStandings({ part, category }, { cursor, limit: 20 }),
        );
        if (!list) throw new Error('nothing was asked');
        const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${list.text}`, list.values);
        const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
        const named = category === null ? index : `${index}_by_category`;
        expect(lines, lines).toMatch(new RegExp(`Index Scan (using|on) ${named} `));
        expect(lines, lines).not.toMatch(/Seq Scan on tool_standings/);
      }
    }
  }
});

test('the panels that are divided most come first', async () => {
  const splits = await listSplitPanels(50);
  const least = splits.map(({ panel }) => Math.min(panel.ships, panel.skips));
  expect(least[0]).toBe(2);
  expect(least).toEqual([...least].sort((a, b) => b - a));
  expect(Math.min(...least)).toBeGreaterThan(0);
});
