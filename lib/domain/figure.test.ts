import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communityComparison, figureOf, figuresOverlap, isEarly } from './figure';
import { intervalsOverlap, wilsonInterval } from './interval';
import { countVotes, MAX_COUNT, type Tally, wholePercent } from './tally';
import { anyTally, votedTally } from './test-arbitraries';
import { figureSchema } from './tool';

describe('figureOf', () => {
  it('gives the whole percentage and the interval in tenths', () => {
    expect(figureOf({ ships: 3, skips: 1 })).toEqual({
      ships: 3,
      skips: 1,
      percent: 75,
      low: 30.1,
      high: 95.4,
    });
    expect(figureOf({ ships: 0, skips: 20 })).toMatchObject({ percent: 0, low: 0, high: 16.1 });
    expect(figureOf({ ships: 4, skips: 0 })).toMatchObject({ percent: 100, low: 51, high: 100 });
  });

  it('claims nothing without votes', () => {
    expect(figureOf({ ships: 0, skips: 0 })).toEqual({
      ships: 0,
      skips: 0,
      percent: null,
      low: null,
      high: null,
    });
  });

  it('never lets a bound step over the exact share, however many voted', () => {
    fc.assert(
      fc.property(votedTally(MAX_COUNT), (tally) => {
        const { low, high, percent } = figureOf(tally);
        const share = (100 * tally.ships) / countVotes(tally);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(percent).toBe(wholePercent(tally));
      }),
    );
  });

  it('keeps the bound on its side where the interval is narrower than a tenth', () => {
    const { low, high } = figureOf({ ships: 500_600_000, skips: 499_400_000 });
    expect([low, high]).toEqual([50, 50.1]); // 50.06: to the nearest, both would be 50.1
  });

  it('fits its schema', () => {
    fc.assert(
      fc.property(anyTally(MAX_COUNT), (tally) => {
        expect(figureSchema.parse(figureOf(tally))).toEqual(figureOf(tally));
      }),
    );
  });
});

describe('isEarly', () => {
  it.each([
    [0, 0, true],
    [4, 0, true],
    [2, 2, true],
    [0, 5, false],
    [3, 2, false],
  ])('%i + %i votes: %s', (ships, skips, early) => {
    expect(isEarly({ ships, skips })).toBe(early);
  });
});

describe('figuresOverlap', () => {
  it('is true against a figure without votes', () => {
    const none = figureOf({ ships: 0, skips: 0 });
    const some = figureOf({ ships: 900, skips: 1 });
    expect(figuresOverlap(none, some)).toBe(true);
    expect(figuresOverlap(some, none)).toBe(true);
  });

  it('never denies an overlap that the unrounded intervals have', () => {
    fc.assert(
      fc.property(votedTally(), votedTally(), (a, b) => {
        const exactA = wilsonInterval(a.ships, countVotes(a));
        const exactB = wilsonInterval(b.ships, countVotes(b));
        if (exactA === null || exactB === null) throw new Error('Both have votes');
        if (intervalsOverlap(exactA, exactB)) {
          expect(figuresOverlap(figureOf(a), figureOf(b))).toBe(true);
        }
      }),
    );
  });
});

describe('communityComparison', () => {
  const compare = (left: Tally, right: Tally) =>
    communityComparison(
      { name: 'Claw Code', tally: left },
      { name: ' Moon  dream ', tally: right },
    );

  it.each<[string, Tally, Tally, string, string]>([
    ['no votes', tally(0, 0), tally(0, 0), 'none', 'Nobody has voted on either yet.'],
    ['left only', tally(1, 0), tally(0, 0), 'one-sided', 'Only Claw Code has votes so far.'],
    ['right only', tally(0, 0), tally(0, 9), 'one-sided', 'Only Moon dream has votes so far.'],
    [
      'few votes',
      tally(3, 1),
      tally(1, 3),
      'too-close',
      'Too close to call: the intervals overlap.',
    ],
    [
      'left ahead',
      tally(81, 19),
      tally(19, 81),
      'ahead',
      'Community: 62 points apart: Claw Code is ahead, and the intervals do not overlap.',
    ],
    [
      'right ahead',
      tally(19, 81),
      tally(81, 19),
      'ahead',
      'Community: 62 points apart: Moon dream is ahead, and the intervals do not overlap.',
    ],
    [
      'one point',
      tally(51_000, 49_000),
      tally(50_000, 50_000),
      'ahead',
      'Community: 1 point apart: Claw Code is ahead, and the intervals do not overlap.',
    ],
    [
      'a difference that rounding hides',
      tally(50_300_000, 49_700_000),
      tally(50_000_000, 50_000_000),
      'ahead',
      'Community: less than 1 point apart: Claw Code is ahead, and the intervals do not overlap.',
    ],
  ])('%s', (_case, left, right, kind, sentence) => {
    expect(compare(left, right)).toEqual({ kind, sentence });
  });

  it('names nobody when two tools have the same votes', () => {
    fc.assert(
      fc.property(votedTally(MAX_COUNT), (same) => {
        expect(compare(same, same).kind).toBe('too-close');
      }),
    );
  });

  it('names the tool with the larger share, in either order', () => {
    fc.assert(
      fc.property(votedTally(), votedTally(), (a, b) => {
        const { kind, sentence } = compare(a, b);
        if (kind !== 'ahead') return;
        const leftLeads = a.ships * countVotes(b) > b.ships * countVotes(a);
        expect(sentence).toContain(`${leftLeads ? 'Claw Code' : 'Moon dream'} is ahead`);
        expect(compare(b, a).kind).toBe('ahead');
      }),
    );
  });

  function tally(ships: number, skips: number): Tally {
    return { ships, skips };
  }
});
