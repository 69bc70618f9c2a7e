import { type Figure, figureOf, figuresOverlap, isEarly } from './figure';
import { countVotes, type Tally } from './tally';

/** The ranks that a tool may have, from 1: one where `best` is `worst`. */
export type RankRange = { best: number; worst: number };

/** The shown 95% interval of a ranked tool, in percent with one decimal. */
export type Ends = { low: number; high: number };

/** How many tools have this bound (percent, one decimal). */
export type EndCount = { at: number; tools: number };

/** The bounds of a whole ranking: each tool is counted once in `lows` and once in `highs`. */
export type RankScale = { lows: readonly EndCount[]; highs: readonly EndCount[] };

const TENTHS = 1_000;
const tenthOf = (at: number): number => Math.round(at * 10);

/** For each tenth of a percent, 0 to 1000, how many bounds lie below it. */
function countsBelow(ends: readonly EndCount[]): number[] {
  const at = new Array<number>(TENTHS + 1).fill(0);
  for (const { at: bound, tools } of ends) at[tenthOf(bound)] = (at[tenthOf(bound)] ?? 0) + tools;
  let below = 0;
  return at.map((tools) => {
    below += tools;
    return below - tools;
  });
}

/** Answers how many tools a ranking holds. */
export function countRanked({ lows }: RankScale): number {
  return lows.reduce((sum, { tools }) => sum + tools, 0);
}

/**
 * Answers the ranks of any tool of a ranking. Surely better than it is a tool whose low bound is above
 * its high one, surely worse one whose high bound is below its low one; all others may stand on either
 * side. So the ranks go from 1 + the surely better to all − the surely worse; of two tools whose
 * intervals do not overlap, the better one's begin and end before the other's.
 *
 * One pass over the bounds, of which there are 1001 at most, then two look-ups a tool, however many
 * tools. Where the scale was read a moment before the tool, the range is never turned round.
 */
export function rankBy(scale: RankScale): (tool: Ends) => RankRange {
  const total = countRanked(scale);
  const lowsBelow = countsBelow(scale.lows);
  const highsBelow = countsBelow(scale.highs);
  return ({ low, high }) => {
    const notAbove = lowsBelow[tenthOf(high) + 1] ?? total;
    const best = total - notAbove + 1;
    const worst = total - (highsBelow[tenthOf(low)] ?? 0);
    return { best, worst: Math.max(best, worst) };
  };
}

/** "3", or "1–3" where the ranks cannot be told apart. */
export function rankInWords({ best, worst }: RankRange): string {
  return best === worst ? String(best) : `${best}–${worst}`;
}

/** Whether a tool has the votes to be ranked: as many as end a figure's being early. */
export const isRanked = (community: Tally): boolean => !isEarly(community);

/** What the panel calls, by its majority; null without verdicts. */
function panelCall({ ships, skips }: Tally): 'ship' | 'skip' | 'split' | null {
  if (ships === skips) return ships === 0 ? null : 'split';
  return ships > skips ? 'ship' : 'skip';
}

/** What the community calls: a side that its whole interval lies on; null where it may be either. */
function clearSide({ low, high }: Figure): 'ship' | 'skip' | null {
  if (low !== null && low > 50) return 'ship';
  return high !== null && high < 50 ? 'skip' : null;
}

/**
 * By how many points the panel's and the community's shown percentages are apart, where one may say that
 * the two disagree: their intervals do not overlap, or the panel's majority calls one thing and the whole
 * interval of the community's share lies on the other side of 50%. Null where one may not: without
 * verdicts, or with fewer than five votes, never.
 *
 * @throws RangeError on a broken tally.
 */
export function disagreementOf(panel: Tally, community: Tally): number | null {
  if (countVotes(panel) === 0 || !isRanked(community)) return null;
  const [ours, theirs] = [figureOf(panel), figureOf(community)];
  const call = panelCall(panel);
  const side = clearSide(theirs);
  const opposite = side !== null && call !== null && call !== 'split' && call !== side;
  if (figuresOverlap(ours, theirs) && !opposite) return null;
  return Math.abs((ours.percent ?? 0) - (theirs.percent ?? 0));
}

/**
 * By how many points a community's shown percentage moved from `before` to `now`, down below zero. Null
 * where one of the two has fewer than five votes: too early to speak of a change.
 *
 * @throws RangeError on a broken tally.
 */
export function movementOf(before: Tally, now: Tally): number | null {
  if (isEarly(before) || isEarly(now)) return null;
  return (figureOf(now).percent ?? 0) - (figureOf(before).percent ?? 0);
}
