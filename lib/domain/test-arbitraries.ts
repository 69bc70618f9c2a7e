import * as fc from 'fast-check';
import { entryKinds } from './entry';
import { type PriceRead, pricePeriods } from './price';
import { isToolSlug } from './slug';
import type { Tally } from './tally';
import type { ToolJson } from './tool';
import {
  type ToolRecord,
  type ToolTexts,
  tidyText,
  toolRecordSchema,
  toolStates,
} from './tool-record';

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

/** A row of a catalogue file that is in order. */
export const recordTexts: ToolTexts = {
  ...{ slug: 'claw-code', name: 'Claw Code', tagline: 'A coding agent' },
  ...{ description: 'It runs in the terminal.', category: 'developer-tools' },
  ...{ website: 'https://example.com/claw', license: 'MIT' },
  ...{ entry_kind: 'paid', entry_amount: '9.50', entry_currency: 'USD', entry_period: 'month' },
  ...{ entry_note: 'Billed yearly.', entry_source: 'https://example.com/pricing' },
  ...{ entry_checked_at: '2025-06-30', state: 'published' },
};

/** Texts as people and spreadsheets write them: formulas, quotes, line ends, apostrophes, any script. */
const anyText = (most: number, lines = false) =>
  fc
    .tuple(
      fc.constantFrom('', '=', '+', '-', '@', "'", "'=", "''+", '"', '＝', ','),
      fc.string({
        unit: fc.constantFrom('a', 'é', '語', '👩‍💻', ' ', '"', "'", ',', ';', '=', '-'),
      }),
      fc.constantFrom('', ...(lines ? ['\n', '\n\n', '\t', ',\n"'] : [])),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    )
    .map((parts) => tidyText(parts.join('')))
    .filter((text) => {
      const part = { [lines ? 'description' : 'name']: text };
      const fits = text !== '' && [...text].length <= most;
      return fits && toolRecordSchema.safeParse({ ...recordTexts, ...part }).success;
    });

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyRead: fc.Arbitrary<PriceRead> = fc
  .record({
    kind: fc.constantFrom(...entryKinds),
    cents: fc.option(fc.integer({ min: 0, max: 999_999_999_999 })),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    period: fc.option(fc.constantFrom(...pricePeriods)),
    note: fc.option(anyText(60)),
    sourceUrl: fc.option(fc.webUrl({ withQueryParameters: true })),
    checkedAt: anyDay,
  })
  .map(({ cents, currency, ...read }) => {
    const amount = cents === null ? null : read.kind === 'free' ? 0 : cents / 100;
    return { ...read, amount, currency: amount === null ? null : currency };
  });

/** Tools in order, whatever their texts hold. */
export const anyRecord: fc.Arbitrary<ToolRecord> = fc.record({
  slug: anySlug,
  name: anyText(100),
  tagline: anyText(300),
  description: anyText(4_000, true),
  category: fc.constantFrom('developer-tools', 'audio'),
  website: fc.webUrl(),
  license: anyText(200),
  entry: fc.option(anyRead),
  state: fc.constantFrom(...toolStates),
});
