import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf, MAX_QUERY, nearSpellings, parseSearchView, queryOf, searchHref } from './search';
import { editsBetween } from './search-text';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

test('a typed text is tidied: one line, well formed, not too long', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const q = queryOf(text);
      expect([...q].length).toBeLessThanOrEqual(MAX_QUERY);
      expect(q).not.toMatch(/\p{Cc}|^\s|\s$|\s\s/u);
      expect(q.isWellFormed()).toBe(true);
      expect(queryOf(q)).toBe(q);
    }),
  );
});

test('an address leads to the view it was made of', () => {
  const kinds = fc.constantFrom('tool', 'matchup', 'seat', 'verdict');
  fc.assert(
    fc.property(anyText, kinds, fc.integer({ min: 1, max: 50 }), (text, kind, page) => {
      const view = { q: queryOf(text), kind, page } as const;
      const params = Object.fromEntries(new URL(searchHref(view), 'http://site').searchParams);
      expect(parseSearchView(params)).toEqual(view);
    }),
  );
});

test.each([
  [
    { q: 'zed', kind: 'planet', page: '2' },
    { q: 'zed', kind: null, page: 1 },
  ],
  [
    { q: 'zed', kind: 'tool', page: '-1' },
    { q: 'zed', kind: 'tool', page: 1 },
  ],
  [
    { q: 'zed', kind: 'tool', page: '51' },
    { q: 'zed', kind: 'tool', page: 1 },
  ],
  [
    { q: 'zed', kind: 'tool', page: '1e1' },
    { q: 'zed', kind: 'tool', page: 10 },
  ],
  [{ q: ['zed', 'cursor'] }, { q: 'zed', kind: null, page: 1 }],
  [{}, { q: '', kind: null, page: 1 }],
])('of %j what can be meant is %j', (params, view) => {
  expect(parseSearchView(params)).toEqual(view);
});

test.each([
  ['Claude  Code', { words: ['claude', 'code'], web: 'claude code', typed: 'claude & code:*' }],
  ['SmolVLM2-2B', { joined: 'smolvlm22b', web: 'smolvlm2 2b' }],
  ['"vector database" fast', { web: '"vector database" fast', typed: '' }],
  ['agent -terminal', { words: ['agent'], web: 'agent -terminal', typed: '' }],
  ['agent -"in the open"', { words: ['agent'], web: 'agent -"in the open"' }],
  ['ollama OR vllm', { web: 'ollama or vllm', typed: '' }],
  ["it's 100% & |!:*<->()\\", { web: 'it s 100' }],
  ['c', { typed: 'c' }],
])('%j is asked for', (text, asked) => {
  expect(askedOf(text)).toMatchObject(asked);
});

test.each(['', '!?', '"" -- %', '🦀', '-terminal'])('%j asks for nothing', (text) => {
  expect(askedOf(text)).toBeNull();
});

test('only letters, digits and the operators reach the database', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const asked = askedOf(queryOf(text));
      expect(asked?.typed ?? '').toMatch(
        /^([\p{Alphabetic}\p{Nd}]+( & [\p{Alphabetic}\p{Nd}]+)*(:\*)?)?$/u,
      );
      expect(asked?.web ?? '').toMatch(/^[\p{Alphabetic}\p{Nd}" -]*$/u);
      expect(asked?.words.length ?? 0).toBeLessThanOrEqual(12);
    }),
  );
});

test('near spellings are one edit away', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 12 }), (word) => {
      for (const near of nearSpellings(word)) expect(editsBetween(word, near)).toBe(1);
    }),
  );
});
