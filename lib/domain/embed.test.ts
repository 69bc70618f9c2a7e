import fc from 'fast-check';
import { expect, it } from 'vitest';
import { embedPage, embedThemeOf, missingEmbedPage } from './embed';
import { embedMarkup, toOembedJson } from './oembed';
import { escapeMarkup } from './xml';

const reading = (ships: number, skips: number, simulated = 0) => ({
  ...{ tally: { ships, skips }, simulated, asOf: '2026-11-23T08:00:00.000Z' },
});
const tool = (slug: string, name: string) => ({ slug, name, panel: { ships: 3, skips: 1 } });
const site = { siteUrl: 'https://shipworthy.test', theme: null };
const words = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

it('has both names, both figures, their counts and intervals, and the way to the whole', () => {
  const pair = { left: tool('zed', 'Zed'), right: tool('cursor', 'Cursor') };
  const html = embedPage(pair, { left: reading(91, 37), right: reading(0, 0) }, site);
  const text = words(html);
  expect(text).toContain('Zed vs Cursor');
  expect(text).toContain('Panel ship 75% 4 reviewers 95% interval 30.1 to 95.4%');
  expect(text).toContain('Community 71% 128 votes 95% interval 62.7 to 78.2%');
  expect(text).toContain('Community — no community votes yet');
  expect(html).toContain('<a href="https://shipworthy.test/compare/zed-vs-cursor" target="_top">');
  expect(html).not.toMatch(/<script|<link rel="stylesheet|<img|@import|url\(/);
});

it('says of votes that they are early or simulated', () => {
  const pair = { left: tool('zed', 'Zed'), right: tool('cursor', 'Cursor') };
  const text = words(embedPage(pair, { left: reading(2, 1), right: reading(9, 9, 5) }, site));
  expect(text).toMatch(/3 votes 95% interval [\d.]+ to [\d.]+% · early/);
  expect(text).toMatch(/18 votes 95% interval [\d.]+ to [\d.]+% · 5 simulated/);
  const few = embedPage(pair, { left: reading(0, 0), right: reading(1, 1, 2) }, site);
  expect(words(few)).toMatch(/2 votes 95% interval [\d.]+ to [\d.]+% · early · 2 simulated/);
});

it('follows the system, or the theme that its page asks for', () => {
  const pair = { left: tool('zed', 'Zed'), right: tool('cursor', 'Cursor') };
  const both = { left: reading(1, 0), right: reading(0, 1) };
  expect(embedPage(pair, both, site)).toContain('prefers-color-scheme:dark');
  for (const theme of ['light', 'dark'] as const) {
    const html = embedPage(pair, both, { ...site, theme });
    expect(html).not.toContain('prefers-color-scheme');
    expect(html).toContain(`color-scheme:${theme}`);
  }
  expect(['dark', 'light', 'DARK', '', null].map(embedThemeOf)).toEqual([
    'dark',
    'light',
    null,
    null,
    null,
  ]);
});

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=y>',
    "' onload='x",
    '視覚言語',
  ),
);

it('no name becomes markup', () => {
  const plain = { left: tool('a', 'A'), right: tool('b', 'B') };
  const readings = { left: reading(1, 0), right: reading(0, 1) };
  const tags = (html: string) => html.match(/<\/?[a-z!]+/gi);
  const expected = tags(embedPage(plain, readings, site));
  fc.assert(
    fc.property(anyName, anyName, (left, right) => {
      const pair = { left: tool('a', left), right: tool('b', right) };
      expect(tags(embedPage(pair, readings, site))).toEqual(expected);
      const markup = embedMarkup({
        title: `${left} vs ${right}`,
        embedUrl: 'https://a.test/?a=1&b=2',
      });
      expect(markup.match(/[<>"]/g)?.join('')).toBe(`<${'""'.repeat(6)}><>`);
      expect(escapeMarkup(left)).not.toMatch(/[<>"']/);
    }),
  );
  expect(missingEmbedPage('https://shipworthy.test', null)).toContain('There is no such matchup');
});

it('fits into the room that an oEmbed consumer has', () => {
  const matchup = {
    title: 'A vs B',
    embedUrl: 'https://a.test/embed/a-vs-b',
    siteName: 'S',
    siteUrl: 'https://a.test',
  };
  const pixels = fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: undefined });
  fc.assert(
    fc.property(pixels, pixels, (maxwidth, maxheight) => {
      const { width, height, html } = toOembedJson(matchup, { maxwidth, maxheight });
      expect(width).toBeLessThanOrEqual(maxwidth ?? width);
      expect(height).toBeLessThanOrEqual(maxheight ?? height);
      expect(html).toContain(`width="${width}" height="${height}"`);
    }),
  );
});
