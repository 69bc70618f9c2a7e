import { type Choice, countVotes, type Tally } from './tally';
import { counted, grouped, tidyName } from './words';

/** A vote of an account, with what the panel and the community say of the tool. */
export type MyVote = {
  tool: { slug: string; name: string };
  /** Whether the tool takes votes: not one that was retired. */
  open: boolean;
  choice: Choice;
  /** Whether the vote is in the community's figure: not one that was excluded. */
  counted: boolean;
  /** ISO date and time, UTC: when the choice was made that stands. */
  changedAt: string;
  panel: Tally;
  community: Tally;
  /** ISO date and time, UTC, by the database's clock: when all this was read. Empty without a tally. */
  asOf: string;
};

/** On how many tools a voter and a seat both said something, and on how many of these the same. */
export type Agreement = { seat: string; agreed: number; both: number };

/**
 * How a voter stands to a seat, as a sentence without its full stop: "You agree with the Skeptic on 7
 * of 9 tools". Null where they have no tool in common: nothing can be said then.
 *
 * @throws RangeError when the counts are no counts, or more agreed than both spoke.
 */
export function agreementSentence({ seat, agreed, both }: Agreement): string | null {
  const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;
  if (!isCount(agreed) || !isCount(both) || agreed > both) {
    throw new RangeError(`Nobody can agree on ${agreed} of ${both} tools`);
  }
  if (both === 0) return null;
  return `You agree with the ${tidyName(seat)} on ${grouped(agreed)} of ${counted(both, 'tool')}`;
}

/**
 * What a group says of a tool as one: the side with more votes, 'split' on a tie, null without votes.
 *
 * @throws RangeError on a broken tally.
 */
export function callOf(tally: Tally): Choice | 'split' | null {
  if (countVotes(tally) === 0) return null;
  if (tally.ships === tally.skips) return 'split';
  return tally.ships > tally.skips ? 'ship' : 'skip';
}

/**
 * Which votes an open page shows once its list was read anew: those of `read`, and of those `shown`
 * before the ones that were `touched` there (slugs), each behind the vote that it stood behind. One that
 * was taken back can so be cast anew, and nothing leaves from under who has just changed it.
 */
export function keepTouched(
  shown: readonly MyVote[],
  read: readonly MyVote[],
  touched: readonly string[],
): MyVote[] {
  const kept = [...read];
  const placeOf = (slug: string | undefined) => kept.findIndex(({ tool }) => tool.slug === slug);
  for (const [place, vote] of shown.entries()) {
    if (!touched.includes(vote.tool.slug) || placeOf(vote.tool.slug) !== -1) continue;
    kept.splice(placeOf(shown[place - 1]?.tool.slug) + 1, 0, vote);
  }
  return kept;
}
