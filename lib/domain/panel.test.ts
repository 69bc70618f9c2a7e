import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, figuresOverlap } from './figure';
import { panelAgainstCommunity, reviewerSplit, type SeatCall } from './panel';
import { seatSlugSchema, seatSlugs } from './seat';
import { choices, countVotes } from './tally';
import { anyTally } from './test-arbitraries';

const SEATS = ['Builder', 'Skeptic', 'Futurist', 'Creator', 'Founder', 'Guest', 'Reader'];

/** '+' is a ship and '-' a skip, in the order of the seats. */
const panel = (marks: string): SeatCall[] =>
  [...marks].map((mark, at) => ({ seat: SEATS[at] ?? '', call: mark === '+' ? 'ship' : 'skip' }));

describe('reviewerSplit', () => {
  it.each<[string, string, string[]]>([
    ['', 'No verdicts yet', []],
    ['+', 'One verdict so far: the Builder ships', []],
    ['-', 'One verdict so far: the Builder skips', []],
    ['++', 'Both ship', []],
    ['--', 'Both skip', []],
    ['+-', '1 of 2 ships; the panel is split', []],
    ['++++', 'All 4 ship', []],
    ['----', 'All 4 skip', []],
    ['+-++', '3 of 4 ship; the Skeptic dissents', ['Skeptic']],
    ['+---', '1 of 4 ships; the Builder dissents', ['Builder']],
    ['++--', '2 of 4 ship; the panel is split', []],
    ['+-++-', '3 of 5 ship; the Skeptic and the Founder dissent', ['Skeptic', 'Founder']],
    ['+--+-', '2 of 5 ship; the Builder and the Creator dissent', ['Builder', 'Creator']],
    [
      '+-+-+-+',
      '4 of 7 ship; the Skeptic, the Creator and the Guest dissent',
      ['Skeptic', 'Creator', 'Guest'],
    ],
  ])('%j: %s', (marks, sentence, dissenters) => {
    expect(reviewerSplit(panel(marks))).toMatchObject({ sentence, dissenters });
  });

  it('counts every call once, and calls fewer than half dissenters', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...choices), { maxLength: SEATS.length }), (calls) => {
        const seated = calls.map((call, at) => ({ seat: SEATS[at] ?? '', call }));
        const { tally, dissenters } = reviewerSplit(seated);
        expect(countVotes(tally)).toBe(calls.length);
        expect(tally.ships).toBe(calls.filter((call) => call === 'ship').length);
        expect(2 * dissenters.length).toBeLessThan(Math.max(1, calls.length));
        if (tally.ships !== tally.skips) {
          expect(dissenters).toHaveLength(Math.min(tally.ships, tally.skips));
        }
      }),
    );
  });

  it('refuses a seat that speaks twice', () => {
    const twice: SeatCall[] = [
      { seat: 'Builder', call: 'ship' },
      { seat: 'Builder ', call: 'skip' },
    ];
    expect(() => reviewerSplit(twice)).toThrow(RangeError);
  });
});

describe('panelAgainstCommunity', () => {
  it('says how far apart they are when the intervals allow it', () => {
    expect(panelAgainstCommunity({ ships: 4, skips: 0 }, { ships: 15, skips: 133 })).toEqual({
      points: 90,
      sentence: 'the panel is 90 points above the community',
    });
    expect(panelAgainstCommunity({ ships: 0, skips: 4 }, { ships: 133, skips: 15 })).toEqual({
      points: -90,
      sentence: 'the panel is 90 points below the community',
    });
    // 790 of 1000 against 1000 of 1000 shown: the issue's own example of 21 points.
    expect(panelAgainstCommunity({ ships: 1000, skips: 0 }, { ships: 790, skips: 210 })).toEqual({
      points: 21,
      sentence: 'the panel is 21 points above the community',
    });
  });

  it('says nothing when they overlap, though the percentages differ', () => {
    expect(panelAgainstCommunity({ ships: 3, skips: 1 }, { ships: 54, skips: 46 })).toBeNull();
  });

  it.each([
    [
      { ships: 0, skips: 0 },
      { ships: 900, skips: 0 },
    ],
    [
      { ships: 4, skips: 0 },
      { ships: 0, skips: 0 },
    ],
    [
      { ships: 0, skips: 0 },
      { ships: 0, skips: 0 },
    ],
  ])('says nothing where one of them has no votes: %j %j', (ours, theirs) => {
    expect(panelAgainstCommunity(ours, theirs)).toBeNull();
  });

  it('says a single point and a hidden one rightly', () => {
    const half = { ships: 50_000_000, skips: 50_000_000 };
    expect(panelAgainstCommunity({ ships: 51_000_000, skips: 49_000_000 }, half)?.sentence).toBe(
      'the panel is 1 point above the community',
    );
    expect(panelAgainstCommunity({ ships: 50_300_000, skips: 49_700_000 }, half)).toEqual({
      points: 0,
      sentence: 'the panel is less than 1 point above the community',
    });
  });

  it('claims only what the shown figures allow, and mirrors', () => {
    fc.assert(
      fc.property(anyTally(200), anyTally(2000), (ours, theirs) => {
        const claim = panelAgainstCommunity(ours, theirs);
        const a = figureOf(ours);
        const b = figureOf(theirs);
        expect(claim === null).toBe(figuresOverlap(a, b));
        if (claim === null) return;
        expect(claim.points).toBe((a.percent ?? 0) - (b.percent ?? 0));
        expect(panelAgainstCommunity(theirs, ours)?.points).toBe(0 - claim.points);
      }),
    );
  });
});

describe('seats', () => {
  it('are the five of the panel', () => {
    expect(seatSlugs).toEqual(['builder', 'skeptic', 'futurist', 'creator', 'founder']);
    expect(seatSlugSchema.parse('skeptic')).toBe('skeptic');
    expect(seatSlugSchema.safeParse('Skeptic').error?.issues[0]?.message).toMatch(/Choose one/);
  });
});
