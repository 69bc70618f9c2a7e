import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureOf, figuresOverlap } from './figure';
import {
  countRanked,
  disagreementOf,
  type Ends,
  movementOf,
  type RankScale,
  rankBy,
  rankInWords,
} from './standing';
import { anyTally, votedTally } from './test-arbitraries';

const count = (bounds: number[]) =>
  [...new Set(bounds)].map((at) => ({ at, tools: bounds.filter((bound) => bound === at).length }));

const scaleOf = (tools: Ends[]): RankScale => ({
  lows: count(tools.map(({ low }) => low)),
  highs: count(tools.map(({ high }) => high)),
});

const anyTools = fc
  .array(fc.oneof(votedTally(30), votedTally(3_000)), { minLength: 1, maxLength: 40 })
  .map((tallies) =>
    tallies
      .map((tally) => {
        const { low, high } = figureOf(tally);
        return { low: low ?? 0, high: high ?? 0 };
      })
      .sort((a, b) => b.low - a.low || b.high - a.high),
  );

describe('ranks', () => {
  test('by hand: two that overlap share the first, the third stands apart', () => {
    const tools = [
      { low: 70.1, high: 90 },
      { low: 65, high: 80.5 },
      { low: 20, high: 40.2 },
    ];
    const ranks = tools.map(rankBy(scaleOf(tools))).map(rankInWords);
    expect(ranks).toEqual(['1–2', '1–2', '3']);
  });

  test('touching bounds overlap', () => {
    const tools = [
      { low: 60, high: 100 },
      { low: 0, high: 60 },
    ];
    expect(tools.map(rankBy(scaleOf(tools))).map(rankInWords)).toEqual(['1–2', '1–2']);
  });

  test('a rank is 1 + the surely better to all − the surely worse, and holds the position', () => {
    fc.assert(
      fc.property(anyTools, (tools) => {
        const rank = rankBy(scaleOf(tools));
        expect(countRanked(scaleOf(tools))).toBe(tools.length);
        tools.forEach((tool, position) => {
          const { best, worst } = rank(tool);
          expect(best).toBe(1 + tools.filter(({ low }) => low > tool.high).length);
          expect(worst).toBe(tools.length - tools.filter(({ high }) => high < tool.low).length);
          expect(position + 1).toBeGreaterThanOrEqual(best);
          expect(position + 1).toBeLessThanOrEqual(worst);
        });
      }),
    );
  });

  test('tools share a rank just where their intervals overlap, or somebody overlaps both', () => {
    fc.assert(
      fc.property(anyTools, (tools) => {
        const ranks = tools.map(rankBy(scaleOf(tools)));
        tools.forEach((one, i) => {
          tools.forEach((other, j) => {
            const [a, b] = [ranks[i], ranks[j]];
            if (!a || !b) return;
            const overlap = one.low <= other.high && other.low <= one.high;
            if (overlap) expect(a.best <= b.worst && b.best <= a.worst).toBe(true);
            // Disjoint: whoever is better cannot be as far down, nor the other as far up.
            else if (one.low > other.high) {
              expect(a.best).toBeLessThan(b.best);
              expect(a.worst).toBeLessThan(b.worst);
            }
          });
        });
      }),
    );
  });
});

describe('panel and community disagree', () => {
  test.each<[number, number, number, number, number | null]>([
    [4, 0, 10, 90, 90],
    [0, 4, 90, 10, 90],
    // The intervals overlap (51.0 to 100 and 30.9 to 50.0 do not; 15 of 40 is 24.2 to 53.0).
    [4, 0, 15, 25, null],
    // Overlapping, but the calls are opposite: 3 of 4 is 30.1 to 95.4, 40 of 100 is 30.9 to 49.8.
    [3, 1, 40, 60, 35],
    [2, 2, 40, 60, null],
    [4, 0, 0, 4, null],
    [0, 0, 0, 100, null],
  ])('panel %i:%i, community %i:%i → %s', (ships, skips, theirs, against, points) => {
    const found = disagreementOf({ ships, skips }, { ships: theirs, skips: against });
    expect(found).toBe(points);
  });

  test('where the intervals are apart and there are votes enough, always; in the same way both ways', () => {
    fc.assert(
      fc.property(votedTally(8), votedTally(500), (panel, community) => {
        const found = disagreementOf(panel, community);
        const apart = !figuresOverlap(figureOf(panel), figureOf(community));
        if (community.ships + community.skips < 5) expect(found).toBeNull();
        else if (apart) expect(found).not.toBeNull();
        const turned = disagreementOf(
          { ships: panel.skips, skips: panel.ships },
          { ships: community.skips, skips: community.ships },
        );
        // Rounding a half up is not the same from both sides.
        expect(turned === null).toBe(found === null);
        if (found !== null) expect(Math.abs((turned ?? 0) - found)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a movement', () => {
  test('is the difference of the two percentages that are shown', () => {
    expect(movementOf({ ships: 5, skips: 5 }, { ships: 30, skips: 10 })).toBe(25);
    expect(movementOf({ ships: 30, skips: 10 }, { ships: 30, skips: 30 })).toBe(-25);
  });

  test('is none where either was early', () => {
    fc.assert(
      fc.property(anyTally(10), anyTally(10), (before, now) => {
        const early = [before, now].some(({ ships, skips }) => ships + skips < 5);
        expect(movementOf(before, now) === null).toBe(early);
      }),
    );
  });
});
