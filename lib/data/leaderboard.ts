import 'server-only';
import { z } from 'zod';
import type { CategoryLabel, Page } from '@/lib/domain/catalogue';
import type { LeaderboardPart } from '@/lib/domain/leaderboard-view';
import type { RankScale } from '@/lib/domain/standing';
import type { Tally } from '@/lib/domain/tally';
import { cutPage, decodeCursor, isCursor } from './cursor';
import { pool } from './database';

/** A line of a leaderboard, as one row of tool_standings says it. */
export type Standing = {
  slug: string;
  name: string;
  category: CategoryLabel;
  community: Tally;
  /** How many of the votes are made up. */
  simulated: number;
  panel: Tally;
  /** The community's 95% interval in percent, one decimal; null without votes. */
  low: number | null;
  high: number | null;
  /** By how many points panel and community are apart where they disagree; null where they do not. */
  disagreement: number | null;
};

export type StandingRow = {
  id: number;
  slug: string;
  name: string;
  category_slug: string;
  category_name: string;
  ships: number;
  skips: number;
  votes: number;
  simulated: number;
  panel_ships: number;
  panel_skips: number;
  low: number | null;
  high: number | null;
  disagreement: number | null;
};

/** The columns of a line, of `s` (tool_standings), `t` (tools) and `c` (categories). */
export const STANDING_COLUMNS = `t.id, t.slug, t.name, c.slug AS category_slug, c.name AS category_name,
  s.ships, s.skips, s.votes, s.simulated, s.panel_ships, s.panel_skips,
  s.low::float8 AS low, s.high::float8 AS high, s.disagreement`;

/** Answers a row as a line. */
export function shapeStanding(row: StandingRow): Standing {
  return {
    slug: row.slug,
    name: row.name,
    category: { slug: row.category_slug, name: row.category_name },
    community: { ships: row.ships, skips: row.skips },
    simulated: row.simulated,
    panel: { ships: row.panel_ships, skips: row.panel_skips },
    low: row.low,
    high: row.high,
    disagreement: row.disagreement,
  };
}

const percent = z.number().min(0).max(100);
const id = z.int32().min(0);

/** What each part lists, in which order, and what a cursor of it holds: each has an index of its own. */
const PARTS = {
  ranked: {
    where: 'votes >= 5',
    order: ['low', 'high', 'tool_id'],
    cursor: z.tuple([percent, percent, id]),
    position: (row: StandingRow) => [row.low, row.high, row.id],
  },
  unranked: {
    where: 'votes < 5',
    order: ['votes', 'tool_id'],
    cursor: z.tuple([z.int().min(0).max(4), id]),
    position: (row: StandingRow) => [row.votes, row.id],
  },
  disagree: {
    where: 'disagreement IS NOT NULL',
    order: ['disagreement', 'tool_id'],
    cursor: z.tuple([percent, id]),
    position: (row: StandingRow) => [row.disagreement, row.id],
  },
} as const satisfies Record<LeaderboardPart, unknown>;

// Without a category its place stays empty: a plan for both would read no index of either.
const ofCategory = (category: string | null, place: string) =>
  category === null ? '' : `AND category_id = (SELECT id FROM categories WHERE slug = ${place})`;

const MARKS = { low: '::numeric', high: '::numeric', votes: '', disagreement: '', tool_id: '' };

function listSql(part: LeaderboardPart, category: string | null, after: number): string {
  const { where, order } = PARTS[part];
  const first = category === null ? 2 : 3;
  const places = order.map((column, at) => `$${first + at}${MARKS[column]}`);
  const behind = after > 0 ? `AND (${order.join(', ')}) < (${places.join(', ')})` : '';
  const by = (name: string) => order.map((column) => `${name}${column} DESC`).join(', ');
  return `
    SELECT ${STANDING_COLUMNS}
    FROM (
      SELECT * FROM tool_standings
      WHERE public AND ${where} ${ofCategory(category, '$2')} ${behind}
      ORDER BY ${by('')} LIMIT $1
    ) AS s JOIN tools AS t ON t.id = s.tool_id JOIN categories AS c ON c.id = t.category_id
    ORDER BY ${by('s.')}`;
}

