import { expect, test } from 'vitest';
import { firstFreshDay, isOldPrice } from './price-age';

test('a price is old from its 91st day on', () => {
  expect(firstFreshDay('2026-11-23')).toBe('2026-08-25');
  expect(isOldPrice('2026-08-25', '2026-11-23')).toBe(false);
  expect(isOldPrice('2026-08-24', '2026-11-23')).toBe(true);
  expect(isOldPrice(null, '2026-11-23')).toBe(true);
});
