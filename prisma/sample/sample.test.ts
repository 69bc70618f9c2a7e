import { describe, expect, it } from 'vitest';
import { pairKey } from '../../lib/domain/matchup';
import { lintPrice, priceReadSchema } from '../../lib/domain/price';
import { isToolSlug } from '../../lib/domain/slug';
import { sampleCatalogue } from './index';
import type { SampleTool } from './types';

const { seats, categories, tools, matchups } = sampleCatalogue;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

function toolCalled(slug: string): SampleTool {
  const tool = tools.find((candidate) => candidate.slug === slug);
  if (tool === undefined) throw new Error(`No tool ${slug} in the sample`);
  return tool;
}

function callsOf(slug: string): Record<string, string> {
  return Object.fromEntries(toolCalled(slug).verdicts.map(({ seat, call }) => [seat, call]));
}

function shipsOf(tool: SampleTool): number {
  return tool.verdicts.filter(({ call }) => call === 'ship').length;
}

function proseOf(tool: SampleTool): string[] {
  const bodies = tool.verdicts.map(({ body }) => body);
  return [tool.tagline, tool.description, tool.entry.note ?? '', ...bodies];
}

const allProse = [
  ...seats.flatMap(({ question, motto, excites, tires }) => [question, motto, excites, tires]),
  ...categories.map(({ description }) => description),
  ...tools.flatMap(proseOf),
  ...matchups.flatMap(({ headline, editorNote }) => [headline, editorNote]),
];

function duplicatesIn(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the sample catalogue', () => {
  it('holds five seats, six categories and 26 tools under valid, unique slugs', () => {
    expect(seats.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(seats.map(({ slug }) => slug)).size).toBe(5);
    expect(new Set(categories.map(({ slug }) => slug)).size).toBe(6);
    expect(tools).toHaveLength(26);
    expect(duplicatesIn(tools.map(({ slug }) => slug))).toEqual([]);
    expect(tools.filter(({ slug }) => !isToolSlug(slug))).toEqual([]);
  });

  it('files every tool under a category that exists, and leaves no category empty', () => {
    const used = new Set(tools.map(({ category }) => category));
    expect([...used].sort()).toEqual(categories.map(({ slug }) => slug).sort());
  });

  it('uses no exclamation marks', () => {
    expect(allProse.filter((text) => text.includes('!'))).toEqual([]);
  });

  it('uses no sentence twice', () => {
    const sentences = allProse
      .flatMap((text) => text.split(/(?<=[.?])\s+/))
      .map((sentence) => sentence.trim().toLowerCase())
      // A plan's bare name, such as "Pro", is a label and no sentence.
      .filter((sentence) => sentence.includes(' '));
    expect(duplicatesIn(sentences)).toEqual([]);
  });
});

describe.each(tools)('$name', (tool) => {
  it('has a tagline and a description of the agreed length', () => {
    expect(tool.tagline.length).toBeGreaterThan(20);
    expect(tool.tagline.length).toBeLessThanOrEqual(90);
    expect(tool.description.length).toBeGreaterThanOrEqual(250);
    expect(tool.description.length).toBeLessThanOrEqual(500);
  });

  it('has verdicts of four different seats, and at least one of them ships', () => {
    const known = new Set<string>(seats.map(({ slug }) => slug));
    const speaking = new Set(tool.verdicts.map(({ seat }) => seat));
    expect(tool.verdicts).toHaveLength(4);
    expect(speaking.size).toBe(4);
    expect([...speaking].every((seat) => known.has(seat))).toBe(true);
    expect(shipsOf(tool)).toBeGreaterThan(0);
  });

  it('argues each verdict at a readable length', () => {
    const lengths = tool.verdicts.map(({ body }) => body.length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(80);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1500);
  });

  it('has a dated price with a secure source and no half-told amount', () => {
    const { entry } = tool;
    expect(tool.website).toMatch(/^https:\/\//);
    expect(entry.sourceUrl).toMatch(/^https:\/\//);
    expect(entry.checkedAt).toMatch(ISO_DATE);
    expect(tool.factsCheckedAt).toMatch(ISO_DATE);
    expect(entry.currency === null).toBe(entry.amount === null);
    expect(entry.period === null).toBe(entry.amount === null);
    if (entry.kind === 'free') expect(entry.amount).toBeNull();
    if (entry.kind === 'paid' && entry.amount === null) expect(entry.note).not.toBeNull();
  });

  it('has a price that its own words do not contradict', () => {
    const { tagline, description, license, entry } = tool;
    const { kind, amount, note } = entry;
    expect(priceReadSchema.safeParse(entry).error).toBeUndefined();
    expect(lintPrice({ kind, amount, note, tagline, description, license })).toEqual([]);
  });
});

describe('the panel', () => {
  it('calls the first two tools as the facts say', () => {
    expect(callsOf('claw-code')).toEqual({
      builder: 'ship',
      skeptic: 'skip',
      futurist: 'ship',
      creator: 'ship',
    });
    expect(callsOf('smolvlm2-2b')).toEqual({
      builder: 'ship',
      skeptic: 'ship',
      futurist: 'ship',
      founder: 'skip',
    });
    expect(toolCalled('claw-code').entry).toMatchObject({ kind: 'paid', amount: null });
    expect(toolCalled('smolvlm2-2b').entry).toMatchObject({ kind: 'free', amount: null });
  });

  it('gives figures from one ship to four', () => {
    expect([...new Set(tools.map(shipsOf))].sort()).toEqual([1, 2, 3, 4]);
  });
});

describe('the matchups', () => {
  it('are at least thirteen pairs, each told once in either order', () => {
    expect(matchups.length).toBeGreaterThanOrEqual(13);
    expect(duplicatesIn(matchups.map(({ left, right }) => pairKey(left, right)))).toEqual([]);
  });

  it('set two known tools of one category against each other', () => {
    for (const { left, right } of matchups) {
      expect(left).not.toBe(right);
      expect(toolCalled(left).category).toBe(toolCalled(right).category);
    }
  });

  it('begin with Claw Code against SmolVLM2-2B and go on in order of time', () => {
    const dates = matchups.map(({ publishedAt }) => publishedAt);
    expect(matchups[0]).toMatchObject({
      left: 'claw-code',
      right: 'smolvlm2-2b',
      featuredRank: 1,
      publishedAt: '2026-04-14T09:00:00Z',
    });
    expect(dates).toEqual([...dates].sort());
    expect(duplicatesIn(dates)).toEqual([]);
    expect(dates.every((date) => date < '2026-11-17')).toBe(true);
  });

  it('have short headlines, a note to read them by and unique featured ranks', () => {
    const ranks = matchups.flatMap(({ featuredRank }) => featuredRank ?? []).sort((a, b) => a - b);
    expect(ranks).toEqual(ranks.map((_, index) => index + 1));
    expect(matchups.filter(({ headline }) => headline.length > 90)).toEqual([]);
    expect(matchups.filter(({ editorNote }) => editorNote.length < 80)).toEqual([]);
  });
});
