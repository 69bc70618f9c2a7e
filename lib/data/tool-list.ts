import 'server-only';
import { DatabaseError } from 'pg';
import type { Page } from '@/lib/domain/catalogue';
import type { EntryKind } from '@/lib/domain/entry';
import { lintPrice } from '@/lib/domain/price';
import { firstFreshDay } from '@/lib/domain/price-age';
import type { DeskTool, ToolListView, ToolSort } from '@/lib/domain/tool-list';
import type { ToolState } from '@/lib/domain/tool-record';
import { CursorError, cutPage } from './cursor';
import { pool } from './database';
import { keyset, type SortColumn } from './keyset';
import { found } from './matching';

/** Each order's column; as an index has it, what has no date before all that have one. */
const SORTS: Record<ToolSort, SortColumn> = {
  name: { sql: 'lower(name)', type: 'text' },
  published: { sql: "coalesce(published_at, '-infinity'::timestamptz)", type: 'timestamptz' },
  updated: { sql: 'updated_at', type: 'timestamptz' },
  price: { sql: "coalesce(price_checked_at, '-infinity'::date)", type: 'date' },
};

// A tool that is retired has no price to be read anew.
const oldPrice = (day: string) =>
  `(coalesce(price_checked_at, '-infinity'::date) < ${day}::date AND state <> 'retired')`;

function conditionsOf({ q, filters }: ToolListView, today: string) {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const conditions = ['TRUE'];
  if (q) {
    const slug = found(q.toLowerCase().replaceAll(/\s+/g, '-'));
    conditions.push(`(name ILIKE ${value(found(q))} OR slug LIKE ${value(slug)})`);
  }
  if (filters.state) conditions.push(`state = ${value(filters.state)}::tool_state`);
  if (filters.category) {
    const slug = value(filters.category);
    conditions.push(`category_id = (SELECT c.id FROM categories AS c WHERE c.slug = ${slug})`);
  }
  if (filters.kind === 'none') conditions.push('entry_kind IS NULL');
  else if (filters.kind) conditions.push(`entry_kind = ${value(filters.kind)}::entry_kind`);
  if (filters.price === 'old') conditions.push(oldPrice(value(firstFreshDay(today))));
  return { conditions, values };
}

type Row = {
  id: number;
  slug: string;
  name: string;
  state: ToolState;
  merged: boolean;
  category: string;
  entry_kind: EntryKind | null;
  checked: string | null;
  tagline: string;
  description: string;
  license: string;
  amount: string | null;
  note: string | null;
  votes: number;
  published_at: Date | null;
  updated_at: Date;
  at: string;
  key: string;
};

function shape(row: Row): DeskTool {
  const { tagline, description, license, note, entry_kind: kind } = row;
  const amount = row.amount === null ? null : Number(row.amount);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    state: row.state,
    merged: row.merged,
    category: row.category,
    entryKind: kind,
    priceCheckedAt: row.checked,
    warnings: kind ? lintPrice({ kind, amount, note, tagline, description, license }) : [],
    votes: row.votes,
    publishedAt: row.published_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  };
}

// What a line shows beyond the tool's own row is read for the lines of the page alone.
function statementOf(view: ToolListView, today: string, limit: number) {
  const { conditions, values } = conditionsOf(view, today);
  const after = keyset(SORTS[view.sort], view, values.length + 1);
  const all = [...values, ...after.values, limit + 1];
  const text = `
    SELECT page.*, read.amount, read.note,
      (SELECT c.name FROM categories AS c WHERE c.id = page.category_id) AS category,
      (SELECT coalesce(sum(s.ships + s.skips), 0)::int FROM tally_slots AS s
        WHERE s.tool_id = page.id) AS votes
    FROM (
      SELECT id, slug, name, state, merged_into_id IS NOT NULL AS merged, category_id, entry_kind,
        price_checked_at, price_checked_at::text AS checked, tagline, description, license,
        published_at, updated_at, ${after.columns}
      FROM tools WHERE ${[...conditions, after.where].join(' AND ')}
      ORDER BY ${after.orderBy} LIMIT $${all.length}
    ) AS page
    LEFT JOIN LATERAL (
      SELECT p.amount, p.note FROM price_reads AS p WHERE p.tool_id = page.id
      ORDER BY p.checked_at DESC, p.id DESC LIMIT 1
    ) AS read ON true
    ORDER BY ${after.orderBy}`;
  return { text, values: all };
}

/** What PostgreSQL answers a position that is no value of the column. */
const NO_VALUE = /^22/;

/**
 * Answers a page of the desk's list of tools, `limit` (1 to 100) of them, in one statement. `today` is
 * an ISO date.
 * @throws CursorError for a page that this list did not give out
 */
export async function listDeskTools(
  view: ToolListView,
  today: string,
  limit: number,
): Promise<Page<DeskTool>> {
  const { text, values } = statementOf(view, today, limit);
  try {
    const { rows } = await pool().query<Row>(text, values);
    return cutPage(rows, limit, shape, (row) => [row.at, row.key]);
  } catch (error) {
    const forged = view.after && error instanceof DatabaseError && NO_VALUE.test(error.code ?? '');
    throw forged ? new CursorError() : error;
  }
}

/** Answers the ids of the tools that match a view, by name, `limit` of them at most. */
export async function findMatchingTools(
  view: ToolListView,
  today: string,
  limit: number,
): Promise<number[]> {
  const { conditions, values } = conditionsOf(view, today);
  const { rows } = await pool().query<{ id: number }>(
    `SELECT id FROM tools WHERE ${conditions.join(' AND ')}
     ORDER BY lower(name), id LIMIT $${values.length + 1}`,
    [...values, limit],
  );
  return rows.map(({ id }) => id);
}

/** Answers how many tools `listDeskTools` has with the filter `price=old`. `today` is an ISO date. */
export async function countOldPrices(today: string): Promise<number> {
  const { rows } = await pool().query<{ tools: number }>(
    `SELECT count(*)::int AS tools FROM tools WHERE ${oldPrice('$1')}`,
    [firstFreshDay(today)],
  );
  return rows[0]?.tools ?? 0;
}
