import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DirectoryView,
  directoryFilters,
  directoryHref,
  directoryKinds,
  directoryParts,
  directorySorts,
  isWhole,
  panelCalls,
  parseDirectory,
  wholeDirectory,
} from './directory';

/** The parts of an address as Next hands them over. */
function paramsOf(href: string): Record<string, string | string[]> {
  const { pathname, searchParams } = new URL(href, 'http://site');
  const params = Object.fromEntries(searchParams);
  return pathname.startsWith('/tools/after/')
    ? { ...params, after: pathname.slice('/tools/after/'.length) }
    : params;
}

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const licence = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text === text.trim() && text !== '' && !text.includes('\0'));
const anyView: fc.Arbitrary<DirectoryView> = fc.record({
  category: orNull(fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12})?$/)),
  kind: orNull(fc.constantFrom(...directoryKinds)),
  licence: orNull(fc.oneof(licence, fc.constantFrom('MIT', 'C++ & co', 'a=b&c', '100%', 'x?y#z'))),
  panel: orNull(fc.constantFrom(...panelCalls)),
  sort: fc.constantFrom(...directorySorts),
  after: orNull(fc.stringMatching(/^[\w-]{1,60}$/)),
});

test('an address says its view whole, and is read back to it', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const href = directoryHref(view, { after: view.after });
      expect(parseDirectory(paramsOf(href))).toEqual({ view, refused: [] });
      expect(new URL(href, 'http://site').href).toBe(`http://site${href}`);
    }),
  );
});

test('a change begins the list anew, and dropping each filter leaves the whole', () => {
  fc.assert(
    fc.property(anyView, fc.constantFrom(...directorySorts), (view, sort) => {
      expect(parseDirectory(paramsOf(directoryHref(view, { sort }))).view).toEqual({
        ...view,
        sort,
        after: null,
      });
      const none = Object.fromEntries(directoryFilters.map((name) => [name, null]));
      const dropped = { ...view, ...none, sort: 'name' as const, after: null };
      expect(isWhole(dropped)).toBe(true);
      expect(directoryHref(dropped)).toBe('/tools');
    }),
  );
});

test('whatever stands in an address is understood or refused by name, never passed over', () => {
  const anyValue = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.constantFrom('free', 'name', 'ship', 'a'.repeat(5_000), '\0', '\ud800', '  '),
    fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
  );
  const params = fc.dictionary(fc.constantFrom(...directoryParts), anyValue);
  fc.assert(
    fc.property(params, (given) => {
      const { view, refused } = parseDirectory(given);
      for (const name of directoryParts) {
        const value = given[name];
        const texts = (Array.isArray(value) ? value : [value ?? ''])
          .map((text) => text.replaceAll('\0', '').toWellFormed().trim())
          .filter((text) => text !== '');
        const isRefused = refused.some((part) => part.name === name);
        const understood = view[name] ?? '';
        if (texts.length === 0) expect(isRefused).toBe(false);
        else expect(isRefused || texts[0] === understood).toBe(true);
      }
      for (const { value, words } of refused) {
        expect([...value].length).toBeLessThanOrEqual(61);
        expect(words).not.toBe('');
      }
      // What is left is an address again.
      const href = directoryHref(view, { after: view.after });
      expect(parseDirectory(paramsOf(href))).toEqual({ view, refused: [] });
    }),
  );
});

test.each([
  [{}, '/tools'],
  [{ after: 'abc' }, '/tools/after/abc'],
  [{ kind: 'free' }, '/tools?kind=free'],
  [{ panel: 'none', sort: 'community' }, '/tools?panel=none&sort=community'],
  [{ licence: 'Apache 2.0', after: 'abc' }, '/tools?licence=Apache+2.0&after=abc'],
] as const)('%j stands at %s', (part, href) => {
  const view = { ...wholeDirectory, ...part };
  expect(directoryHref(view, { after: view.after })).toBe(href);
});

test('one filter given twice is refused, the same value twice is not', () => {
  expect(parseDirectory({ kind: ['free', 'paid'] }).refused).toEqual([
    { name: 'kind', value: 'free, paid', words: 'Choose one.' },
  ]);
  expect(parseDirectory({ kind: ['free', '', 'free'] }).view.kind).toBe('free');
});
