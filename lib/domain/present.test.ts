import { describe, expect, it } from 'vitest';
import { matchupJson, matchupSummaryJson, tallyJson } from './api';
import type { CuratedPair, MatchupFacts, PublishedVerdict, ReviewedTool } from './catalogue';
import { toMatchupJson, toMatchupSummaryJson, toTallyJson, toToolJson } from './present';
import { toolJson } from './tool';

const verdict = (seat: string, call: PublishedVerdict['call']): PublishedVerdict => ({
  seat: { slug: seat.toLowerCase(), name: seat, question: 'Would it hold?' },
  call,
  body: 'Text.',
  toolVersion: '1.0',
  evidence: [],
  author: { name: 'Sample panel', kind: 'model' },
  publishedAt: '2026-04-14T09:00:00.000Z',
  revisedAt: null,
  hasEarlier: false,
});

const tool = (slug: string, part: Partial<ReviewedTool> = {}): ReviewedTool => ({
  slug,
  name: slug.toUpperCase(),
  maker: 'Maker',
  tagline: 'Line',
  description: 'Text.',
  category: { slug: 'category', name: 'Category' },
  website: 'https://example.com',
  license: 'MIT',
  version: '1.0',
  factsCheckedAt: '2025-06-30',
  publishedAt: '2026-04-14T09:00:00.000Z',
  updatedAt: '2026-04-15T09:00:00.000Z',
  entry: null,
  panel: { ships: 3, skips: 1 },
  verdicts: [
    verdict('Builder', 'ship'),
    verdict('Skeptic', 'skip'),
    verdict('Futurist', 'ship'),
    verdict('Creator', 'ship'),
  ],
  retractions: [],
  interests: [],
  ...part,
});

const reading = (ships: number, skips: number, asOf = '2026-11-23T08:00:00.000Z') => ({
  tally: { ships, skips },
  simulated: 2,
  asOf,
});
const curated: CuratedPair = {
  left: 'b',
  right: 'a',
  headline: 'Two',
  editorNote: null,
  publishedAt: '2026-04-14T09:00:00.000Z',
};
const site = 'https://example.org';
const facts = (part: Partial<MatchupFacts> = {}): MatchupFacts => ({
  left: tool('b'),
  right: tool('a', { verdicts: [], panel: { ships: 0, skips: 0 } }),
  curated,
  withdrawn: false,
  ...part,
});
const readings = { left: reading(60, 4), right: reading(1, 60) };

describe('toToolJson', () => {
  it('answers what the contract names, and nothing that it does not', () => {
    const facts = tool('a');
    const json = toToolJson(facts, reading(3, 1), site);
    expect(json).toEqual({
      slug: facts.slug,
      name: facts.name,
      maker: facts.maker,
      tagline: facts.tagline,
      description: facts.description,
      category: facts.category,
      website: facts.website,
      license: facts.license,
      version: facts.version,
      factsCheckedAt: facts.factsCheckedAt,
      updatedAt: facts.updatedAt,
      entry: facts.entry,
      panel: { ships: 3, skips: 1, percent: 75, low: 30.1, high: 95.4 },
      community: { ships: 3, skips: 1, percent: 75, low: 30.1, high: 95.4 },
      simulated: 2,
      url: 'https://example.org/tools/a',
    });
    expect(toolJson.parse(json)).toEqual(json);
  });

  it('leaves out a maker and a version that nobody has said', () => {
    const json = toToolJson({ ...tool('a'), maker: '', version: '' }, reading(3, 1), site);
    expect(json).not.toHaveProperty('maker');
    expect(json).not.toHaveProperty('version');
    expect(toolJson.parse(json)).toEqual(json);
  });

  it('answers null for a percentage of no votes', () => {
    const { community } = toToolJson(tool('a'), reading(0, 0), site);
    expect(community).toEqual({ ships: 0, skips: 0, percent: null, low: null, high: null });
  });

  it('lets no column leave that came to be', () => {
    const leaky = { ...tool('a'), id: 7, category: { slug: 'c', name: 'C', rank: 1 } };
    const json = toToolJson(leaky, reading(0, 0), site);
    expect(json).not.toHaveProperty('id');
    expect(json.category).toEqual({ slug: 'c', name: 'C' });
  });
});

describe('toMatchupJson', () => {
  it('keeps the order of the pair', () => {
    const json = toMatchupJson(facts(), readings, site);
    expect(matchupJson.parse(json)).toEqual(json);
    expect(json).toMatchObject({
      slug: 'b-vs-a',
      url: 'https://example.org/compare/b-vs-a',
      headline: 'Two',
      curated: true,
      publishedAt: curated.publishedAt,
      comparison: { kind: 'ahead' },
    });
    expect(json.left.community.ships).toBe(60);
    expect(json.split).toEqual({
      left: { ships: 3, skips: 1, ...split('3 of 4 ship; the Skeptic dissents', 'Skeptic') },
      right: { ships: 0, skips: 0, ...split('No verdicts yet') },
    });
  });

  const split = (sentence: string, ...dissenters: string[]) => ({ sentence, dissenters });

  it('answers null where nobody curated the pair', () => {
    const json = toMatchupJson(facts({ curated: null }), readings, site);
    expect(matchupJson.parse(json)).toEqual(json);
    expect(json).toMatchObject({ curated: false, headline: null, publishedAt: null });
  });

  it('is in lists the same without how the panel divides', () => {
    const { split: _, ...summary } = toMatchupJson(facts(), readings, site);
    const json = toMatchupSummaryJson({ ...facts(), curated }, readings, site);
    expect(json).toEqual(summary);
    expect(matchupSummaryJson.parse(json)).toEqual(json);
  });
});

it('says of two tallies the time of the older one', () => {
  const json = toTallyJson([
    { slug: 'b', reading: reading(3, 1, '2026-11-23T08:00:05.000Z') },
    { slug: 'a', reading: reading(0, 0, '2026-11-23T08:00:01.000Z') },
  ]);
  expect(tallyJson.parse(json)).toEqual(json);
  expect(json.asOf).toBe('2026-11-23T08:00:01.000Z');
  expect(json.tools.map(({ slug, simulated }) => [slug, simulated])).toEqual([
    ['b', 2],
    ['a', 2],
  ]);
});
