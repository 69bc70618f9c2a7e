import { expect, test } from 'vitest';
import { chartDays, everyDay } from './vote-desk';
import { exclusionSchema, isExclusionKey, shortKey } from './vote-exclusion';

const VOTER = '5b1f0e9c-8f3a-4c1d-9a5e-0d8f4f1f2a3b';

test('every day stands in its place, also one without votes and over the end of a month', () => {
  const votes = [{ day: '2026-02-28', ships: 2, skips: 1, excluded: 3 }];
  const none = { ships: 0, skips: 0, excluded: 0 };
  expect(everyDay(votes, { first: '2026-02-27', last: '2026-03-01' })).toEqual([
    { day: '2026-02-27', ...none },
    votes[0],
    { day: '2026-03-01', ...none },
  ]);
  expect(() => everyDay(votes, { first: '2026-03-01', last: '2026-02-27' })).toThrow(RangeError);
  expect(() => everyDay(votes, { first: 'never', last: '2026-02-27' })).toThrow(RangeError);
});

test('the chart has 30 days, that of the clock being the last', () => {
  const days = chartDays(new Date('2026-03-01T23:59:59Z'));
  expect(days).toEqual({ first: '2026-01-31', last: '2026-03-01' });
  expect(everyDay([], days)).toHaveLength(30);
});

test('an exclusion names a voter on one tool or all, an address on one tool only', () => {
  const form = { tool: '7', by: 'voter', key: VOTER, scope: 'everywhere', reason: ' A burst. ' };
  const parse = (given: object) => exclusionSchema.safeParse({ ...form, ...given });
  const request = (given: object) => parse(given).data?.request;
  expect(request({})).toEqual({ toolId: null, by: 'voter', key: VOTER, reason: 'A burst.' });
  expect(request({ scope: 'tool' })?.toolId).toBe(7);
  expect(request({ by: 'address', key: 'Ab_-9' })?.toolId).toBe(7);
});

test.each([
  ['key', { key: 'nobody' }],
  ['key', { by: 'address', key: "x' OR true" }],
  ['by', { by: 'country' }],
  ['tool', { tool: '0' }],
  ['scope', { scope: 'moon' }],
  ['reason', { reason: '  ' }],
  ['reason', { reason: 'x'.repeat(501) }],
])('an exclusion is refused at %s for %j', (field, given) => {
  const form = { tool: '7', by: 'voter', key: VOTER, scope: 'tool', reason: 'A burst.' };
  const parsed = exclusionSchema.safeParse({ ...form, ...given });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

test('keys are told apart, and shown short', () => {
  expect(isExclusionKey('voter', VOTER)).toBe(true);
  expect(isExclusionKey('voter', 'abc')).toBe(false);
  expect(isExclusionKey('address', 'abc')).toBe(true);
  expect(shortKey(VOTER)).toBe('5b1f0e9c');
});
