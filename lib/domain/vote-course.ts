import { type Figure, figureOf } from './figure';
import { emptyTally, type Tally } from './tally';

/** The votes on a tool that count, by the day of their first casting (ISO date, UTC), the oldest first. */
export type VoteDays = { days: ({ day: string } & Tally)[]; asOf: string };

/** How a community figure stood at the end of a day: that of all votes until then. */
export type CoursePoint = {
  /** The last day (ISO date, UTC) of those that the point stands for. */
  day: string;
  /** What came in since the point before. */
  added: Tally;
  figure: Figure;
};

/** How many points a course has at most: as many as a phone can show apart. */
const MOST_POINTS = 40;
const DAY_MS = 86_400_000;
const WEEK = 7;

/** How many days each point stands for, so that there are at most 40: less than a week, or whole weeks. */
function daysPerPoint(days: number): number {
  const least = Math.ceil(days / MOST_POINTS);
  return least < WEEK ? least : WEEK * Math.ceil(least / WEEK);
}

/**
 * Answers the course of a community figure from its first vote until the day of `asOf`, days without votes
 * too: one point a day, or for more days where that would be over 40 points. The last one stands for all
 * votes. Empty without votes.
 *
 * @throws RangeError on a broken tally
 */
export function courseOf({ days, asOf }: VoteDays): CoursePoint[] {
  const [first] = days;
  const newest = days.at(-1);
  if (!first || !newest) return [];
  const begin = Date.parse(first.day);
  const end = Math.max(Date.parse(asOf.slice(0, 10)), Date.parse(newest.day));
  const span = (end - begin) / DAY_MS + 1;
  const step = daysPerPoint(span);
  const count = Math.ceil(span / step);
  const added = Array.from({ length: count }, () => ({ ...emptyTally }));
  for (const { day, ships, skips } of days) {
    // Counted from the end, so that the last point stands for as many days as those before.
    const place = count - 1 - Math.floor((end - Date.parse(day)) / DAY_MS / step);
    const point = added[place];
    if (!point) throw new RangeError(`${day} is not in order`);
    point.ships += ships;
    point.skips += skips;
  }
  let [ships, skips] = [0, 0];
  return added.map((each, place) => {
    ships += each.ships;
    skips += each.skips;
    const last = new Date(end - (count - 1 - place) * step * DAY_MS);
    return {
      day: last.toISOString().slice(0, 10),
      added: each,
      figure: figureOf({ ships, skips }),
    };
  });
}
