import * as fc from 'fast-check';
import { isToolSlug } from './slug';
import type { Tally } from './tally';
import type { ToolJson } from './tool';

/** Shared by the property tests of this folder; no part of the domain. */

const count = (max: number) =>
  fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max }));

export const anyTally = (max = 1_000_000): fc.Arbitrary<Tally> =>
  fc.record({ ships: count(max), skips: count(max) });

export const votedTally = (max?: number): fc.Arbitrary<Tally> =>
  anyTally(max).filter(({ ships, skips }) => ships + skips > 0);

/** Valid tool slugs, with "vs" and words around it more often than chance would bring them. */
export const anySlug: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[a-z0-9]{1,12}$/),
      fc.constantFrom('vs', 'v', 's', 'vsx', 'xvs', '2', 'a'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((words) => words.join('-'))
  .filter(isToolSlug);

/** A tool as the API answers it, with parts of your own. */
export const anyToolJson = (part: Partial<ToolJson> = {}): ToolJson => ({
  slug: 'claw-code',
  name: 'Claw Code',
  maker: 'ultraworkers',
  tagline: 'A coding agent',
  description: 'It runs in the terminal.',
  category: { slug: 'developer-tools', name: 'Developer Tools' },
  website: 'https://example.com',
  license: 'open source',
  version: '0.1.0',
  factsCheckedAt: '2025-06-30',
  entry: {
    kind: 'paid',
    amount: null,
    currency: null,
    period: null,
    note: null,
    sourceUrl: null,
    checkedAt: '2025-06-30',
  },
  panel: { ships: 3, skips: 1, percent: 75, low: 30.1, high: 95.4 },
  community: { ships: 0, skips: 0, percent: null, low: null, high: null },
  simulated: 0,
  url: 'http://127.0.0.1:3000/tools/claw-code',
  updatedAt: '2025-06-30T12:00:00.000Z',
  ...part,
});
