import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  askedText,
  compareFields,
  comparisonHref,
  contendersOf,
  foundTools,
  type Meant,
  MOST_SIDES,
  parseAsked,
  pickHref,
  sidesHref,
  tidyAsked,
} from './compare-request';
import { parsePair } from './matchup';
import { anySlug } from './test-arbitraries';

const slugs = (least: number, most: number) =>
  fc.uniqueArray(anySlug, { minLength: least, maxLength: most });

test('an address of tools side by side is read back to them, in their order', () => {
  fc.assert(
    fc.property(slugs(2, MOST_SIDES), (tools) => {
      const href = sidesHref(tools);
      const { searchParams, pathname } = new URL(href, 'http://site');
      expect(pathname).toBe('/compare');
      expect(parseAsked(searchParams.getAll('tools'))).toEqual(tools);
    }),
  );
});

test('duplicates, empty parts and cases make no difference', () => {
  fc.assert(
    fc.property(slugs(1, 6), fc.nat(20), (tools, place) => {
      const twice = tools[place % tools.length] ?? '';
      const given = ['', ...tools, twice.toUpperCase(), ' '].join(' , ');
      expect(parseAsked(given)).toEqual(tools);
      expect(parseAsked([...tools, twice])).toEqual(tools);
    }),
  );
});

test('no text makes more than a few short ones to look up', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2_000 }), (text) => {
      const asked = parseAsked(text);
      expect(asked.length).toBeLessThanOrEqual(12);
      for (const one of asked) {
        expect([...one].length).toBeLessThanOrEqual(120);
        expect(one).toBe(tidyAsked(one));
        expect(one).not.toMatch(/\0|,|^$/);
      }
    }),
  );
  expect(parseAsked(undefined)).toEqual([]);
  expect(tidyAsked('a\0  \n b')).toBe('a b');
});

test('one tool leads to its page, two to their matchup, more side by side', () => {
  expect(sidesHref([])).toBe('/compare');
  expect(sidesHref(['ollama'])).toBe('/tools/ollama');
  expect(comparisonHref([])).toBeNull();
  expect(comparisonHref(['ollama', 'ollama'])).toBeNull();
  fc.assert(
    fc.property(slugs(2, MOST_SIDES), (tools) => {
      const href = comparisonHref([...tools, ...tools]) ?? '';
      if (tools.length > 2) expect(href).toBe(sidesHref(tools));
      else
        expect(parsePair(href.slice('/compare/'.length))).toEqual({
          left: tools[0],
          right: tools[1],
        });
    }),
  );
});

test('the form’s address keeps what was typed', () => {
  const typed = fc.record(
    Object.fromEntries(compareFields.map((field) => [field, fc.string({ maxLength: 30 })])),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(typed, (texts) => {
      const { searchParams } = new URL(pickHref(texts), 'http://site');
      for (const field of compareFields)
        expect(searchParams.get(field) ?? '').toBe((texts[field] ?? '').toWellFormed());
    }),
  );
  expect(pickHref({ left: 'claud', right: 'x' }, { left: 'claude-code' })).toBe(
    '/compare?left=claude-code&right=x',
  );
});

test('a button beside a field says more than the field', () => {
  expect(askedText(['', 'ollama'])).toBe('ollama');
  expect(askedText(['typed', 'ollama'])).toBe('ollama');
  expect(askedText(['typed', ''])).toBe('typed');
  expect(askedText(undefined)).toBe('');
});

test('a tool that two texts mean stands once', () => {
  const tool = { slug: 'ollama', name: 'Ollama', category: 'Models' };
  const meant: Meant[] = [
    { kind: 'found', text: 'ollama', tool },
    { kind: 'unclear', text: 'x', near: [tool] },
    { kind: 'found', text: 'Ollama', tool },
  ];
  expect(foundTools(meant)).toEqual([tool]);
});

test.each([
  ['Ollama vs vLLM', ['Ollama', 'vLLM']],
  ['ollama VS. vllm', ['ollama', 'vllm']],
  ['claude code versus zed vs cursor', ['claude code', 'zed', 'cursor']],
  ['ollama', []],
  ['vs code', []],
  ['ollama vs', []],
  ['a vs b vs c vs d vs e', []],
  ['canvas editor', []],
])('what %j sets against each other is %j', (q, names) => {
  expect(contendersOf(q)).toEqual(names);
});
