import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf } from './figure';
import { reviewerSplit } from './panel';
import {
  agreementSentence,
  communitySide,
  type Judged,
  panelSide,
  seatRecord,
  shareFigure,
} from './seat-record';
import { type Choice, tallyOf } from './tally';
import { anyTally } from './test-arbitraries';

const anyCall = fc.constantFrom<Choice>('ship', 'skip');

describe('the panel’s side', () => {
  it.each([
    [0, 0, null],
    [1, 0, null],
    [2, 0, null],
    [1, 1, null],
    [3, 0, 'ship'],
    [2, 1, 'ship'],
    [1, 2, 'skip'],
    [2, 2, null],
    [0, 4, 'skip'],
    [2, 3, 'skip'],
  ])('%i ships and %i skips: %s', (ships, skips, side) => {
    expect(panelSide({ ships, skips })).toBe(side);
  });

  it('who is on the other side are exactly those whom the page says dissent', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 7 }), (calls) => {
        const side = panelSide(tallyOf(calls));
        const { dissenters } = reviewerSplit(calls.map((call, n) => ({ seat: `S${n}`, call })));
        const others = calls.flatMap((call, n) => (side && call !== side ? [`S${n}`] : []));
        expect(others).toEqual(dissenters);
      }),
    );
  });
});

describe('the community’s side', () => {
  it.each([
    [0, 0, null],
    [1, 0, null],
    [3, 0, null],
    [4, 0, 'ship'],
    [0, 4, 'skip'],
    [6, 4, null],
    [59, 41, null],
    [60, 40, 'ship'],
    [50, 50, null],
    [400, 600, 'skip'],
  ])('%i ships and %i skips: %s', (ships, skips, side) => {
    expect(communitySide({ ships, skips })).toBe(side);
  });

  it('is claimed only where the shown interval leaves out 50%, and mirrors', () => {
    fc.assert(
      fc.property(anyTally(), (tally) => {
        const side = communitySide(tally);
        const { low, high } = figureOf(tally);
        if (side === 'ship') expect(low).toBeGreaterThan(50);
        if (side === 'skip') expect(high).toBeLessThan(50);
        const mirror = communitySide({ ships: tally.skips, skips: tally.ships });
        expect(mirror).toBe(side && (side === 'ship' ? 'skip' : 'ship'));
      }),
    );
  });
});

const judged = (call: Choice, panel: string, community: [number, number], tools = 1): Judged => ({
  call,
  panel: tallyOf([...panel].map((sign) => (sign === '+' ? 'ship' : 'skip'))),
  community: { ships: community[0], skips: community[1] },
  tools,
});

describe('a seat’s record', () => {
  it('counts what was judged, where it could dissent and where the community has a side', () => {
    expect(seatRecord([])).toEqual({
      calls: { ships: 0, skips: 0 },
      dissents: { count: 0, of: 0 },
      agreement: { count: 0, of: 0 },
    });
    const record = seatRecord([
      judged('ship', '+++-', [9, 1]), // with both
      judged('skip', '+++-', [9, 1], 2), // against both, twice
      judged('skip', '++--', [1, 9]), // no majority to dissent from, with the community
      judged('ship', '+-', [1, 1]), // neither has a side
      judged('ship', '+', [0, 0]), // alone
    ]);
    expect(record).toEqual({
      calls: { ships: 3, skips: 3 },
      dissents: { count: 2, of: 3 },
      agreement: { count: 2, of: 4 },
    });
  });

  it('is the same for tools one by one as for the same tools counted together', () => {
    const row = fc.record({
      call: anyCall,
      panel: anyTally(4),
      community: anyTally(30),
      tools: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const apart = rows.flatMap((one) => Array<Judged>(one.tools).fill({ ...one, tools: 1 }));
        const record = seatRecord(rows);
        expect(seatRecord(apart)).toEqual(record);
        const { calls, dissents, agreement } = record;
        expect(calls.ships + calls.skips).toBe(apart.length);
        for (const { count, of } of [dissents, agreement]) {
          expect(count).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(of);
          expect(of).toBeLessThanOrEqual(apart.length);
        }
      }),
    );
  });
});

it('a share has a percentage and an interval', () => {
  expect(shareFigure({ count: 3, of: 4 })).toMatchObject({ percent: 75, low: 30.1, high: 95.4 });
  expect(shareFigure({ count: 0, of: 0 })).toMatchObject({ percent: null, low: null, high: null });
});

it.each([
  [0, 0, /not taken a clear side/],
  [2, 2, /^It calls as the community does on 2 of 2 tools .*: too few/],
  [1, 1, /on 1 of 1 tool on which/],
  [9, 10, /: more often than not\.$/],
  [1, 10, /: it more often stands against it\.$/],
  [5, 10, /: too few/],
])('%i of %i: says no more than the interval allows', (count, of, said) => {
  expect(agreementSentence({ count, of })).toMatch(said);
});
