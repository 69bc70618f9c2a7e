import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { ListForm, ListView } from '@/lib/domain/list-view';
import type { ChangedSince, MergePlan } from '@/lib/domain/merge';
import { cutPage } from './cursor';
import { pool } from './database';
import { keyset } from './keyset';
import { matching } from './matching';
import { readMergePlan } from './merge-plan';
import {
  findMerge,
  MERGE_COLUMNS,
  MERGE_TABLES,
  type Merge,
  type MergeRow,
  readChangedSince,
  shapeMerge,
} from './unmerge-plan';

export type { Merge } from './unmerge-plan';

/** How the list of merges can be looked at. */
export const mergesForm: ListForm<'merged', 'state'> = {
  sorts: ['merged'],
  filters: { state: ['standing', 'undone'] },
  first: { sort: 'merged', descending: true },
};

const STATES: Record<string, string> = {
  standing: 'm.undone_at IS NULL',
  undone: 'm.undone_at IS NOT NULL',
};

/**
 * Answers merges, the newest first, `limit` a page.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listMerges(
  view: ListView<'merged', 'state'>,
  limit: number,
): Promise<Page<Merge>> {
  const column = { sql: 'm.merged_at', type: 'timestamptz' } as const;
  const page = keyset(column, view, 3, { sql: 'm.id', type: 'int' });
  const where = [
    page.where,
    STATES[view.filters.state] ?? 'TRUE',
    view.q ? '(s.name ILIKE $2 OR t.name ILIKE $2)' : '$2::text IS NOT NULL',
  ];
  const { rows } = await pool().query<MergeRow & { at: string; key: string }>(
    `SELECT ${MERGE_COLUMNS}, ${page.columns} FROM ${MERGE_TABLES}
     WHERE ${where.join(' AND ')} ORDER BY ${page.orderBy} LIMIT $1`,
    [limit + 1, matching(view.q), ...page.values],
  );
  const shape = ({ at: _at, key: _key, ...row }: (typeof rows)[number]) => shapeMerge(row);
  return cutPage(rows, limit, shape, ({ at, key }) => [at, key]);
}

/** Answers a merge with what undoing it would not bring back; null when there is none. */
export async function findMergeToUndo(
  id: number,
): Promise<{ merge: Merge; since: ChangedSince } | null> {
  const found = await findMerge(pool(), id);
  return found && { merge: found.merge, since: await readChangedSince(pool(), found) };
}

/** Answers the ids of tools by their own addresses; those that there are. */
export async function findToolIds(slugs: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ slug: string; id: number }>(
    'SELECT slug, id FROM tools WHERE slug = ANY($1)',
    [slugs],
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

/** Answers what merging one tool into another would do, as things are; null when there is no such tool. */
export function previewMerge(source: number, target: number): Promise<MergePlan | null> {
  return readMergePlan(pool(), source, target);
}
