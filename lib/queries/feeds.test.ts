import { parseFeed } from '@rowanmanning/feed-parser';
import * as fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test, vi } from 'vitest';
import {
  FEED_LENGTH,
  issueEntry,
  matchupEntry,
  newestEntries,
  verdictEntry,
} from '@/lib/domain/feed';
import { issueOf, itemOf } from '@/lib/domain/test-newsletter';
import { reviewedTool, verdictOf } from '@/lib/domain/test-tools';
import { atomOf, type FeedSource, jsonFeedOf } from './feeds';

// What Next answers to a request is tried in e2e/machines.spec.ts.
vi.mock('next/cache', () => ({ cacheTag: () => undefined, cacheLife: () => undefined }));

const origin = 'https://ship.example';
const category = { slug: 'agents', name: 'Agents & <more>' };
const NASTY = `R&D <b>"x"</b> 'y' &amp; ]]> \u0000\u0007\ufffe 🚀 عربى`;
const CLEAN = `R&D <b>"x"</b> 'y' &amp; ]]>  🚀 عربى`;
/** The feed parser decodes every text once more than it should; XML's own parser says what stands there. */
const DECODED = CLEAN.replace('&amp;', '&');

const writtenIn = (atom: string) => new XMLParser().parse(atom).feed.entry;

const matchup = (name: string, id = 1) =>
  matchupEntry({
    id,
    left: reviewedTool({ name, category }),
    right: reviewedTool({
      slug: 'zed',
      name: 'Zed',
      verdicts: [verdictOf({ body: `${name}\n\nEnd.` })],
    }),
    headline: name,
    editorNote: name,
    publishedAt: '2026-04-20T09:00:00.000Z',
    updatedAt: '2026-04-21T09:00:00.000Z',
  });
const verdict = (name: string, id = 7) =>
  verdictEntry({
    ...verdictOf({
      body: name,
      author: { name, kind: 'model' },
      revisedAt: '2026-05-02T09:00:00.000Z',
    }),
    id,
    tool: { slug: 'zed', name, category },
  });
const source = (name: string): FeedSource => ({
  category,
  entries: newestEntries([matchup(name), verdict(name)]),
  origin,
});

test('an independent parser reads from the Atom feed what was put in, whatever the names hold', () => {
  const atom = atomOf(source(NASTY));
  expect(XMLValidator.validate(atom)).toBe(true);
  const feed = parseFeed(atom);
  expect(feed.meta).toMatchObject({ type: 'atom', version: '1.0' });
  expect(feed.title).toBe('Shipworthy: Agents & <more>');
  expect(feed.self).toBe(`${origin}/categories/agents/feed.xml`);
  expect(feed.url).toBe(`${origin}/categories/agents`);
  expect(feed.items.map(({ id, url }) => [id, url])).toEqual([
    ['tag:ship.example,2026:matchup/1', `${origin}/compare/claw-code-vs-zed`],
    ['tag:ship.example,2026:verdict/7', `${origin}/tools/zed/verdicts/skeptic`],
  ]);
  const [first, second] = feed.items;
  expect(first?.title).toBe(`${DECODED} vs Zed`);
  expect(second?.title).toBe(`The Skeptic on ${DECODED}: Ship`);
  expect(second?.authors.map(({ name }) => name?.trim())).toEqual([DECODED]);
  expect(first?.categories.map(({ label }) => label)).toContain(category.name);
  const [written] = writtenIn(atom);
  expect(written.title).toBe(`${CLEAN} vs Zed`);
  expect(written.content).toContain('R&amp;D &lt;b&gt;');
  expect(written.content).not.toMatch(/<b>|<script/);
  expect(second?.published?.toISOString()).toBe('2026-04-14T09:00:00.000Z');
  expect(second?.updated?.toISOString()).toBe('2026-05-02T09:00:00.000Z');
  expect(feed.updated?.toISOString()).toBe('2026-05-02T09:00:00.000Z');
});