/** Answers whether `listStandings` would take the cursor for this part. */
export const isStandingCursor = (part: LeaderboardPart, cursor: string) =>
  isCursor(PARTS[part].cursor, cursor);

/**
 * Answers a part of the leaderboard, of one category (its slug) or of all tools, `limit` (1 to 100) a page:
 * those with five votes or more by the lower bound of their interval, then the upper; those with fewer by
 * their votes; or those on which panel and community disagree, by how far. Equals, the newest tool first.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listStandings(
  { part, category }: { part: LeaderboardPart; category: string | null },
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Page<Standing>> {
  const { cursor: schema, position } = PARTS[part];
  const after: number[] = cursor === null ? [] : decodeCursor<number[]>(schema, cursor);
  const { rows } = await pool().query<StandingRow>({
    name: `standings-${part}${category === null ? '' : '-category'}${after.length > 0 ? '-after' : ''}`,
    text: listSql(part, category, after.length),
    values: [limit + 1, ...(category === null ? [] : [category]), ...after],
  });
  return cutPage(rows, limit, shapeStanding, position);
}

/** What a leaderboard is made of besides its lines, at a moment by the database's clock (ISO, UTC). */
export type LeaderboardScale = RankScale & { unranked: number; asOf: string };

type EndRow = { low: number | null; high: number | null; tools: number; as_of: Date };

// Equal intervals are counted along the index first: of those there are few, however many tools.
const scaleSql = (category: string | null) => `
  WITH alike AS MATERIALIZED (
    SELECT bounds, count(*) AS tools FROM tool_standings
    WHERE public AND votes >= 5 ${ofCategory(category, '$1')} GROUP BY category_id, bounds
  )
  SELECT (bounds / 1024) / 10.0::float8 AS low, (bounds % 1024) / 10.0::float8 AS high,
    sum(tools)::int AS tools, statement_timestamp() AS as_of
  FROM alike GROUP BY GROUPING SETS ((bounds / 1024), (bounds % 1024), ())`;

const unrankedSql = (category: string | null) => `
  SELECT count(*)::int AS tools FROM tool_standings
  WHERE public AND votes < 5 ${ofCategory(category, '$1')}`;

/**
 * Answers the bounds of all ranked tools (of a category), counted, in one pass over an index, and how many
 * tools are not ranked yet.
 */
export async function readLeaderboardScale(category: string | null): Promise<LeaderboardScale> {
  const named = category === null ? '' : '-category';
  const values = category === null ? [] : [category];
  const [ends, unranked] = await Promise.all([
    pool().query<EndRow>({ name: `rank-ends${named}`, text: scaleSql(category), values }),
    pool().query<{ tools: number }>({
      ...{ name: `unranked${named}`, text: unrankedSql(category), values },
    }),
  ]);
  const counts = (end: 'low' | 'high') =>
    ends.rows.flatMap((row) => {
      const at = row[end];
      return at === null ? [] : [{ at, tools: row.tools }];
    });
  const asOf = ends.rows[0]?.as_of ?? new Date();
  return {
    lows: counts('low'),
    highs: counts('high'),
    unranked: unranked.rows[0]?.tools ?? 0,
    asOf: asOf.toISOString(),
  };
}

/** Answers the categories in which a tool is published, in their order. */
export async function listLeaderboardCategories(): Promise<CategoryLabel[]> {
  const { rows } = await pool().query<CategoryLabel>(
    `SELECT slug, name FROM categories AS c
     WHERE EXISTS (SELECT FROM tools WHERE category_id = c.id AND state = 'published')
     ORDER BY rank, name, id LIMIT 200`,
  );
  return rows;
}
