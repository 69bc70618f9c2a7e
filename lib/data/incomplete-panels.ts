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

const HOLDER = `
  FROM seat_holdings AS h JOIN authors AS a ON a.id = h.author_id
  WHERE h.seat_id = seats.id AND h.until IS NULL AND a.kind = 'person'`;

/** The seats that a tool waits for; one whose every holder declared an interest in it is not asked. */
const waitsFor = (tool: string) => `
  FROM seats
  WHERE NOT EXISTS (
    SELECT FROM verdicts AS v
    WHERE v.tool_id = ${tool} AND v.seat_id = seats.id AND v.state = 'published'
  ) AND (
    NOT EXISTS (SELECT FROM conflicts_of_interest AS c WHERE c.tool_id = ${tool})
    OR NOT EXISTS (SELECT ${HOLDER})
    OR EXISTS (SELECT ${HOLDER} AND NOT EXISTS (
      SELECT FROM conflicts_of_interest AS c WHERE c.tool_id = ${tool} AND c.author_id = a.id))
  )`;

const JUDGED = "FROM verdicts WHERE tool_id = tools.id AND verdicts.state = 'published'";

/** Looks seat by seat only at tools that an interest was declared in: of the others there are many. */
const unlessExcused = (which = '') => `(
  NOT EXISTS (SELECT FROM conflicts_of_interest AS i WHERE i.tool_id = tools.id)
  OR EXISTS (SELECT ${waitsFor('tools.id')} ${which}))`;

// A seat has one published verdict on a tool at most.
const LACKS = `(SELECT count(*) ${JUDGED}) < (SELECT count(*) FROM seats) AND ${unlessExcused()}`;

/** Counts the published tools that lack a verdict, and yet wait for no seat that could give it. */
export const EXCUSED_SQL = `
  SELECT count(*)::int FROM tools
  WHERE state = 'published' AND id IN (SELECT tool_id FROM conflicts_of_interest)
    AND (SELECT count(*) ${JUDGED}) < (SELECT count(*) FROM seats)
    AND NOT EXISTS (SELECT ${waitsFor('tools.id')})`;

// Which seats are missing is asked of the tools of the page alone.
const MISSING = `
  SELECT coalesce(array_agg(seats.name ORDER BY seats.rank, seats.id), '{}') ${waitsFor('page.id')}`;

/**
 * Answers published tools that not every seat has judged, `limit` (1 to 100) a page; of those that one
 * seat (a slug) has not judged where the view names it. A seat whose every holder, a person, declared an
 * interest in a tool may not judge it, and is not missed.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listIncompletePanels(
  view: ListView<'published', 'seat'>,
  limit: number,
): Promise<Page<IncompletePanel>> {
  const { seat } = view.filters;
  const page = keyset({ sql: 'published_at', type: 'timestamptz' }, view, seat ? 3 : 2);
  const lacks = seat
    ? `EXISTS (SELECT FROM seats WHERE slug = $2)
       AND NOT EXISTS (SELECT ${JUDGED} AND seat_id = (SELECT s.id FROM seats AS s WHERE s.slug = $2))
       AND ${unlessExcused('AND seats.slug = $2')}`
    : LACKS;
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
