import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeadSide, leadSentence } from './lead';
import { entryKinds, type PriceRead, pricePeriods } from './price';
import { anyTally } from './test-arbitraries';

const price = (part: Partial<PriceRead> = {}): PriceRead => ({
  kind: 'free',
  amount: null,
  currency: null,
  period: null,
  note: null,
  sourceUrl: null,
  checkedAt: '2025-06-30',
  ...part,
});

const paid = price({ kind: 'paid' });
const pro = (amount: number) =>
  price({ kind: 'freemium', amount, currency: 'USD', period: 'month' });

const side = (name: string, part: Partial<LeadSide> = {}): LeadSide => ({
  name,
  categoryName: 'Developer Tools',
  makerName: name,
  panel: { ships: 3, skips: 1 },
  entry: price(),
  ...part,
});

const lead = (left: Partial<LeadSide>, right: Partial<LeadSide>) =>
  leadSentence({ left: side('Claw Code', left), right: side('SmolVLM2-2B', right) });

it('leads the first matchup', () => {
  expect(lead({ entry: paid }, {})).toBe(
    'The panel would ship both: 3 of 4 reviewers each. Claw Code is paid; SmolVLM2-2B is free.',
  );
});

describe('the panel', () => {
  it.each<[[number, number], [number, number], string]>([
    [[3, 1], [3, 1], 'The panel would ship both: 3 of 4 reviewers each.'],
    [[1, 0], [1, 0], 'The panel would ship both: 1 of 1 reviewer each.'],
    [[1, 3], [1, 3], 'The panel would skip both: 3 of 4 reviewers each.'],
    [
      [4, 0],
      [3, 1],
      'The panel would ship both: Claw Code by 4 of 4 reviewers, SmolVLM2-2B by 3 of 4.',
    ],
    [[2, 2], [2, 2], 'The panel is split on both: 2 of 4 would ship each.'],
    [[2, 2], [1, 1], 'The panel is split on both: Claw Code at 2 of 4, SmolVLM2-2B at 1 of 2.'],
    [
      [3, 1],
      [1, 3],
      'The panel would ship Claw Code (3 of 4) and would skip SmolVLM2-2B (3 of 4).',
    ],
    [
      [2, 2],
      [4, 0],
      'The panel is split on Claw Code (2 of 4) and would ship SmolVLM2-2B (4 of 4).',
    ],
    [[0, 0], [0, 0], 'The panel has not spoken on either yet.'],
    [
      [3, 1],
      [0, 0],
      'The panel would ship Claw Code (3 of 4); it has not spoken on SmolVLM2-2B yet.',
    ],
    [
      [0, 0],
      [2, 2],
      'The panel is split on SmolVLM2-2B (2 of 4); it has not spoken on Claw Code yet.',
    ],
  ])('%j and %j: %s', ([a, b], [c, d], sentence) => {
    const words = lead({ panel: { ships: a, skips: b } }, { panel: { ships: c, skips: d } });
    expect(words).toContain(sentence);
  });
});

describe('the price', () => {
  it.each<[PriceRead | null, PriceRead | null, string]>([
    [price(), price(), 'Both are free.'],
    [paid, paid, 'Both are paid.'],
    [pro(20), pro(20), 'Both have a free tier, then $20 a month.'],
    [
      pro(20),
      pro(10),
      'Claw Code has a free tier, then $20 a month; SmolVLM2-2B has a free tier, then $10 a month.',
    ],
    [
      price({ kind: 'paid', amount: 20, currency: 'USD', period: 'month' }),
      price({ kind: 'contact' }),
      'Claw Code is paid, from $20 a month; SmolVLM2-2B is priced on request.',
    ],
    [price(), null, 'Claw Code is free; SmolVLM2-2B has no price read yet.'],
    [null, null, 'Both await a first price read.'],
  ])('%#: %s', (left, right, sentence) => {
    expect(lead({ entry: left }, { entry: right })).toContain(sentence);
  });
});

describe('makers and categories', () => {
  it('are news only when one maker made both, or the categories differ', () => {
    expect(lead({}, {})).not.toMatch(/made by|filed/);
    expect(lead({ makerName: 'Acme Inc.' }, { makerName: 'Acme  Inc.' })).toContain(
      'Both are made by Acme Inc.',
    );
    expect(lead({ makerName: null }, { makerName: null })).not.toContain('made by');
    expect(lead({}, { categoryName: 'Models' })).toContain(
      'Claw Code is filed under Developer Tools, SmolVLM2-2B under Models.',
    );
  });
});

it('is always clean prose', () => {
  const names = fc
    .array(fc.constantFrom('Claw', 'Code', 'llama.cpp', 'C++', ' ', 'V2.0', 'Inc.'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((words) => words.join(' '))
    .filter((name) => name.trim() !== '');
  const reads = fc.record({
    kind: fc.constantFrom(...entryKinds),
    amount: fc.option(fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100)),
    currency: fc.option(fc.constantFrom('USD', 'EUR', 'CHF')),
    period: fc.option(fc.constantFrom(...pricePeriods)),
  });
  const sides = fc.record({
    name: names,
    categoryName: fc.constantFrom('Models', 'Audio', 'Dev.'),
    makerName: fc.option(names),
    panel: anyTally(5),
    entry: fc.option(reads.map((part) => price(part))),
  });
  fc.assert(
    fc.property(sides, sides, (left, right) => {
      const words = leadSentence({ left, right });
      expect(words).not.toMatch(/undefined|NaN|null|\[object| {2}|!|\.\.|\s[.,;:]/);
      expect(words).toMatch(/^[A-Z].*\.$/);
    }),
    { numRuns: 1000 },
  );
});
