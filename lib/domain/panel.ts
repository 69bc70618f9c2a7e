import { figureOf, figuresOverlap } from './figure';
import { type Choice, type Tally, tallyOf } from './tally';
import { inPoints, inSeries, tidyName } from './words';

/** One seat's published call on a tool; `seat` is the display name, such as "Skeptic". */
export type SeatCall = { seat: string; call: Choice };

export type ReviewerSplit = { tally: Tally; sentence: string; dissenters: string[] };

/**
 * How the panel divides over one tool: the tally, a line for the page (a capital, no full stop) and
 * the display names of the minority in the order given. A tie and a unanimous panel have no
 * dissenters.
 *
 * @throws RangeError when a seat speaks twice: the count of reviewers would be wrong.
 */
export function reviewerSplit(calls: readonly SeatCall[]): ReviewerSplit {
  const named = calls.map(({ seat, call }) => ({ seat: tidyName(seat), call }));
  if (new Set(named.map(({ seat }) => seat)).size !== named.length) {
    throw new RangeError('A seat has at most one call on a tool');
  }
  const tally = tallyOf(named.map(({ call }) => call));
  const minority = minorityOf(tally);
  const dissenters = named.filter(({ call }) => call === minority).map(({ seat }) => seat);
  return { tally, sentence: splitSentence(tally, named, dissenters), dissenters };
}

function minorityOf({ ships, skips }: Tally): Choice | null {
  if (ships === 0 || skips === 0 || ships === skips) return null;
  return ships < skips ? 'ship' : 'skip';
}

function splitSentence(tally: Tally, calls: readonly SeatCall[], dissenters: string[]): string {
  const { ships } = tally;
  const [first] = calls;
  if (first === undefined) return 'No verdicts yet';
  if (calls.length === 1) return `One verdict so far: the ${first.seat} ${first.call}s`;
  if (ships === 0 || ships === calls.length) {
    return `${calls.length === 2 ? 'Both' : `All ${calls.length}`} ${first.call}`;
  }
  const count = `${ships} of ${calls.length} ${ships === 1 ? 'ships' : 'ship'}`;
  if (dissenters.length === 0) return `${count}; the panel is split`;
  const who = inSeries(dissenters.map((seat) => `the ${seat}`));
  return `${count}; ${who} ${dissenters.length === 1 ? 'dissents' : 'dissent'}`;
}

export type PanelAgainstCommunity = { points: number; sentence: string };

/**
 * How far the panel stands from the community, or null when the figures do not allow the claim:
 * either has no votes, or their shown 95% Wilson intervals overlap.
 *
 * `points` is the panel's whole percentage minus the community's, both as shown on the page, so a
 * reader can check it: positive when the panel is above, -100 to 100. `sentence` is a clause without
 * capital or full stop: "the panel is 21 points above the community".
 *
 * @throws RangeError on a broken tally.
 */
export function panelAgainstCommunity(
  panel: Tally,
  community: Tally,
): PanelAgainstCommunity | null {
  const ours = figureOf(panel);
  const theirs = figureOf(community);
  if (ours.percent === null || theirs.percent === null) return null;
  if (figuresOverlap(ours, theirs)) return null;
  const points = ours.percent - theirs.percent;
  const above = (ours.low ?? 0) > (theirs.high ?? 0);
  const distance = `${inPoints(Math.abs(points))} ${above ? 'above' : 'below'}`;
  return { points, sentence: `the panel is ${distance} the community` };
}
