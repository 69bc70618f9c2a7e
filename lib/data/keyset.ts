import 'server-only';
import { z } from 'zod';
import { CursorError, decodeCursor } from './cursor';

/** A column that a list is sorted by: its SQL, never null, and the SQL type that a position is cast to. */
export type SortColumn = {
  sql: string;
  type: 'text' | 'int' | 'bigint' | 'date' | 'timestamptz' | 'float8' | 'uuid';
};

// As text, since that is how the database writes and reads each of the types without loss.
const position = z.tuple([z.string().max(500), z.string().max(40)]);

const MOMENT = /^(20\d\d-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-]\d\d)(?::\d\d)?$/;
const isTime = (text: string) => !Number.isNaN(Date.parse(text));
const isInfinite = (text: string) => /^-?infinity$/.test(text);

// A position that whoever wrote the cursor made up must not fail the statement.
const CAN_BE: Record<SortColumn['type'], (text: string) => boolean> = {
  text: (text) => !text.includes('\0'),
  int: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  bigint: (text) => /^-?\d{1,18}$/.test(text),
  date: (text) => isInfinite(text) || (/^\d{4}-\d\d-\d\d$/.test(text) && isTime(text)),
  timestamptz: (text) =>
    isInfinite(text) || (MOMENT.test(text) && isTime(text.replace(MOMENT, '$1T$2$3:00'))),
  float8: (text) => /^-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,2})?$/.test(text),
  uuid: (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text),
};

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
  if (after && !(CAN_BE[column.type](after[0]) && CAN_BE[id.type](after[1])))
    throw new CursorError();
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
