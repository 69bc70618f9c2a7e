import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, intervalsOverlap, wilsonInterval, Z_95 } from './interval';

/** The interval of a sample that is known not to be empty. */
function wilson(successes: number, total: number, z?: number): Interval {
  const interval = wilsonInterval(successes, total, z);
  if (interval === null) throw new Error('The sample is empty');
  return interval;
}

describe('wilsonInterval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662], // Newcombe 1998, table I
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [3, 4, 0.3006, 0.9544],
  ])('%i of %i: %f to %f', (successes, total, low, high) => {
    const interval = wilson(successes, total);
    expect(interval.low.toFixed(4)).toBe(low.toFixed(4));
    expect(interval.high.toFixed(4)).toBe(high.toFixed(4));
  });

  it('is unknown without observations', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it('ends exactly at 0 and 1 when unanimous, for every level', () => {
    const anyZ = fc.double({ min: 0.1, max: 6, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.oneof(fc.constant(Z_95), anyZ), (n, z) => {
        expect(wilson(0, n, z).low).toBe(0);
        expect(wilson(n, n, z).high).toBe(1);
        expect(wilson(0, n, z).high).toBeGreaterThan(0);
        expect(wilson(n, n, z).low).toBeLessThan(1);
      }),
    );
  });

  const anySample = fc
    .tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }))
    .filter(([successes, failures]) => successes + failures > 0);

  it('holds the share, within 0 to 1', () => {
    fc.assert(
      fc.property(anySample, ([successes, failures]) => {
        const total = successes + failures;
        const { low, high } = wilson(successes, total);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / total);
        expect(high).toBeGreaterThanOrEqual(successes / total);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('solves the equation that defines it: the bounds are where the score is z', () => {
    fc.assert(
      fc.property(anySample, ([successes, failures]) => {
        const n = successes + failures;
        const share = successes / n;
        const { low, high } = wilson(successes, n);
        // Wilson 1927: (p - bound)² = z² bound (1 - bound) / n.
        const off = (bound: number) => (share - bound) ** 2 - (Z_95 ** 2 * bound * (1 - bound)) / n;
        expect(off(low)).toBeCloseTo(0, 10);
        expect(off(high)).toBeCloseTo(0, 10);
      }),
    );
  });

  it('mirrors when successes and failures trade places', () => {
    fc.assert(
      fc.property(anySample, ([successes, failures]) => {
        const there = wilson(successes, successes + failures);
        const back = wilson(failures, successes + failures);
        expect(there.low).toBeCloseTo(1 - back.high, 12);
        expect(there.high).toBeCloseTo(1 - back.low, 12);
      }),
    );
  });

  it('narrows with more observations and widens with z', () => {
    const width = ({ low, high }: Interval) => high - low;
    expect(width(wilson(30, 40))).toBeLessThan(width(wilson(3, 4)));
    expect(width(wilson(3, 4, 2.576))).toBeGreaterThan(width(wilson(3, 4)));
  });

  it.each([
    [1, 0, Z_95],
    [5, 4, Z_95],
    [-1, 4, Z_95],
    [1.5, 4, Z_95],
    [1, 4.5, Z_95],
    [1, -4, Z_95],
    [Number.NaN, 4, Z_95],
    [1, Number.POSITIVE_INFINITY, Z_95],
    [1, 4, 0],
    [1, 4, -1.96],
    [1, 4, Number.NaN],
  ])('refuses %f of %f at z = %f', (successes, total, z) => {
    expect(() => wilsonInterval(successes, total, z)).toThrow(RangeError);
  });
});

describe('intervalsOverlap', () => {
  it.each([
    [0, 0.4, 0.5, 1, false],
    [0, 0.5, 0.5, 1, true], // touching
    [0, 0.6, 0.5, 1, true],
    [0, 1, 0.4, 0.5, true], // one inside the other
  ])('%f–%f and %f–%f: %s', (aLow, aHigh, bLow, bHigh, overlap) => {
    const a = { low: aLow, high: aHigh };
    const b = { low: bLow, high: bHigh };
    expect(intervalsOverlap(a, b)).toBe(overlap);
    expect(intervalsOverlap(b, a)).toBe(overlap);
  });
});
