import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf } from './figure';
import { type Counted, howCounted, isEarlyFigure, ofHowMany, workedInterval } from './figure-words';
import { countVotes, MAX_COUNT } from './tally';
import { anyTally } from './test-arbitraries';

const kinds = ['vote', 'reviewer', 'verdict', 'tool'] as const satisfies readonly Counted[];
const anyKind = fc.constantFrom(...kinds);

describe('howCounted', () => {
  it('says the counts, the interval and the formula with its numbers', () => {
    expect(howCounted(figureOf({ ships: 91, skips: 1_000 }), 'vote')).toEqual([
      'Ship 91, skip 1,000: 91 ÷ 1,091 in whole percent',
      'Wilson score interval, 95%: 6.8 to 10.1%',
      '(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n)',
      'p = 91/1,091, n = 1,091, z = 1.96',
    ]);
    expect(howCounted(figureOf({ ships: 2, skips: 1 }), 'tool')?.[0]).toBe(
      'Yes 2, no 1: 2 ÷ 3 in whole percent',
    );
    expect(howCounted(figureOf({ ships: 2, skips: 1 }), 'vote')?.[0]).toBe(
      'Ship 2, skip 1: 2 ÷ 3 in whole percent, early',
    );
  });

  it('leads from its own numbers to the figure that is shown, for every kind', () => {
    fc.assert(
      fc.property(anyTally(MAX_COUNT), anyKind, (tally, of) => {
        const figure = figureOf(tally);
        const lines = howCounted(figure, of);
        if (countVotes(tally) === 0) {
          expect(lines).toBeNull();
          return;
        }
        const numbers = (text = '') =>
          (text.replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
        const [ships, skips, above, below] = numbers(lines?.[0]);
        expect([ships, skips, above]).toEqual([tally.ships, tally.skips, tally.ships]);
        expect(below).toBe(countVotes(tally));
        expect(numbers(lines?.[1])).toEqual([95, figure.low, figure.high]);
        const [p, n] = (lines?.[3] ?? '').split(', ');
        expect([...numbers(p), ...numbers(n)]).toEqual([ships, below, below]);
      }),
    );
  });

  it('speaks of calls only where calls were counted, and of early only where votes were', () => {
    fc.assert(
      fc.property(anyTally(20), anyKind, (tally, of) => {
        const [counts = ''] = howCounted(figureOf(tally), of) ?? [];
        const votes = countVotes(tally);
        expect(counts.startsWith('Ship')).toBe(votes > 0 && of !== 'tool');
        expect(counts.endsWith('early')).toBe(of === 'vote' && votes > 0 && votes < 5);
        expect(isEarlyFigure(figureOf(tally), of)).toBe(counts.endsWith('early'));
      }),
    );
  });
});

describe('workedInterval', () => {
  it('leads by hand to the interval that is shown, to a tenth', () => {
    fc.assert(
      fc.property(anyTally(100_000), (tally) => {
        const figure = figureOf(tally);
        const worked = workedInterval(figure);
        if (worked === null) {
          expect(countVotes(tally)).toBe(0);
          return;
        }
        expect(Math.abs(100 * (worked.centre - worked.reach) - (figure.low ?? 0))).toBeLessThan(
          0.11,
        );
        expect(Math.abs(100 * (worked.centre + worked.reach) - (figure.high ?? 0))).toBeLessThan(
          0.11,
        );
      }),
    );
  });
});

describe('ofHowMany', () => {
  it.each([
    ['vote', 1, 0, 'of 1 vote'],
    ['vote', 1_000, 280, 'of 1,280 votes'],
    ['reviewer', 3, 1, 'of 4 reviewers'],
    ['verdict', 0, 1, 'of 1 verdict'],
    ['tool', 2, 0, 'of 2 tools'],
  ] as const)('%s %i %i: %s', (of, ships, skips, words) => {
    expect(ofHowMany(figureOf({ ships, skips }), of)).toBe(words);
  });
});
