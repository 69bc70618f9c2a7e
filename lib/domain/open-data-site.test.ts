import { expect, test } from 'vitest';
import { figureOf } from './figure';
import { compareWithSite } from './open-data-site';

const none = figureOf({ ships: 0, skips: 0 });
const file = (ships: number, skips: number) => ({
  ...{ kind: 'figure' as const, tool: 'ollama', panel: figureOf({ ships: 3, skips: 1 }) },
  ...{ community: figureOf({ ships, skips }), simulated: 0, rank: null },
});
const site = (ships: number, skips: number) => ({
  ...{ slug: 'ollama', panel: figureOf({ ships: 3, skips: 1 }) },
  community: figureOf({ ships, skips }),
});

test('the same figures are no difference', () => {
  expect(compareWithSite(file(5, 2), site(5, 2))).toEqual([]);
  expect(compareWithSite(file(0, 0), site(0, 0))).toEqual([]);
});

test.each([
  [site(7, 2), '71% of 7 in the file, 78% of 9 now: 2 more votes since.'],
  [site(4, 2), '71% of 7 in the file, 67% of 6 now: 1 vote fewer since.'],
  [site(4, 3), '71% of 7 in the file, 57% of 7 now: votes were changed since.'],
  [site(0, 0), '71% of 7 in the file, no figure now: 7 votes fewer since.'],
])('what moved since is said, and is no fault: %#', (now, words) => {
  expect(compareWithSite(file(5, 2), now)).toEqual([
    { kind: 'moved', text: `ollama, community: ${words}` },
  ]);
});

test('a figure that its own counts do not make is wrong, whatever the file says', () => {
  for (const part of ['percent', 'low', 'high'] as const) {
    const now = { ...site(5, 2), community: { ...figureOf({ ships: 5, skips: 2 }), [part]: 80 } };
    expect(compareWithSite(file(5, 2), now)).toMatchObject([{ kind: 'wrong' }]);
  }
});

test('a tool that came or went is said', () => {
  expect(compareWithSite(null, { ...site(1, 0), panel: none })).toEqual([
    { kind: 'moved', text: 'ollama: published since.' },
  ]);
  expect(compareWithSite(file(1, 0), null)).toEqual([
    { kind: 'moved', text: 'ollama: no longer on the site.' },
  ]);
});
