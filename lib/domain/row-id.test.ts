import { expect, test } from 'vitest';
import { rowCount, rowId } from './row-id';

test.each(['1', '2147483647'])('%s is the number of a row', (text) => {
  expect(rowId.parse(text)).toBe(Number(text));
});

test.each(['', '0', '-1', '1.5', '2147483648', '1e99', 'x', undefined])('%s is none', (text) => {
  expect(rowId.safeParse(text).success).toBe(false);
});

test('nothing has happened yet: a count begins at 0', () => {
  expect(rowCount.parse('0')).toBe(0);
  expect(rowCount.safeParse('-1').success).toBe(false);
});
