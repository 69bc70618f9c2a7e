import { z } from 'zod';

/** A cursor that nobody gave out, or of another list. */
export class CursorError extends Error {
  constructor() {
    super('The cursor is not one that this list gave out.');
    this.name = 'CursorError';
  }
}

/** Answers `position` as an opaque text that is safe in an address. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Answers the position inside `cursor`.
 * @throws CursorError when the text is no cursor of this form
 */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string): T {
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorError();
  }
  const parsed = schema.safeParse(position);
  if (!parsed.success) throw new CursorError();
  return parsed.data;
}

/** Answers whether `cursor` has the form of a list's positions. */
export function isCursor(schema: z.ZodType, cursor: string): boolean {
  try {
    decodeCursor(schema, cursor);
    return true;
  } catch (error) {
    if (error instanceof CursorError) return false;
    throw error;
  }
}

// Only what the database can hold: the year 0 is none to PostgreSQL, and its ids end at 2^31 - 1.
const timePosition = z.tuple([z.iso.datetime().refine((time) => time >= '0001'), z.int32()]);

/** Where a list by time stands: at a row's time (UTC), and at its id among those of one time. */
export type TimePosition = { time: Date; id: number };

/** Answers whether `readTimeCursor` would take the cursor. */
export const isTimeCursor = (cursor: string) => isCursor(timePosition, cursor);

/** Answers `time` and `id` of a row as the position that `readTimeCursor` reads. */
export const timePositionOf = (time: Date, id: number) => [time.toISOString(), id];

/**
 * Answers the position inside the cursor of a list by time; null for null, the list's beginning.
 * @throws CursorError when the text is no cursor of such a list, or of a time or id that no row can have
 */
export function readTimeCursor(cursor: string | null): TimePosition | null {
  if (cursor === null) return null;
  const [time, id] = decodeCursor(timePosition, cursor);
  return { time: new Date(time), id };
}

/** Cuts a list that was read one row longer than a page, to know whether there is more. */
export function cutPage<Row, Item>(
  rows: Row[],
  limit: number,
  shape: (row: Row) => Item,
  position: (row: Row) => unknown,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(shape),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null,
  };
}
