import { expect, it } from 'vitest';
import { moneyInWords } from './money';

it.each([
  [20, 'USD', '$20'],
  [0, 'USD', '$0'],
  [9, 'EUR', '€9'],
  [9.5, 'EUR', '€9.50'],
  [19.99, 'GBP', '£19.99'],
  [0.15, 'USD', '$0.15'],
  [12, 'CHF', '12 CHF'],
  [20, 'CAD', '20 CAD'],
  [1200, 'USD', '$1,200'],
  [1234567.5, 'CHF', '1,234,567.50 CHF'],
  [3000, 'JPY', '¥3,000'],
  [99, 'CNY', '99 CNY'],
])('%f %s: %s', (amount, currency, words) => {
  expect(moneyInWords(amount, currency)).toBe(words);
});

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %f', (amount) => {
  expect(() => moneyInWords(amount, 'USD')).toThrow(RangeError);
});
