import 'server-only';
import { z } from 'zod';
import { decodeCursor } from './cursor';

/** A column that a list is sorted by: its SQL, never null, and the SQL type that a position is cast to. */
export type SortColumn = {
  sql: string;
  type: 'text' | 'int' | 'bigint' | 'date' | 'timestamptz' | 'float8' | 'uuid';
};

// As text, since that is how the database writes and reads each of the types without loss.
const position = z.tuple([z.string().max(500), z.string().max(40)]);

/**
 * Answers how a statement goes on after a page of a list that is sorted by a column and, where that is
 * equal, by `id`: a condition with its values, numbered from `firstValue`, the order, and the columns
 * that `cutPage` makes the next cursor of ([row.at, row.key]).
 * @throws CursorError for a cursor that no list gave out
 */
export function keyset(
  column: SortColumn,
  view: { descending: boolean; after: string | null },
  firstValue: number,
  id: SortColumn = { sql: 'id', type: 'int' },
): { where: string; values: string[]; orderBy: string; columns: string } {
  const after = view.after === null ? null : decodeCursor(position, view.after);
  const [than, order] = view.descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const at = `$${firstValue}::text::${column.type}`;
  const key = `$${firstValue + 1}::text::${id.type}`;
  return {
    where: after ? `(${column.sql}, ${id.sql}) ${than} (${at}, ${key})` : 'TRUE',
    values: after ?? [],
    orderBy: `${column.sql} ${order}, ${id.sql} ${order}`,
    columns: `(${column.sql})::text AS at, (${id.sql})::text AS key`,
  };
}
