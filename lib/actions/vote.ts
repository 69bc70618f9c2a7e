'use server';

import { findAddressHash } from '@/lib/auth/address';
import { dropToken, findTokenHash, namesSession } from '@/lib/auth/session';
import { getViewer } from '@/lib/auth/viewer';
import { findVoter, keepVoter, newVoter } from '@/lib/auth/voter';
import { carryVotesOver } from '@/lib/data/carry-over';
import { noteTallyMoved } from '@/lib/data/changes';
import { countVoteFrom } from '@/lib/data/vote-limit';
import {
  castAccountVote,
  type RecordedVote,
  castVote as recordVote,
  type Suspended,
} from '@/lib/data/votes';
import type { Choice } from '@/lib/domain/tally';
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
 * address over its limit, an account that is suspended, a database that does not answer, and who is
 * signed out without knowing it: their vote would count a second time, as a visitor's.
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
    const addressHash = findAddressHash(new Date());
    const wait = await countVoteFrom(addressHash);
    if (wait !== null) {
      return refuse(
        `Too many votes came from your network. Your vote was not counted; try again ${waitInWords(wait)}.`,
      );
    }
    const choice = choiceOf(vote);
    const cast = { tool: vote.tool, choice, addressHash };
    const named = namesSession();
    const asAccount = named ? await recordForAccount(cast) : 'nobody';
    if (asAccount === 'nobody' && (named || vote.as)) {
      // Once: the next vote of this browser names no session.
      if (named) dropToken();
      return refuse(vote.as ? NOT_YOURS : SIGNED_OUT);
    }
    const reading = asAccount === 'nobody' ? await recordForBrowser(cast) : asAccount;
    if (reading && 'suspended' in reading) {
      return refuse(
        `Your account is suspended, so your vote was not counted. The reason: ${reading.suspended}`,
      );
    }
    if (!reading) return refuse('There is no such tool to vote on. Your vote was not counted.');
    // By the address that the tool has now: the page may have been loaded before it was renamed.
    noteTallyMoved(reading.tool);
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

const SIGNED_OUT =
  'You are signed out by now. Your vote was not counted. Vote again to vote as a visitor, or sign in.';
const NOT_YOURS =
  'You are signed out by now, so your vote stands as it was. Sign in again to change it.';

type Cast = { tool: string; choice: Choice | null; addressHash: string };

/** Records the vote of who is signed in; 'nobody' when the session that was named is none, or over. */
async function recordForAccount(vote: Cast): Promise<RecordedVote | Suspended | null | 'nobody'> {
  const sessionHash = await findTokenHash();
  if (!sessionHash) return 'nobody';
  const account = { sessionHash, addressHash: vote.addressHash };
  const reading = await castAccountVote(account, vote.tool, vote.choice);
  if (reading !== 'nobody') return reading;
  const viewer = await getViewer();
  if (!viewer) return 'nobody';
  // Signed in, but the account came to no voter at sign-in.
  await carryVotesOver(viewer.userId, null);
  return castAccountVote(account, vote.tool, vote.choice);
}

async function recordForBrowser({ tool, choice, addressHash }: Cast): Promise<RecordedVote | null> {
  const known = findVoter();
  const voterId = known ?? newVoter();
  const reading = await recordVote({ voterId, addressHash }, tool, choice);
  if (reading && choice && !known) keepVoter(voterId);
  return reading;
}
