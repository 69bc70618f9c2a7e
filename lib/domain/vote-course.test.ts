import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf } from './figure';
import { courseOf } from './vote-course';

const isoDay = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);

const anyDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 30 })
  .chain((ns) =>
    fc.tuple(
      fc.constant(ns.toSorted((a, b) => a - b)),
      fc.array(fc.record({ ships: fc.nat(50), skips: fc.nat(50) }), {
        minLength: ns.length,
        maxLength: ns.length,
      }),
      fc.integer({ min: 0, max: 400 }),
    ),
  )
  .map(([ns, tallies, after]) => ({
    days: ns.map((n, place) => ({ day: isoDay(n), ...(tallies[place] ?? { ships: 1, skips: 0 }) })),
    asOf: `${isoDay((ns.at(-1) ?? 0) + after)}T12:00:00.000Z`,
  }));

describe('courseOf', () => {
  it('is empty where nobody voted', () => {
    expect(courseOf({ days: [], asOf: '2026-11-23T00:00:00.000Z' })).toEqual([]);
  });

  it('adds up day by day, days without votes too', () => {
    const days = [
      { day: '2026-11-20', ships: 1, skips: 1 },
      { day: '2026-11-22', ships: 2, skips: 0 },
    ];
    expect(courseOf({ days, asOf: '2026-11-23T10:00:00.000Z' })).toEqual([
      {
        day: '2026-11-20',
        added: { ships: 1, skips: 1 },
        figure: figureOf({ ships: 1, skips: 1 }),
      },
      {
        day: '2026-11-21',
        added: { ships: 0, skips: 0 },
        figure: figureOf({ ships: 1, skips: 1 }),
      },
      {
        day: '2026-11-22',
        added: { ships: 2, skips: 0 },
        figure: figureOf({ ships: 3, skips: 1 }),
      },
      {
        day: '2026-11-23',
        added: { ships: 0, skips: 0 },
        figure: figureOf({ ships: 3, skips: 1 }),
      },
    ]);
  });

  it('is bounded, evenly spaced, ends on the day it was read and loses no vote', () => {
    fc.assert(
      fc.property(anyDays, (votes) => {
        const course = courseOf(votes);
        expect(course.length).toBeGreaterThan(0);
        expect(course.length).toBeLessThanOrEqual(40);
        expect(course.at(-1)?.day).toBe(votes.asOf.slice(0, 10));
        const gaps = course
          .slice(1)
          .map(({ day }, n) => Date.parse(day) - Date.parse(course[n]?.day ?? ''));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
        // Each point is the recount of all votes until its day.
        for (const { day, figure } of course) {
          const until = votes.days.filter((each) => each.day <= day);
          const sum = (key: 'ships' | 'skips') => until.reduce((all, each) => all + each[key], 0);
          expect(figure).toEqual(figureOf({ ships: sum('ships'), skips: sum('skips') }));
        }
      }),
    );
  });
});
