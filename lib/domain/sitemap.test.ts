import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { parsePart, partName, sitemapIndex, urlSet } from './sitemap';

const parse = (xml: string) => {
  expect(XMLValidator.validate(xml)).toBe(true);
  return new XMLParser().parse(xml);
};

test('a file of addresses: absolute, with a time only where one is known', () => {
  const { urlset } = parse(
    urlSet(
      [
        { path: '/', changedAt: null },
        { path: '/tools/a&b', changedAt: '2026-04-14T09:00:00.000Z' },
      ],
      'https://ship.example',
    ),
  );
  expect(urlset.url).toEqual([
    { loc: 'https://ship.example/' },
    { loc: 'https://ship.example/tools/a&b', lastmod: '2026-04-14T09:00:00.000Z' },
  ]);
});

test('the index names its parts, and each name leads to its part', () => {
  const parts = ['pages', 'tools-0', 'tools-12', 'matchups-3'];
  const { sitemapindex } = parse(sitemapIndex(parts, 'https://ship.example'));
  expect(sitemapindex.sitemap).toEqual(
    parts.map((part) => ({ loc: `https://ship.example/sitemaps/${part}.xml` })),
  );
  for (const part of parts) {
    const parsed = parsePart(part);
    expect(parsed && partName(parsed)).toBe(part);
  }
  for (const no of [
    '',
    'tools',
    'tools-',
    'tools-01',
    'tools--1',
    'votes-1',
    'tools-1e3',
    'tools-999999',
    // No id is that large, and no database takes the question.
    'tools-42950',
  ]) {
    expect(parsePart(no), no).toBeNull();
  }
});
