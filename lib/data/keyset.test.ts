import { expect, test } from 'vitest';
import { CursorError, encodeCursor } from './cursor';
import { keyset, type SortColumn } from './keyset';

const id = { sql: 'id', type: 'int' } as const;
const behind = (type: SortColumn['type'], at: string, key = '7') =>
  keyset({ sql: 'lists.at', type }, { descending: true, after: encodeCursor([at, key]) }, 3, id);

test('a list goes on behind a position, and the first page has none', () => {
  const first = keyset({ sql: 'name', type: 'text' }, { descending: false, after: null }, 1);
  expect(first).toEqual({
    ...{ where: 'TRUE', values: [], orderBy: 'name ASC, id ASC' },
    columns: '(name)::text AS at, (id)::text AS key',
  });
  expect(behind('text', 'Ollama')).toMatchObject({
    where: '(lists.at, id) < ($3::text::text, $4::text::int)',
    ...{ values: ['Ollama', '7'], orderBy: 'lists.at DESC, id DESC' },
  });
});

test.each<[SortColumn['type'], string]>([
  ['int', '-12'],
  ['bigint', '9007199254740993'],
  ['date', '2026-11-23'],
  ['date', '-infinity'],
  ['timestamptz', '2026-11-23 14:20:05+00'],
  ['timestamptz', '2026-11-23 14:20:05.123456+05:30'],
  ['timestamptz', 'infinity'],
  ['float8', '0.1234567890123456'],
  ['float8', '1e-07'],
  ['uuid', '3f2a1b4c-0000-4000-8000-123456789abc'],
])('what the database writes of %s is taken: %s', (type, at) => {
  expect(behind(type, at).values).toEqual([at, '7']);
});

test.each<[SortColumn['type'], string]>([
  ['text', 'a\0b'],
  ['int', '2147483648'],
  ['int', '1.5'],
  ['bigint', 'x'],
  ['date', '2026-13-01'],
  ['timestamptz', '2026-11-39 14:20:05+00'],
  ['timestamptz', 'yesterday'],
  ['timestamptz', ''],
  ['float8', 'NaN?'],
  ['uuid', '1'],
])('what no column of %s holds is refused: %s', (type, at) => {
  expect(() => behind(type, at)).toThrow(CursorError);
});

test('a key that is none, and a cursor of another form, are refused', () => {
  expect(() => behind('text', 'a', 'x')).toThrow(CursorError);
  const after = (value: unknown) => () =>
    keyset({ sql: 'name', type: 'text' }, { descending: true, after: encodeCursor(value) }, 1);
  for (const forged of [['a'], ['a', 7], {}, ['a', 'b', 'c']]) {
    expect(after(forged)).toThrow(CursorError);
  }
});
