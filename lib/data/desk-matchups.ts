import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { ListView } from '@/lib/domain/list-view';
import type { DeskMatchup, MatchupLine } from '@/lib/domain/matchup-desk';
import type { MatchupFilter, MatchupSort } from '@/lib/domain/matchup-list';
import type { MatchupState, RuledTool } from '@/lib/domain/matchup-rules';
import { cutPage } from './cursor';
import { pool } from './database';
import { keyset, type SortColumn } from './keyset';
import { matching } from './matching';

const SORTS: Record<MatchupSort, SortColumn> = {
  changed: { sql: 'm.updated_at', type: 'timestamptz' },
  time: { sql: "coalesce(m.publish_at, 'infinity'::timestamptz)", type: 'timestamptz' },
  votes: { sql: 'v.votes', type: 'int' },
};

type LineRow = {
  id: number;
  state: MatchupState;
  headline: string | null;
  publish_at: Date | null;
  featured_rank: number | null;
  updated_at: Date;
  votes: number;
  left_slug: string;
  left_name: string;
  left_state: RuledTool['state'];
  right_slug: string;
  right_name: string;
  right_state: RuledTool['state'];
  at: string;
  key: string;
};

const LINE_SQL = `
  SELECT m.id, m.state, m.headline, m.publish_at, m.featured_rank, m.updated_at, v.votes,
    l.slug AS left_slug, l.name AS left_name, l.state AS left_state,
    r.slug AS right_slug, r.name AS right_name, r.state AS right_state`;

const FROM_SQL = `
  FROM matchups AS m JOIN tools AS l ON l.id = m.left_id JOIN tools AS r ON r.id = m.right_id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(ships + skips), 0)::int AS votes
    FROM tally_slots WHERE tool_id IN (m.left_id, m.right_id)
  ) AS v`;

const shapeLine = (row: LineRow): MatchupLine => ({
  id: row.id,
  left: { slug: row.left_slug, name: row.left_name, state: row.left_state },
  right: { slug: row.right_slug, name: row.right_name, state: row.right_state },
  state: row.state,
  headline: row.headline,
  publishAt: row.publish_at?.toISOString() ?? null,
  votes: row.votes,
  featuredRank: row.featured_rank,
  updatedAt: row.updated_at.toISOString(),
});

// Found first, by the names' trigrams, so that the matchups' own order can be followed.
const NAMED_SQL = 'SELECT id FROM tools WHERE name ILIKE $2 OR slug = lower($3)';

/**
 * Answers a page of all matchups, `limit` (1 to 100) lines, in whatever state, as `view` asks.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listDeskMatchups(
  view: ListView<MatchupSort, MatchupFilter>,
  limit: number,
): Promise<Page<MatchupLine>> {
  const values = [view.filters.state, matching(view.q), view.q];
  const order = keyset(SORTS[view.sort], view, values.length + 2, { sql: 'm.id', type: 'int' });
  // Only what was asked stands in the statement: the plan follows the index that fits.
  const state = view.filters.state ? 'm.state = $1::matchup_state' : "$1 = ''";
  const named = view.q
    ? `(m.left_id IN (${NAMED_SQL}) OR m.right_id IN (${NAMED_SQL}))`
    : "$2 = '%%' AND $3 = ''";
  const { rows } = await pool().query<LineRow>(
    `${LINE_SQL}, ${order.columns} ${FROM_SQL}
     WHERE ${state} AND ${named} AND ${order.where} ORDER BY ${order.orderBy} LIMIT $4`,
    [...values, limit + 1, ...order.values],
  );
  return cutPage(rows, limit, shapeLine, (row) => [row.at, row.key]);
}

/** Answers the featured matchups in their order, those that are not public now among them. */
export async function listFeatured(): Promise<MatchupLine[]> {
  const { rows } = await pool().query<LineRow>(
    `${LINE_SQL} ${FROM_SQL} WHERE m.featured_rank IS NOT NULL ORDER BY m.featured_rank, m.id`,
  );
  return rows.map(shapeLine);
}

type DeskRow = Omit<DeskMatchup, 'publishAt' | 'editorNote' | 'featuredRank'> & {
  publish_at: Date | null;
  editor_note: string | null;
  featured_rank: number | null;
};

const TOOL = (alias: string, category: string) =>
  `jsonb_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'name', ${alias}.name,
    'state', ${alias}.state, 'category', ${category}.name)`;

const DESK_SQL = `
  SELECT m.id, m.state, m.headline, m.editor_note, m.featured_rank, m.publish_at, m.revision,
    ${TOOL('l', 'lc')} AS "left", ${TOOL('r', 'rc')} AS "right"
  FROM matchups AS m
    JOIN tools AS l ON l.id = m.left_id JOIN categories AS lc ON lc.id = l.category_id
    JOIN tools AS r ON r.id = m.right_id JOIN categories AS rc ON rc.id = r.category_id
  WHERE m.id = $1`;

/**
 * Answers a matchup as the desk edits it, null when there is none; `hold` keeps it as it is until the
 * end of the transaction.
 */
export async function findDeskMatchup(
  id: number,
  {
    client = pool(),
    hold = false,
  }: { client?: Pick<ReturnType<typeof pool>, 'query'>; hold?: boolean } = {},
): Promise<DeskMatchup | null> {
  const { rows } = await client.query<DeskRow>(`${DESK_SQL}${hold ? ' FOR UPDATE OF m' : ''}`, [
    id,
  ]);
  const [row] = rows;
  if (!row) return null;
  const { publish_at, editor_note, featured_rank, ...same } = row;
  return {
    ...same,
    publishAt: publish_at?.toISOString() ?? null,
    editorNote: editor_note,
    featuredRank: featured_rank,
  };
}

/** Answers the matchup of two tools, whichever way round; null when nobody has made one. */
export async function findPair(
  one: number,
  other: number,
): Promise<{ id: number; state: MatchupState } | null> {
  const { rows } = await pool().query<{ id: number; state: MatchupState }>(
    `SELECT id, state FROM matchups
     WHERE least(left_id, right_id) = least($1::int, $2::int)
       AND greatest(left_id, right_id) = greatest($1::int, $2::int)`,
    [one, other],
  );
  return rows[0] ?? null;
}
