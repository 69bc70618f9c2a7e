'use server';

import { findAddressHash } from '@/lib/auth/address';
import { findVoter, keepVoter, newVoter } from '@/lib/auth/voter';
import { noteTallyMoved } from '@/lib/data/changes';
import { countVoteFrom } from '@/lib/data/vote-limit';
import { castVote as recordVote } from '@/lib/data/votes';
import { type CastVote, choiceOf, type VoteInput, voteInputSchema } from '@/lib/domain/vote';
import { waitInWords } from '@/lib/domain/wait';
import { log } from '@/lib/log';
import { fail, ok, type Result } from '@/lib/result';

/** What the vote's form shows: nothing before the first vote, then the newest answer. */
export type VoteState = (Result<CastVote> & { tool: string | null }) | null;

/**
 * Records a visitor's vote on a tool, changes it, or takes it back (`choice` none), and answers the
 * tool's tally with it. The first argument is the form's earlier state and is not trusted with
 * anything. Refused, with nothing changed: a malformed vote, an unknown, draft or retired tool, an
 * address over its limit, a database that does not answer.
 */
export async function castVote(
  _previous: VoteState,
  input: FormData | VoteInput,
): Promise<NonNullable<VoteState>> {
  const parsed = voteInputSchema.safeParse(
    input instanceof FormData ? Object.fromEntries(input) : input,
  );
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'A vote names a tool and a choice.';
    return { ...fail(message), tool: null };
  }
  const vote = parsed.data;
  const refuse = (message: string) => ({ ...fail(message), tool: vote.tool });
  try {
    const known = findVoter();
    const voterId = known ?? newVoter();
    const addressHash = findAddressHash(new Date());
    const wait = await countVoteFrom(addressHash);
    if (wait !== null) {
      return refuse(
        `Too many votes came from your network. Your vote was not counted; try again ${waitInWords(wait)}.`,
      );
    }
    const choice = choiceOf(vote);
    const reading = await recordVote({ voterId, addressHash }, vote.tool, choice);
    if (!reading) return refuse('There is no such tool to vote on. Your vote was not counted.');
    noteTallyMoved(vote.tool);
    if (!known && choice) keepVoter(voterId);
    return {
      ...ok({ choice, ...reading.tally, simulated: reading.simulated, asOf: reading.asOf }),
      tool: vote.tool,
    };
  } catch (error) {
    log().error({ error: error instanceof Error ? error.message : String(error) }, 'vote failed');
    return refuse(
      'Your vote could not be counted just now. Nothing was changed; please try again.',
    );
  }
}
