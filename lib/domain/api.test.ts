import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as api from './api';
import { anyToolJson } from './test-arbitraries';
import * as tool from './tool';

describe('pageQuerySchema', () => {
  it.each<[object, object]>([
    [{}, { limit: 20 }],
    [{ limit: '1' }, { limit: 1 }],
    [{ limit: '100' }, { limit: 100 }],
    [{ limit: 7 }, { limit: 7 }],
    [
      { cursor: 'abc', limit: '5', utm: 'x' },
      { cursor: 'abc', limit: 5 },
    ],
  ])('reads %j', (query, page) => {
    expect(api.pageQuerySchema.parse(query)).toEqual(page);
  });

  it.each([
    '0',
    '101',
    '-1',
    '1.5',
    '1e1',
    '0x10',
    '',
    ' 5',
    '05',
    'all',
    0,
    101,
    1.5,
    null,
    ['5', '6'],
  ])('refuses a limit of %j in words', (limit) => {
    const { error } = api.pageQuerySchema.safeParse({ limit });
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['limit'], 'limit must be a whole number from 1 to 100.'],
    ]);
  });

  it.each([
    ['', /must not be empty/],
    ['x'.repeat(201), /longer than 200/],
    [['a', 'b'], /given once/],
  ])('refuses a cursor of %.20j in words', (cursor, message) => {
    const { error } = api.pageQuerySchema.safeParse({ cursor });
    expect(error?.issues[0]?.message).toMatch(message);
  });
});

describe('matchupJson', () => {
  const split = {
    ships: 3,
    skips: 1,
    sentence: '3 of 4 ship; the Skeptic dissents',
    dissenters: ['Skeptic'],
  };
  const matchup = {
    slug: 'claw-code-vs-other',
    url: 'https://example.com/compare/claw-code-vs-other',
    left: anyToolJson(),
    right: anyToolJson({ slug: 'other' }),
    headline: null,
    editorNote: null,
    publishedAt: '2025-06-30T00:00:00.000Z',
    curated: true,
    split: { left: split, right: split },
    comparison: { kind: 'none', sentence: 'Nobody has voted on either yet.' },
  };

  it('takes a curated pair and a plain one', () => {
    expect(api.matchupJson.safeParse(matchup).error).toBeUndefined();
    const plain = { ...matchup, curated: false, publishedAt: null };
    expect(api.matchupJson.safeParse(plain).error).toBeUndefined();
  });

  it('comes in lists without how the panel divides', () => {
    const { split: _, ...summary } = matchup;
    const list = { items: [summary], nextCursor: null };
    expect(api.matchupListJson.safeParse(list).error).toBeUndefined();
    const whole = { items: [matchup], nextCursor: null };
    expect(api.matchupListJson.safeParse(whole).success).toBe(false);
    const turned = { items: [{ ...summary, slug: 'other-vs-claw-code' }], nextCursor: null };
    expect(api.matchupListJson.safeParse(turned).success).toBe(false);
  });

  it.each<[string, object]>([
    ['a tool against itself', { right: matchup.left, slug: 'claw-code-vs-claw-code' }],
    ['a slug of other tools', { slug: 'other-vs-claw-code' }],
    ['a time of publishing without a curator', { curated: false }],
  ])('refuses %s', (_what, part) => {
    expect(api.matchupJson.safeParse({ ...matchup, ...part }).success).toBe(false);
  });
});

it('takes a list of tools and the small tally', () => {
  const list = { items: [anyToolJson()], nextCursor: 'abc' };
  expect(api.toolListJson.safeParse(list).error).toBeUndefined();
  expect(api.toolListJson.safeParse({ items: [] }).success).toBe(false);
  const { slug, community, simulated } = anyToolJson();
  const tally = { tools: [{ slug, community, simulated }], asOf: '2025-06-30T00:00:00Z' };
  expect(api.tallyJson.safeParse(tally).error).toBeUndefined();
  expect(api.tallyJson.safeParse({ ...tally, asOf: 'now' }).success).toBe(false);
});

it('takes a problem document, and no status that is no problem', () => {
  const problem = {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'limit must be a whole number from 1 to 100.',
    instance: '/api/v1/tools?limit=0',
    errors: [{ detail: 'limit must be a whole number from 1 to 100.', parameter: 'limit' }],
  };
  expect(api.problemJson.safeParse(problem).error).toBeUndefined();
  expect(api.problemJson.safeParse({ ...problem, status: 200 }).success).toBe(false);
});

it('knows both states of health', () => {
  expect(api.healthJson.safeParse({ status: 'ok' }).success).toBe(true);
  expect(api.healthJson.safeParse({ status: 'fine' }).success).toBe(false);
});

it('can be written out as JSON Schema, for the OpenAPI document', () => {
  const answers = [
    tool.toolJson,
    api.toolListJson,
    api.matchupJson,
    api.matchupListJson,
    api.tallyJson,
    api.problemJson,
    api.healthJson,
  ];
  for (const schema of answers) {
    expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' });
  }
  expect(z.toJSONSchema(api.pageQuerySchema, { io: 'input' })).toMatchObject({ type: 'object' });
});
