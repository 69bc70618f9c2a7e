import { type Figure, figureOf } from './figure';
import { type Choice, countVotes, emptyTally, type Tally } from './tally';
import { counted } from './words';

/**
 * Tools on which a seat's published call, the panel's verdicts (the seat's own among them) and the
 * community's votes are the same: `tools` of them, a whole number from 1.
 */
export type Judged = { call: Choice; panel: Tally; community: Tally; tools: number };

/** Of `of` tools, so many: whole numbers, `count <= of`. */
export type Share = { count: number; of: number };

/** What a seat's published verdicts on published tools come to. */
export type SeatRecord = {
  /** How it calls. */
  calls: Tally;
  /** How often it is in the minority, of the tools on which it could have been. */
  dissents: Share;
  /** How often it calls as the community does, of the tools on which the community has a side. */
  agreement: Share;
};

/** Below this many verdicts on a tool nobody can be in a minority: one against one is a split. */
const LEAST_PANEL = 3;

/**
 * Answers the side that a majority of the panel takes on a tool; null with fewer than three verdicts
 * or as many ships as skips. The seats on the other side dissent, as `reviewerSplit` names them.
 */
export function panelSide(panel: Tally): Choice | null {
  if (countVotes(panel) < LEAST_PANEL || panel.ships === panel.skips) return null;
  return panel.ships > panel.skips ? 'ship' : 'skip';
}

/**
 * Answers the community's side on a tool as far as its votes allow the claim: null unless the shown
 * 95% Wilson interval of its figure lies wholly above or wholly below 50%.
 */
export function communitySide(community: Tally): Choice | null {
  const { low, high } = figureOf(community);
  if (low === null || high === null) return null;
  if (low > 50) return 'ship';
  return high < 50 ? 'skip' : null;
}

/** Answers a seat's record. @throws RangeError on a broken tally */
export function seatRecord(judged: readonly Judged[]): SeatRecord {
  const total = (rows: readonly Judged[]) => rows.reduce((sum, { tools }) => sum + tools, 0);
  const calling = (call: Choice) => total(judged.filter((row) => row.call === call));
  const contested = judged.filter(({ panel }) => panelSide(panel) !== null);
  const decided = judged.filter(({ community }) => communitySide(community) !== null);
  return {
    calls: { ships: calling('ship'), skips: calling('skip') },
    dissents: {
      count: total(contested.filter(({ panel, call }) => panelSide(panel) !== call)),
      of: total(contested),
    },
    agreement: {
      count: total(decided.filter(({ community, call }) => communitySide(community) === call)),
      of: total(decided),
    },
  };
}

/** Answers a share with its whole percentage and its 95% Wilson interval, as `figureOf` rounds them. */
export function shareFigure({ count, of }: Share): Figure {
  return figureOf({ ships: count, skips: of - count });
}

/**
 * Says how far a seat stands from the community, as far as the figures allow: nearer or farther than a
 * coin would only where the shown interval of the agreement excludes 50%.
 */
export function agreementSentence({ count, of }: Share): string {
  if (of === 0)
    return 'The community has not taken a clear side on any tool that this seat judged.';
  const { low, high } = shareFigure({ count, of });
  const said = `It calls as the community does on ${count} of ${counted(of, 'tool')} on which the community has a clear side`;
  if (low !== null && low > 50) return `${said}: more often than not.`;
  if (high !== null && high < 50) return `${said}: it more often stands against it.`;
  return `${said}: too few to say that it stands near or far.`;
}

/** The record of a seat that has not spoken yet. */
export const emptyRecord: SeatRecord = {
  calls: emptyTally,
  dissents: { count: 0, of: 0 },
  agreement: { count: 0, of: 0 },
};
