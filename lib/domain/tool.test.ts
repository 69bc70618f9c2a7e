import { describe, expect, it } from 'vitest';
import { anyToolJson } from './test-arbitraries';
import { figureSchema, toolJson } from './tool';

describe('figureSchema', () => {
  const figure = { ships: 3, skips: 1, percent: 75, low: 30.1, high: 95.4 };

  it('takes a figure, with votes and without', () => {
    expect(figureSchema.safeParse(figure).success).toBe(true);
    const none = { ships: 0, skips: 0, percent: null, low: null, high: null };
    expect(figureSchema.safeParse(none).success).toBe(true);
  });

  it.each([
    { percent: 75.5 },
    { percent: 101 },
    { percent: null },
    { low: null },
    { low: 30.06 },
    { low: -0.1 },
    { high: 100.1 },
    { low: 96 },
    { ships: -1 },
    { ships: 0, skips: 0 },
    { votes: 4 },
  ])('refuses %j', (part) => {
    expect(figureSchema.safeParse({ ...figure, ...part }).success).toBe(false);
  });
});

describe('toolJson', () => {
  it('has the names of the contract', () => {
    const contract =
      'slug name tagline description category website license entry panel community url';
    expect(Object.keys(toolJson.shape)).toEqual(expect.arrayContaining(contract.split(' ')));
    const entry = 'kind amount currency period note sourceUrl checkedAt';
    expect(Object.keys(toolJson.shape.entry.unwrap().shape)).toEqual(entry.split(' '));
    expect(Object.keys(toolJson.shape.panel.shape)).toEqual(
      'ships skips percent low high'.split(' '),
    );
  });

  it('takes a tool, also one whose price nobody has read', () => {
    expect(toolJson.safeParse(anyToolJson()).error).toBeUndefined();
    expect(toolJson.safeParse(anyToolJson({ entry: null })).error).toBeUndefined();
  });

  it.each<[string, object]>([
    ['a relative url', { url: '/tools/claw-code' }],
    ['a script for a website', { website: 'javascript:alert(1)' }],
    ['a slug that would break a pair', { slug: 'a-vs-b' }],
    ['a column that was not meant to leave', { ownerEmail: 'a@b.c' }],
    ['a local time', { updatedAt: '2025-06-30T00:00:00' }],
    ['no name', { name: '' }],
  ])('refuses %s', (_what, part) => {
    expect(toolJson.safeParse({ ...anyToolJson(), ...part }).success).toBe(false);
  });
});
