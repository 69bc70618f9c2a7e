import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Choice,
  countVotes,
  emptyTally,
  MAX_COUNT,
  moveTally,
  tallyOf,
  wholePercent,
} from './tally';
import { anyTally, votedTally } from './test-arbitraries';

const anyVote = fc.constantFrom<(Choice | null)[]>('ship', 'skip', null);

describe('moveTally', () => {
  it.each<[Choice | null, Choice | null, number, number]>([
    [null, null, 5, 7],
    [null, 'ship', 6, 7],
    [null, 'skip', 5, 8],
    ['ship', null, 4, 7],
    ['ship', 'ship', 5, 7],
    ['ship', 'skip', 4, 8],
    ['skip', null, 5, 6],
    ['skip', 'ship', 6, 6],
    ['skip', 'skip', 5, 7],
  ])('from %s to %s', (before, after, ships, skips) => {
    expect(moveTally({ ships: 5, skips: 7 }, before, after)).toEqual({ ships, skips });
  });

  it.each<[Choice, Choice | null]>([
    ['ship', null],
    ['ship', 'skip'],
    ['ship', 'ship'],
    ['skip', null],
    ['skip', 'ship'],
    ['skip', 'skip'],
  ])('refuses to leave a %s that is not in the tally for %s', (before, after) => {
    expect(() => moveTally(emptyTally, before, after)).toThrow(RangeError);
  });

  it.each([
    { ships: 0.5, skips: 0 },
    { ships: 0, skips: Number.NaN },
    { ships: -1, skips: 0 },
    { ships: 0, skips: Number.POSITIVE_INFINITY },
    { ships: MAX_COUNT + 1, skips: 0 },
  ])('refuses the broken tally $ships / $skips even when nothing moves', (tally) => {
    expect(() => moveTally(tally, null, null)).toThrow(RangeError);
  });

  it('leaves its argument alone', () => {
    const tally = Object.freeze({ ships: 1, skips: 1 });
    moveTally(tally, 'ship', 'skip');
    expect(tally).toEqual({ ships: 1, skips: 1 });
  });

  it('after any history equals a recount of the votes that stand', () => {
    const step = fc.record({ voter: fc.nat({ max: 9 }), vote: anyVote });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (history) => {
        const standing = new Map<number, Choice | null>();
        let tally = { ...emptyTally };
        for (const { voter, vote } of history) {
          tally = moveTally(tally, standing.get(voter) ?? null, vote);
          standing.set(voter, vote);
        }
        const votes = [...standing.values()].filter((vote) => vote !== null);
        expect(tally).toEqual(tallyOf(votes));
      }),
    );
  });

  it('can be taken back', () => {
    fc.assert(
      fc.property(anyTally(), anyVote, anyVote, (tally, before, after) => {
        const start = moveTally(tally, null, before);
        expect(moveTally(moveTally(start, before, after), after, before)).toEqual(start);
      }),
    );
  });
});

describe('counting', () => {
  it('recounts choices', () => {
    expect(tallyOf(['ship', 'skip', 'ship'])).toEqual({ ships: 2, skips: 1 });
    expect(tallyOf([])).toEqual({ ships: 0, skips: 0 });
  });

  it('counts votes', () => {
    expect(countVotes({ ships: 3, skips: 1 })).toBe(4);
    expect(() => countVotes({ ships: 3, skips: -1 })).toThrow(RangeError);
  });
});

describe('wholePercent', () => {
  it.each([
    [0, 0, null],
    [1, 0, 100],
    [0, 1, 0],
    [3, 1, 75],
    [1, 2, 33],
    [2, 1, 67],
    [1, 7, 13], // 12.5 rounds up
    [3, 5, 38], // 37.5
    [7, 1, 88], // 87.5
    [29, 171, 15], // 14.5, which 0.145 * 100 in binary falls short of
    [999, 1, 99],
    [1, 999, 1],
    [199, 1, 99], // 99.5 would round to 100
    [1, 399, 1], // 0.25 would round to 0
    [MAX_COUNT, 1, 99],
    [1, MAX_COUNT, 1],
    [MAX_COUNT, MAX_COUNT, 50],
  ])('%i ships, %i skips: %s', (ships, skips, percent) => {
    expect(wholePercent({ ships, skips })).toBe(percent);
  });

  it('is a whole number within one point of the share, and unanimous only at the ends', () => {
    fc.assert(
      fc.property(votedTally(MAX_COUNT), (tally) => {
        const percent = wholePercent(tally) ?? Number.NaN;
        expect(Number.isInteger(percent)).toBe(true);
        expect(percent === 100).toBe(tally.skips === 0);
        expect(percent === 0).toBe(tally.ships === 0);
        const share = (100 * tally.ships) / countVotes(tally);
        const reach = share < 0.5 || share >= 99.5 ? 1 : 0.5;
        expect(Math.abs(percent - share)).toBeLessThanOrEqual(reach + 1e-9);
      }),
    );
  });

  it('never falls when one more ships', () => {
    fc.assert(
      fc.property(votedTally(), (tally) => {
        const more = wholePercent(moveTally(tally, null, 'ship')) ?? Number.NaN;
        expect(more).toBeGreaterThanOrEqual(wholePercent(tally) ?? Number.NaN);
      }),
    );
  });

  it('refuses a broken tally', () => {
    expect(() => wholePercent({ ships: 1.5, skips: 1 })).toThrow(RangeError);
  });
});
