import type { NamedTally } from './figure';
import { countVotes, wholePercent } from './tally';
import { counted, tidyName } from './words';

/**
 * The community's part of a matchup's lead: both shares with their counts, or who has no votes yet.
 * A sentence with its full stop.
 *
 * @throws RangeError on a broken tally.
 */
export function communityLead(left: NamedTally, right: NamedTally): string {
  const ours = clause(left);
  const theirs = clause(right);
  if (ours === null && theirs === null) return 'Nobody has voted yet.';
  if (ours === null) {
    return `Of the community, ${theirs}; nobody has voted on ${tidyName(left.name)} yet.`;
  }
  if (theirs === null) {
    return `Of the community, ${ours}; nobody has voted on ${tidyName(right.name)} yet.`;
  }
  return `Of the community, ${ours} and ${theirs}.`;
}

function clause({ name, tally }: NamedTally): string | null {
  const percent = wholePercent(tally);
  if (percent === null) return null;
  return `${percent}% would ship ${tidyName(name)} (${counted(countVotes(tally), 'vote')})`;
}