test('the JSON Feed is version 1.1, and says the same', () => {
  const feed = JSON.parse(jsonFeedOf(source(NASTY)));
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Shipworthy: Agents & <more>',
    home_page_url: `${origin}/categories/agents`,
    feed_url: `${origin}/categories/agents/feed.json`,
    language: 'en',
  });
  const written = writtenIn(atomOf(source(NASTY)));
  expect(feed.items).toHaveLength(written.length);
  for (const [at, item] of feed.items.entries()) {
    expect(item.id).toBe(written[at].id);
    expect(item.title).toBe(written[at].title);
    expect(item.content_html).toBe(written[at].content);
    expect(item.date_published).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(item.tags.length).toBeGreaterThan(0);
  }
});

test('any text makes a well-formed feed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const made = source(name);
      expect(XMLValidator.validate(atomOf(made))).toBe(true);
      return JSON.parse(jsonFeedOf(made)).items.length === 2;
    }),
    { numRuns: 60 },
  );
});

test('full text: the feed has each verdict whole, with who wrote it', () => {
  const [entry] = source('Plain').entries;
  expect(entry?.html).toContain('<blockquote><p>Plain</p><p>End.</p></blockquote>');
  expect(entry?.html).toContain('Ada (a person), on version 1.0');
  expect(entry?.html).toContain('From $20 a month, as read on 2025-06-30.');
});

test('an issue of the newsletter is in the feed whole: its texts, its figures, and where each item leads', () => {
  const [item] = [itemOf({ title: NASTY, body: `${NASTY}\n\nEnd.` })];
  const sent = { number: 12, startedAt: '2026-05-03T09:00:00.000Z' };
  const entry = issueEntry({ ...issueOf({ subject: NASTY, items: [item] }), ...sent }, origin);
  expect(entry.html).not.toMatch(/<b>|<script/);
  expect(entry.html).toContain('<p>End.</p>');
  expect(entry.html).toContain('Zed. Panel ship: 57% of 7 reviewers, 95% interval 25 to 84.2%.');
  const address = `${origin}/compare/claw-code-vs-zed`;
  expect(entry.html).toContain(`<a href="${address}">Compare Claw Code and Zed</a>`);
  const made = { category: null, entries: newestEntries([entry, verdict('Plain')]), origin };
  const [first] = parseFeed(atomOf(made)).items;
  expect(first?.id).toBe('tag:ship.example,2026:newsletter/12');
  expect(first?.url).toBe(`${origin}/newsletter/12`);
  expect(first?.published?.toISOString()).toBe(sent.startedAt);
  expect(JSON.parse(jsonFeedOf(made)).items[0]).toMatchObject({
    ...{ url: `${origin}/newsletter/12`, content_html: entry.html },
    summary: 'A quiet week with one loud exception. Small counts are called early.',
  });
});

test('updated is when something in the entry changed last, and no later', () => {
  const at = (part: Parameters<typeof reviewedTool>[0]) =>
    matchupEntry({
      id: 1,
      left: reviewedTool(part),
      right: reviewedTool({ slug: 'zed' }),
      headline: null,
      editorNote: null,
      publishedAt: '2026-04-14T00:00:00.000Z',
      updatedAt: '2026-04-14T00:00:00.000Z',
    }).updated;
  expect(at({})).toBe('2026-04-15T09:00:00.000Z');
  expect(at({ updatedAt: '2026-06-01T00:00:00.000Z' })).toBe('2026-06-01T00:00:00.000Z');
  const revised = verdictOf({ revisedAt: '2026-07-01T00:00:00.000Z' });
  expect(at({ verdicts: [revised] })).toBe('2026-07-01T00:00:00.000Z');
});

test('a feed has the newest of both kinds and no more than its length', () => {
  const many = Array.from({ length: FEED_LENGTH }, (_, at) => [matchup('A', at), verdict('B', at)]);
  const entries = newestEntries(many.flat());
  expect(entries).toHaveLength(FEED_LENGTH);
  expect(entries.every(({ key }) => key.startsWith('matchup/'))).toBe(true);
});

test('an empty feed is a feed', () => {
  const empty = { category: null, entries: [], origin };
  expect(XMLValidator.validate(atomOf(empty))).toBe(true);
  expect(parseFeed(atomOf(empty)).items).toEqual([]);
  expect(JSON.parse(jsonFeedOf(empty)).items).toEqual([]);
});
