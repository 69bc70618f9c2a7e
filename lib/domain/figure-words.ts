import { type Figure, isEarly } from './figure';
import { countVotes } from './tally';
import { counted, grouped } from './words';

/**
 * What a figure is a share of: votes, reviewers of one tool, verdicts of one seat, or tools (where
 * `ships` are those of which something is so).
 */
export type Counted = 'vote' | 'reviewer' | 'verdict' | 'tool';

/** Whether the parts of the share are calls, or tools of which something is so or not. */
export const isOfCalls = (of: Counted): boolean => of !== 'tool';

/** "of 128 votes": how many a percentage stands for. */
export function ofHowMany(figure: Figure, of: Counted): string {
  return `of ${counted(countVotes(figure), of)}`;
}

/** What stands in place of a percentage that nothing was counted for, read out. */
export const nothingCounted: Record<Counted, string> = {
  vote: 'no community votes yet',
  reviewer: 'no verdicts yet',
  verdict: 'no verdicts yet',
  tool: 'no tools yet',
};

/** Whether a figure is to be called early: it is the community's, and of fewer than five votes. */
export function isEarlyFigure(figure: Figure, of: Counted): boolean {
  return of === 'vote' && figure.percent !== null && isEarly(figure);
}

/** What goes into a figure's interval, to be followed by hand: 0 to 1 but for `z`. */
export type WorkedInterval = { p: number; n: number; z: number; centre: number; reach: number };

/**
 * The steps to a figure's interval, which is `centre` ± `reach`: by the formula as `WILSON_FORMULA` has it,
 * with z to two decimals, as one does by hand. Null where nothing was counted.
 */
export function workedInterval({ ships, skips }: Figure): WorkedInterval | null {
  const n = countVotes({ ships, skips });
  if (n === 0) return null;
  const z = 1.96;
  const p = ships / n;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const reach = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / scale;
  return { p, n, z, centre, reach };
}

/** The interval of lib/domain/interval.ts in one line, as E. B. Wilson (1927) has it. */
export const WILSON_FORMULA = '(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n)';

/**
 * How a figure came to be, in four lines to be read beside it: its counts and their division, its
 * interval, the formula, and the numbers that went into it. Null where nothing was counted.
 */
export function howCounted(figure: Figure, of: Counted): [string, string, string, string] | null {
  if (figure.percent === null) return null;
  const all = grouped(countVotes(figure));
  const [ships, skips] = [grouped(figure.ships), grouped(figure.skips)];
  const counts = isOfCalls(of)
    ? `Ship ${ships}, skip ${skips}: ${ships} ÷ ${all} in whole percent${isEarlyFigure(figure, of) ? ', early' : ''}`
    : `Yes ${ships}, no ${skips}: ${ships} ÷ ${all} in whole percent`;
  return [
    counts,
    `Wilson score interval, 95%: ${figure.low} to ${figure.high}%`,
    WILSON_FORMULA,
    `p = ${ships}/${all}, n = ${all}, z = 1.96`,
  ];
}
