// No zod here or in figure.ts and interval.ts: a voter's phone counts with them, and should not have
// to download a validator for it. The schemas stand in vote.ts and tool.ts.

/** The two things a voter or a reviewer can say of a tool. Taking a vote back is the absence of one. */
export const choices = ['ship', 'skip'] as const;
export type Choice = (typeof choices)[number];

/** How many said ship and how many said skip: whole numbers from 0 to `MAX_COUNT`. */
export type Tally = { ships: number; skips: number };

/**
 * A tool's tally as it was read at a moment by the database's clock (ISO date and time, UTC);
 * `simulated` of its votes are made up (`npm run simulate`).
 */
export type TallyReading = { tally: Tally; simulated: number; asOf: string };

export const emptyTally: Readonly<Tally> = Object.freeze({ ships: 0, skips: 0 });

/**
 * The largest count a tally may hold, far beyond one vote by every person alive. Below it every
 * product in this folder stays an exact integer (200 × 2 × 10^12 < 2^53).
 */
export const MAX_COUNT = 1_000_000_000_000;

function assertCount(count: number, what: string): void {
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) {
    throw new RangeError(`${what} must be a whole number from 0 to ${MAX_COUNT}, not ${count}`);
  }
}

/** Throws RangeError unless both counts are whole numbers from 0 to `MAX_COUNT`. */
function assertTally(tally: Tally): void {
  assertCount(tally.ships, 'ships');
  assertCount(tally.skips, 'skips');
}

function checked(ships: number, skips: number): Tally {
  const tally = { ships, skips };
  assertTally(tally);
  return tally;
}

const one = (said: Choice | null, choice: Choice): number => (said === choice ? 1 : 0);

/**
 * The tally after one voter moves from `before` to `after`; `null` is no vote. Covers all nine
 * transitions; the same choice twice changes nothing.
 *
 * @throws RangeError when the tally holds no whole numbers, or the vote being left is not in it, so
 *   that a count would go below zero. Nothing is ever clamped: a wrong tally must be seen.
 */
export function moveTally(tally: Tally, before: Choice | null, after: Choice | null): Tally {
  assertTally(tally);
  if (before !== null && countOf(tally, before) === 0) {
    throw new RangeError(`There is no ${before} vote in the tally to take back`);
  }
  return checked(
    tally.ships - one(before, 'ship') + one(after, 'ship'),
    tally.skips - one(before, 'skip') + one(after, 'skip'),
  );
}

function countOf(tally: Tally, choice: Choice): number {
  return choice === 'ship' ? tally.ships : tally.skips;
}

/** How many votes a tally holds in all. @throws RangeError on a broken tally. */
export function countVotes(tally: Tally): number {
  assertTally(tally);
  return tally.ships + tally.skips;
}

/** The recount: the tally of a list of choices, whatever their order. */
export function tallyOf(list: Iterable<Choice>): Tally {
  let ships = 0;
  let skips = 0;
  for (const choice of list) {
    if (choice === 'ship') ships += 1;
    else skips += 1;
  }
  return { ships, skips };
}

/**
 * The share of ships as the whole number that the page shows, 0 to 100, or null without votes.
 *
 * Rounded half up, in integers, so that no binary fraction decides a tie. 100 is shown only when
 * nobody skipped and 0 only when nobody shipped: 999 of 1000 is 99 and 1 of 1000 is 1.
 *
 * @throws RangeError on a broken tally.
 */
export function wholePercent(tally: Tally): number | null {
  const votes = countVotes(tally);
  if (votes === 0) return null;
  if (tally.skips === 0) return 100;
  if (tally.ships === 0) return 0;
  // floor(100 s / n + 1/2), written over the common denominator 2n.
  const rounded = Math.floor((200 * tally.ships + votes) / (2 * votes));
  return Math.min(99, Math.max(1, rounded));
}
