import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tidyAsked } from '@/lib/domain/compare-request';
import { openWorld } from '@/scripts/testing/world';
import { findMeant, searchNames } from './tool-names';

const { rows, sql, tool } = await openWorld();
await tool({ slug: 'claude-code', name: 'Claude Code' });
await tool({ slug: 'claw-code', name: 'Claw Code' });
await tool({ slug: 'codeium', name: 'Codeium' });
await tool({ slug: 'draft', name: 'Code in draft', state: 'draft' });
const before = await tool({ slug: 'new-address', name: 'Renamed' });
await sql('INSERT INTO tool_redirects (slug, tool_id) VALUES ($1, $2)', ['old-address', before.id]);
await tool({ slug: 'twin-1', name: 'Twin' });
await tool({ slug: 'twin-2', name: 'twin' });
await tool({ slug: 'odd', name: '100%_sure\\' });
await rows.category();

const slugsOf = (tools: { slug: string }[]) => tools.map(({ slug }) => slug);
const meantBy = async (text: string) => {
  const [one] = await findMeant([text], 5);
  return one?.kind === 'found' ? one.tool.slug : slugsOf(one?.near ?? []);
};

test.each([
  ['co', ['codeium']],
  ['code', ['codeium', 'claude-code', 'claw-code']],
  ['CLA', ['claude-code', 'claw-code']],
  ['100%', ['odd']],
  ['%_s', ['odd']],
  ['_', []],
  ['', []],
  ['nothing like it', []],
])('while %j is typed, %j are offered', async (text, slugs) => {
  expect(slugsOf(await searchNames(text, 8))).toEqual(slugs);
});

test.each([
  ['claude-code', 'claude-code'],
  ['Claude-Code', 'claude-code'],
  ['claude code', 'claude-code'],
  ['old-address', 'new-address'],
  ['Twin', ['twin-1', 'twin-2']],
  ['twin-2', 'twin-2'],
  ['100%_sure\\', 'odd'],
  ['qqqqqqq', []],
])('%j means %j', async (text, meant) => {
  expect(await meantBy(text)).toEqual(meant);
});

test.each([
  ['claud code', 'claude-code'],
  ['codei', 'codeium'],
  ['claw cod', 'claw-code'],
])('%j may mean %j first', async (text, first) => {
  expect((await meantBy(text))[0]).toBe(first);
});

test('what is not published is never meant', async () => {
  expect(await meantBy('Code in draft')).not.toContain('draft');
  expect(await meantBy('draft')).not.toContain('draft');
});

test('several texts are answered in their order, each by itself', async () => {
  const meant = await findMeant(['qqqqqqq', 'codeium', 'Twin'], 5);
  expect(meant.map(({ text, kind }) => [text, kind])).toEqual([
    ['qqqqqqq', 'unclear'],
    ['codeium', 'found'],
    ['Twin', 'unclear'],
  ]);
});

test('no text breaks a look-up', async () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const asked = [...new Set(given.map(tidyAsked))].filter((text) => text !== '');
      expect(await findMeant(asked, 5)).toHaveLength(asked.length);
      for (const text of asked) await searchNames(text, 8);
    }),
    { numRuns: 40 },
  );
});
