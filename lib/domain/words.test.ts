import { expect, it } from 'vitest';
import { counted, grouped, inPoints, inSeries, tidyName } from './words';

it('tidies a name', () => {
  expect(tidyName('  Claw\n  Code ')).toBe('Claw Code');
});

it.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
])('puts %j in a series', (items, words) => {
  expect(inSeries(items)).toBe(words);
});

it.each([
  [0, '0'],
  [999, '999'],
  [1280, '1,280'],
  [1_234_567, '1,234,567'],
])('groups %i', (count, words) => {
  expect(grouped(count)).toBe(words);
});

it('counts with the right noun', () => {
  expect(counted(1, 'vote')).toBe('1 vote');
  expect(counted(0, 'vote')).toBe('0 votes');
  expect(counted(2, 'category', 'categories')).toBe('2 categories');
});

it('says a hidden difference as less than a point', () => {
  expect([0, 1, 2].map(inPoints)).toEqual(['less than 1 point', '1 point', '2 points']);
});
