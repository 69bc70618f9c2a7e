import 'server-only';
import type { Page, ToolFacts } from '@/lib/domain/catalogue';
import type { DirectorySort, DirectoryView } from '@/lib/domain/directory';
import { CursorError, cutPage } from './cursor';
import { pool, prisma } from './database';
import { keyset, type SortColumn } from './keyset';
import { shapeToolFacts, toolFactsSelect } from './tool-rows';

const SORTS: Record<DirectorySort, SortColumn> = {
  name: { sql: 'name_key', type: 'text' },
  newest: { sql: 'published_at', type: 'timestamptz' },
  panel: { sql: 'panel_low', type: 'float8' },
  community: { sql: 'community_low', type: 'float8' },
};
const TOOL_ID: SortColumn = { sql: 'tool_id', type: 'int' };

function conditionsOf({ category, kind, licence, panel }: DirectoryView) {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const conditions = ['public'];
  if (category !== null) {
    conditions.push(`category_id = (SELECT id FROM categories WHERE slug = ${value(category)})`);
  }
  if (kind === 'none') conditions.push('entry_kind IS NULL');
  else if (kind !== null) conditions.push(`entry_kind = ${value(kind)}::entry_kind`);
  if (licence !== null) conditions.push(`licence = ${value(licence)}`);
  if (panel === 'none') conditions.push('panel_call IS NULL');
  else if (panel !== null) conditions.push(`panel_call = ${value(panel)}`);
  return { conditions: conditions.join(' AND '), values };
}

const orderOf = (view: DirectoryView, firstValue: number) =>
  keyset(
    SORTS[view.sort],
    { descending: view.sort !== 'name', after: view.after },
    firstValue,
    TOOL_ID,
  );

/** Answers whether `listDirectory` would take the view's page. */
export function isDirectoryPage(view: DirectoryView): boolean {
  try {
    orderOf(view, 1);
    return true;
  } catch (error) {
    if (error instanceof CursorError) return false;
    throw error;
  }
}

/** Answers the facts of those of the tools that are published, by their ids. */
async function readFacts(ids: number[]): Promise<Map<number, ToolFacts>> {
  const rows = await prisma().tool.findMany({
    where: { id: { in: ids }, state: 'published' },
    select: { id: true, ...toolFactsSelect },
  });
  return new Map(rows.map((row) => [row.id, shapeToolFacts(row)]));
}

/**
 * Answers a page of the published tools that a view holds, `limit` (1 to 100) of them.
 * @throws CursorError for a page that this list, sorted so, did not give out
 */
export async function listDirectory(view: DirectoryView, limit: number): Promise<Page<ToolFacts>> {
  const { conditions, values } = conditionsOf(view);
  const order = orderOf(view, values.length + 1);
  const all = [...values, ...order.values, limit + 1];
  const { rows } = await pool().query<{ tool_id: number; at: string; key: string }>(
    `SELECT tool_id, ${order.columns} FROM tool_standings
     WHERE ${conditions} AND ${order.where} ORDER BY ${order.orderBy} LIMIT $${all.length}`,
    all,
  );
  const { items, nextCursor } = cutPage(
    rows,
    limit,
    ({ tool_id }) => tool_id,
    (row) => [row.at, row.key],
  );
  const facts = await readFacts(items);
  return { items: items.flatMap((id) => facts.get(id) ?? []), nextCursor };
}

/** Answers how many published tools a view holds over all its pages. */
export async function countDirectory(view: DirectoryView): Promise<number> {
  const { conditions, values } = conditionsOf(view);
  const { rows } = await pool().query<{ tools: number }>(
    `SELECT count(*)::int AS tools FROM tool_standings WHERE ${conditions}`,
    values,
  );
  return rows[0]?.tools ?? 0;
}

/** Answers the licences that most published tools have, the commonest first, `limit` of them at most. */
export async function listLicences(limit: number): Promise<{ licence: string; tools: number }[]> {
  const { rows } = await pool().query<{ licence: string; tools: number }>(
    `SELECT licence, count(*)::int AS tools FROM tool_standings
     WHERE public AND licence <> '' GROUP BY licence ORDER BY count(*) DESC, licence LIMIT $1`,
    [limit],
  );
  return rows;
}
