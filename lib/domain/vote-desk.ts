import type { Choice } from './tally';

/** The votes of a tool that were first cast on a day; `day` is an ISO date, UTC. */
export type VotesOfDay = { day: string; ships: number; skips: number; excluded: number };

/** A vote as a curator sees it. Times are ISO dates and times, UTC. */
export type VoteLine = {
  voterId: string;
  addressHash: string | null;
  /** None where an excluded voter took it back. */
  choice: Choice | null;
  castAt: string;
  changedAt: string;
  simulated: boolean;
  /** Why it does not count; null where it does. */
  excluded: string | null;
};

/**
 * Answers each day from `first` to `last` (ISO dates, both included), those without votes too, in order.
 * @throws RangeError when the days are none, or more than a thousand
 */
export function everyDay(
  votes: readonly VotesOfDay[],
  { first, last }: { first: string; last: string },
): VotesOfDay[] {
  const known = new Map(votes.map((each) => [each.day, each]));
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  if (!(days >= 0 && days < 1_000)) throw new RangeError(`No days from ${first} to ${last}`);
  return Array.from({ length: Math.floor(days) + 1 }, (_, n) => {
    const day = new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10);
    return known.get(day) ?? { day, ships: 0, skips: 0, excluded: 0 };
  });
}

/** Answers the days of the chart that ends on the day of `now`: 30, that one included. */
export function chartDays(now: Date): { first: string; last: string } {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { first: day(now.getTime() - 29 * 86_400_000), last: day(now.getTime()) };
}
