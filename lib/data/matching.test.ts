import { expect, test } from 'vitest';
import { beginning, found, literal, matching } from './matching';

test('what LIKE would read as a sign of its own stands for itself', () => {
  expect(literal('50%_\\x')).toBe('50\\%\\_\\\\x');
  expect(beginning('a_')).toBe('a\\_%');
  expect(matching('%')).toBe('%\\%%');
});

test('a text too short for trigrams is looked for at the beginning', () => {
  expect(found('ab')).toBe('ab%');
  expect(found('\u{1f600}x')).toBe('\u{1f600}x%');
  expect(found('abc')).toBe('%abc%');
});
