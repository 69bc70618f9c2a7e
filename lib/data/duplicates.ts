import 'server-only';
import type { Acting } from '@/lib/domain/acting';
import type { Page } from '@/lib/domain/catalogue';
import { ALIKE, type LikelyPair, type PairedTool } from '@/lib/domain/duplicates';
import type { ListForm, ListView } from '@/lib/domain/list-view';
import { inTransactionAs } from './acting';
import { cutPage } from './cursor';
import { pool } from './database';
import { keyset } from './keyset';
import { matching } from './matching';

export type DuplicateFilter = 'why' | 'judged';

/** How the list of likely duplicates can be looked at. */
export const duplicatesForm: ListForm<'likely', DuplicateFilter> = {
  sorts: ['likely'],
  filters: { why: ['name', 'website'], judged: ['different'] },
  first: { sort: 'likely', descending: true },
};

// Whoever of the two is retired or merged is out of the way already.
const FROM = `duplicate_pairs AS p
  JOIN tools AS a ON a.id = p.one_id AND a.state <> 'retired'
  JOIN tools AS b ON b.id = p.other_id AND b.state <> 'retired'`;

const toolOf = (name: string) => `jsonb_build_object(
  'id', ${name}.id, 'slug', ${name}.slug, 'name', ${name}.name, 'state', ${name}.state,
  'website', ${name}.website, 'votes', (
    SELECT coalesce(sum(s.ships + s.skips), 0) FROM tally_slots AS s WHERE s.tool_id = ${name}.id))`;

type PairRow = {
  id: number;
  one: PairedTool;
  other: PairedTool;
  alike: number;
  same_site: boolean;
  dismissed_at: Date | null;
  at: string;
  key: string;
};

const shape = (row: PairRow): LikelyPair => ({
  ...{ id: row.id, one: row.one, other: row.other, alike: row.alike, sameSite: row.same_site },
  dismissedAt: row.dismissed_at?.toISOString() ?? null,
});

const WHY: Record<string, string> = {
  name: `p.alike >= ${ALIKE}`,
  website: 'p.same_site',
};

/**
 * Answers pairs of tools that may be one, the likeliest first, `limit` a page: those that nobody has
 * judged, or those that were said to be different.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listDuplicates(
  view: ListView<'likely', DuplicateFilter>,
  limit: number,
): Promise<Page<LikelyPair>> {
  const page = keyset({ sql: 'p.score', type: 'float8' }, view, 3, { sql: 'p.id', type: 'int' });
  const named = 'SELECT id FROM tools WHERE name ILIKE $2';
  const where = [
    page.where,
    view.filters.judged ? 'p.dismissed_at IS NOT NULL' : 'p.dismissed_at IS NULL',
    WHY[view.filters.why] ?? 'TRUE',
    view.q ? `(p.one_id IN (${named}) OR p.other_id IN (${named}))` : '$2::text IS NOT NULL',
  ];
  const { rows } = await pool().query<PairRow>(
    `SELECT p.id, p.alike, p.same_site, p.dismissed_at, ${toolOf('a')} AS one, ${toolOf('b')} AS other,
       ${page.columns}
     FROM ${FROM} WHERE ${where.join(' AND ')} ORDER BY ${page.orderBy} LIMIT $1`,
    [limit + 1, matching(view.q), ...page.values],
  );
  return cutPage(rows, limit, shape, ({ at, key }) => [at, key]);
}

/** The most that are counted: beyond it the list says "more than". */
export const MOST_DUPLICATES = 1_000;

/** Answers how many likely duplicates nobody has judged, up to `MOST_DUPLICATES` and one more. */
export async function countDuplicates(): Promise<number> {
  const { rows } = await pool().query<{ pairs: number }>(
    `SELECT count(*)::int AS pairs FROM (
       SELECT FROM ${FROM} WHERE p.dismissed_at IS NULL LIMIT ${MOST_DUPLICATES + 1}
     ) AS counted`,
  );
  return rows[0]?.pairs ?? 0;
}

/** Answers how many tools are yet to be compared with the others. */
export async function countToolsToCompare(): Promise<number> {
  const { rows } = await pool().query<{ tools: number }>(
    'SELECT count(*)::int AS tools FROM tools_to_compare',
  );
  return rows[0]?.tools ?? 0;
}

/**
 * Remembers that two tools are different, or forgets it.
 * @returns whether there is such a pair
 */
export function judgePair(acting: Acting, pairId: number, different: boolean): Promise<boolean> {
  return inTransactionAs(acting, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE duplicate_pairs SET dismissed_by = CASE WHEN $2 THEN $3::uuid END,
         dismissed_at = CASE WHEN $2 THEN coalesce(dismissed_at, now()) END
       WHERE id = $1`,
      [pairId, different, acting.userId],
    );
    return rowCount !== 0;
  });
}
