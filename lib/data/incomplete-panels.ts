import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { IncompletePanel } from '@/lib/domain/dashboard';
import type { ListForm, ListView } from '@/lib/domain/list-view';
import { cutPage } from './cursor';
import { pool } from './database';
import { keyset } from './keyset';

/** How the list of incomplete panels can be looked at: what waits longest is first. */
export const panelsForm: ListForm<'published', 'seat'> = {
  sorts: ['published'],
  filters: { seat: [] },
  first: { sort: 'published', descending: false },
};

type Row = {
  id: number;
  slug: string;
  name: string;
  category: string;
  published_at: Date;
  missing: string[];
  at: string;
  key: string;
};

const shape = ({ id, slug, name, category, published_at, missing }: Row): IncompletePanel => ({
  ...{ id, slug, name, category, missing, publishedAt: published_at.toISOString() },
});

// Which seats are missing is asked of the tools of the page alone.
const MISSING = `
  SELECT coalesce(array_agg(seats.name ORDER BY seats.rank, seats.id), '{}') FROM seats
  WHERE NOT EXISTS (
    SELECT FROM verdicts
    WHERE tool_id = page.id AND seat_id = seats.id AND verdicts.state = 'published'
  )`;

/**
 * Answers published tools that not every seat has judged, `limit` (1 to 100) a page; of those that one
 * seat (a slug) has not judged where the view names it.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listIncompletePanels(
  view: ListView<'published', 'seat'>,
  limit: number,
): Promise<Page<IncompletePanel>> {
  const { seat } = view.filters;
  const page = keyset({ sql: 'published_at', type: 'timestamptz' }, view, seat ? 3 : 2);
  const judged = "FROM verdicts WHERE tool_id = tools.id AND verdicts.state = 'published'";
  const lacks = seat
    ? `EXISTS (SELECT FROM seats WHERE slug = $2)
       AND NOT EXISTS (SELECT ${judged} AND seat_id = (SELECT s.id FROM seats AS s WHERE s.slug = $2))`
    : `(SELECT count(*) ${judged}) < (SELECT count(*) FROM seats)`;
  const { rows } = await pool().query<Row>(
    `SELECT page.*, (SELECT c.name FROM categories AS c WHERE c.id = page.category_id) AS category,
       (${MISSING}) AS missing
     FROM (
       SELECT id, slug, name, category_id, published_at, ${page.columns} FROM tools
       WHERE state = 'published' AND ${lacks} AND ${page.where}
       ORDER BY ${page.orderBy} LIMIT $1
     ) AS page
     ORDER BY ${page.orderBy}`,
    [limit + 1, ...(seat ? [seat] : []), ...page.values],
  );
  return cutPage(rows, limit, shape, (row) => [row.at, row.key]);
}
