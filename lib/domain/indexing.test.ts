import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isIndexed,
  isIndexedMatchup,
  isIndexedSearch,
  type PageKind,
  sharedVerdicts,
} from './indexing';
import { reviewedTool, verdictOf } from './test-tools';

const seat = (slug: string) => verdictOf({ seat: { slug, name: slug, question: '?' } });
const pair = (left: string[], right: string[]) => ({
  left: reviewedTool({ verdicts: left.map(seat) }),
  right: reviewedTool({ slug: 'zed', verdicts: right.map(seat) }),
});
const curated = {
  left: 'claw-code',
  right: 'zed',
  headline: null,
  editorNote: null,
  publishedAt: '2026-04-14T09:00:00.000Z',
};

test('a pair that nobody curated is listed from two seats on that judged both', () => {
  const found = (left: string[], right: string[]) =>
    isIndexedMatchup({ ...pair(left, right), curated: null, withdrawn: false });
  expect(found([], [])).toBe(false);
  expect(found(['a', 'b', 'c'], ['d', 'e'])).toBe(false);
  expect(found(['a', 'b'], ['b', 'c'])).toBe(false);
  expect(found(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(found(['a', 'b', 'c'], ['c', 'b', 'a'])).toBe(true);
});

test('a curated matchup is always listed; what a curator took back never is', () => {
  const thin = pair([], []);
  expect(isIndexedMatchup({ ...thin, curated, withdrawn: false })).toBe(true);
  const rich = pair(['a', 'b', 'c'], ['a', 'b', 'c']);
  expect(isIndexedMatchup({ ...rich, curated: null, withdrawn: true })).toBe(false);
});

test('the count of seats in common does not depend on the order', () => {
  const seats = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
  fc.assert(
    fc.property(seats, seats, (one, other) => {
      const both = one.filter((slug) => other.includes(slug)).length;
      expect(sharedVerdicts(pair(one, other))).toBe(both);
      return sharedVerdicts(pair(other, one)) === both;
    }),
  );
});

const KINDS: Record<PageKind, boolean> = {
  ...{ standing: true, later: false, filtered: false },
  ...{ 'side-by-side': false, part: false, own: false },
};
for (const [kind, listed] of Object.entries(KINDS)) {
  test(`a ${kind} page is ${listed ? '' : 'not '}listed`, () => {
    expect(isIndexed(kind as PageKind)).toBe(listed);
  });
}

test('a search is listed where it found something', () => {
  const none = { items: [], total: 0, more: false };
  const nothing = { tool: none, matchup: none, seat: none, verdict: none };
  expect(isIndexedSearch(null)).toBe(false);
  expect(isIndexedSearch(nothing)).toBe(false);
  expect(isIndexedSearch({ ...nothing, verdict: { ...none, total: 1 } })).toBe(true);
});
