import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPair, pairKey, pairSlug, parsePair } from './matchup';
import { MAX_SLUG } from './slug';
import { anySlug } from './test-arbitraries';

const twoSlugs = fc.tuple(anySlug, anySlug).filter(([a, b]) => a !== b);

describe('parsePair', () => {
  it.each([
    ['claw-code-vs-smolvlm2-2b', 'claw-code', 'smolvlm2-2b'],
    ['a-vs-vs', 'a', 'vs'],
    ['vs-vs-a', 'vs', 'a'],
    ['devs-vs-vscode', 'devs', 'vscode'],
  ])('%s', (text, left, right) => {
    expect(parsePair(text)).toEqual({ left, right });
  });

  it.each([
    '',
    'a',
    'a-b',
    '-vs-',
    'a-vs-',
    '-vs-b',
    'a-vs-a',
    'vs-vs-vs',
    'a-vs-b-vs-c',
    'A-vs-b',
    'a--vs-b',
    'a-vs--b',
    'a-vs-b/c',
    'a-VS-b',
    '-vs-'.repeat(5000),
  ])('refuses %.40j', (text) => {
    expect(parsePair(text)).toBeNull();
  });

  it('reads back every pair, and only one way', () => {
    fc.assert(
      fc.property(twoSlugs, ([left, right]) => {
        expect(parsePair(pairSlug(left, right))).toEqual({ left, right });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back the longest pair', () => {
    const [left, right] = ['a'.repeat(MAX_SLUG), 'b'.repeat(MAX_SLUG)];
    expect(parsePair(pairSlug(left, right))).toEqual({ left, right });
  });

  it('accepts nothing that it would not write', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab-]{0,4}-vs-[abvs-]{0,8}$/), (text) => {
        const pair = parsePair(text);
        if (pair !== null) expect(pairSlug(pair.left, pair.right)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('canonicalPair', () => {
  it('is alphabetical by code unit where nobody curated', () => {
    expect(canonicalPair('b', 'a', null)).toEqual({ left: 'a', right: 'b' });
    expect(canonicalPair('a', 'b', null)).toEqual({ left: 'a', right: 'b' });
    // A locale's order would put the hyphen aside and the digits by value.
    expect(canonicalPair('ab', 'a-z', null)).toEqual({ left: 'a-z', right: 'ab' });
    expect(canonicalPair('m-9', 'm-10', null)).toEqual({ left: 'm-10', right: 'm-9' });
  });

  it("follows the curated matchup's own order for the same two tools only", () => {
    const curated = { left: 'b', right: 'a' };
    expect(canonicalPair('a', 'b', curated)).toEqual(curated);
    expect(canonicalPair('b', 'a', curated)).toEqual(curated);
    expect(canonicalPair('c', 'a', curated)).toEqual({ left: 'a', right: 'c' });
  });

  it('gives only the pair, whatever else the curated row holds', () => {
    const row = { left: 'b', right: 'a', headline: 'x' };
    expect(canonicalPair('a', 'b', row)).toEqual({ left: 'b', right: 'a' });
  });

  it('refuses a tool against itself', () => {
    expect(() => canonicalPair('a', 'a', null)).toThrow(RangeError);
  });

  it('does not depend on the order of asking, and is stable', () => {
    fc.assert(
      fc.property(twoSlugs, fc.boolean(), ([a, b], isCurated) => {
        const curated = isCurated ? { left: a, right: b } : null;
        const pair = canonicalPair(a, b, curated);
        expect(canonicalPair(b, a, curated)).toEqual(pair);
        expect(canonicalPair(pair.left, pair.right, curated)).toEqual(pair);
      }),
    );
  });
});

it('keys two pairs alike exactly when they hold the same tools', () => {
  fc.assert(
    fc.property(twoSlugs, twoSlugs, ([a, b], [c, d]) => {
      expect(pairKey(a, b)).toBe(pairKey(b, a));
      const same = new Set([a, b, c, d]).size === 2;
      expect(pairKey(a, b) === pairKey(c, d)).toBe(same);
    }),
  );
});
