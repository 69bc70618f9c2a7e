import { intervalsOverlap, wilsonInterval } from './interval';
import { countVotes, type Tally, wholePercent } from './tally';
import { inPoints, tidyName } from './words';

/**
 * A tally as the page and the JSON show it. `percent` is the whole percentage of ships, 0 to 100;
 * `low` and `high` are the 95% Wilson score interval in percent with one decimal. All three are null
 * together, and only without votes.
 */
export type Figure = {
  ships: number;
  skips: number;
  percent: number | null;
  low: number | null;
  high: number | null;
};

/** Below this many votes a figure is called early. */
const EARLY_VOTES = 5;

/**
 * The figure of a tally.
 *
 * Rounding: `percent` follows `wholePercent` (half up, 100 and 0 only when unanimous). The bounds go
 * to the nearest tenth, except that a bound never steps over the exact share: with millions of votes
 * the interval is narrower than a tenth, and then `low` is rounded down or `high` up instead. So
 * `low <= 100 × ships / votes <= high` always holds; `percent`, rounded further, may leave so narrow
 * an interval by less than one point.
 *
 * @throws RangeError on a broken tally.
 */
export function figureOf(tally: Tally): Figure {
  const votes = countVotes(tally);
  const { ships, skips } = tally;
  const interval = wilsonInterval(ships, votes);
  if (interval === null) return { ships, skips, percent: null, low: null, high: null };

  const shareInTenths = (1000 * ships) / votes;
  return {
    ships,
    skips,
    percent: wholePercent(tally),
    low: Math.min(Math.round(interval.low * 1000), Math.floor(shareInTenths)) / 10,
    high: Math.max(Math.round(interval.high * 1000), Math.ceil(shareInTenths)) / 10,
  };
}

/** Whether a tally is too young to lean on: fewer than five votes. None at all is early too. */
export function isEarly(tally: Tally): boolean {
  return countVotes(tally) < EARLY_VOTES;
}

/**
 * Whether two figures' shown intervals share a point. A figure without votes could be anything, so
 * it overlaps every other.
 *
 * The shown tenths decide, so that a reader can check the claim on the page. That is the careful
 * side: rounding to the nearest tenth keeps order, so intervals that truly overlap still do.
 */
export function figuresOverlap(a: Figure, b: Figure): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return true;
  return intervalsOverlap({ low: a.low, high: a.high }, { low: b.low, high: b.high });
}

export type NamedTally = { name: string; tally: Tally };
export type CommunityComparison = {
  kind: 'none' | 'one-sided' | 'too-close' | 'ahead';
  sentence: string;
};

/**
 * What the community's votes allow to be said about two tools, as a sentence for the page. A lead is
 * named only when the two shown 95% intervals do not overlap; the points are the difference of the
 * two whole percentages on the page.
 *
 * @throws RangeError on a broken tally.
 */
export function communityComparison(left: NamedTally, right: NamedTally): CommunityComparison {
  const leftFigure = figureOf(left.tally);
  const rightFigure = figureOf(right.tally);
  if (leftFigure.percent === null && rightFigure.percent === null) {
    return { kind: 'none', sentence: 'Nobody has voted on either yet.' };
  }
  if (leftFigure.percent === null || rightFigure.percent === null) {
    const voted = leftFigure.percent === null ? right : left;
    return { kind: 'one-sided', sentence: `Only ${tidyName(voted.name)} has votes so far.` };
  }
  if (figuresOverlap(leftFigure, rightFigure)) {
    return { kind: 'too-close', sentence: 'Too close to call: the intervals overlap.' };
  }
  // Disjoint intervals each hold their own share, so the bounds order the tools even where the
  // whole percentages are equal.
  const leftLeads = (leftFigure.low ?? 0) > (rightFigure.high ?? 0);
  const ahead = tidyName((leftLeads ? left : right).name);
  const apart = inPoints(Math.abs(leftFigure.percent - rightFigure.percent));
  return {
    kind: 'ahead',
    sentence: `Community: ${apart} apart: ${ahead} is ahead, and the intervals do not overlap.`,
  };
}
