'use client';

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { useState } from 'react';
import { castVote, type VoteState } from '@/lib/actions/vote';
import {
  expectedTally,
  type LiveTallies,
  myVotesQuery,
  newestTallies,
  talliesQuery,
} from '@/lib/client/votes';
import { type Choice, emptyTally, type Tally, type TallyReading } from '@/lib/domain/tally';
import { useLiveTools } from './live-provider';

const noTally: TallyReading = { tally: emptyTally, simulated: 0, asOf: '' };

/**
 * The tallies of the page: as its HTML had them, then as they are. The HTML's are not put into the
 * cache of queries, which would date them with the clock, and a page made ahead of time has none.
 */
export function useTallies(): LiveTallies {
  const { tallies, tallyAddress } = useLiveTools();
  const { data } = useQuery(talliesQuery(tallyAddress));
  return data ? newestTallies(tallies, data) : tallies;
}

function failureInWords(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error)) {
    return 'This page was updated since you opened it. Please reload it, then vote.';
  }
  return navigator.onLine
    ? 'The vote did not reach us and was not counted. Please try again.'
    : 'You are offline. The vote was not counted.';
}

/** What was known of a tool when a vote on it was begun. */
type Before = { tally: Tally; choice: Choice | null; isKnown: boolean };

/** The votes on a tool that are still under way, the first begun first. */
function pendingVotes(client: QueryClient, slug: string) {
  const pending = client
    .getMutationCache()
    .findAll({ mutationKey: ['vote', slug], status: 'pending' });
  return pending.map(({ state }) => ({
    choice: state.variables as Choice | null,
    before: state.context as Before | undefined,
  }));
}

/** The newer of what was read and what the answer to a posted form said. */
function newest(read: TallyReading, posted: VoteState): TallyReading {
  if (!posted?.ok || posted.data.asOf <= read.asOf) return read;
  const { ships, skips, simulated, asOf } = posted.data;
  return { tally: { ships, skips }, simulated, asOf };
}

/**
 * One tool's vote. What is shown while it is under way is worked out from what is known and what was
 * chosen, and never written over what is known: a vote that is refused or does not arrive leaves
 * nothing to put back. `posted` is the answer to a form that was posted without JavaScript.
 */
export function useVote(tool: { slug: string; name: string }, posted: VoteState) {
  const { tools, tallyAddress, noteVoted } = useLiveTools();
  const client = useQueryClient();
  const tallies = useTallies();
  const talliesKey = talliesQuery(tallyAddress).queryKey;
  const mine = myVotesQuery(tools.map(({ slug }) => slug));
  const { data: myVotes } = useQuery(mine);
  const [message, setMessage] = useState<string | null>(null);
  const postedVote = posted?.ok ? posted.data : null;

  const vote = useMutation({
    // One vote after the other, so that the last click is the last to be recorded.
    mutationKey: ['vote', tool.slug],
    scope: { id: 'vote' },
    mutationFn: async (next: Choice | null) => {
      const answer = await castVote(null, { tool: tool.slug, choice: next ?? 'none' });
      if (!answer.ok) throw new RefusedVote(answer.message);
      return answer.data;
    },
    onMutate: (): Before => {
      setMessage(null);
      // A vote that waits for another is laid over what was known before that one.
      const first = pendingVotes(client, tool.slug)[0]?.before;
      return first ?? { tally: known.tally, choice: confirmed, isKnown };
    },
    onSuccess: ({ choice: recorded, ships, skips, simulated, asOf }) => {
      noteVoted();
      client.setQueryData(talliesKey, (known) => ({
        ...known,
        [tool.slug]: { tally: { ships, skips }, simulated, asOf },
      }));
      client.setQueryData(mine.queryKey, (known) => {
        if (!known) return known;
        const { [tool.slug]: _before, ...others } = known;
        return recorded ? { ...others, [tool.slug]: recorded } : others;
      });
    },
    onError: (error) => {
      setMessage(error instanceof RefusedVote ? error.message : failureInWords(error));
      void client.invalidateQueries({ queryKey: talliesKey });
    },
    // The votes on the page's other tools were perhaps just being asked for.
    onSettled: () => client.invalidateQueries({ queryKey: mine.queryKey }),
  });

  const known = newest(tallies[tool.slug] ?? noTally, posted);
  // How the voter voted before may not be known yet: then the figure waits for the answer.
  const recorded = vote.data ?? postedVote;
  const isKnown = myVotes !== undefined || recorded !== null;
  const confirmed = (myVotes ? myVotes[tool.slug] : recorded?.choice) ?? null;
  const pending = vote.isPending ? pendingVotes(client, tool.slug).at(-1) : undefined;
  // From what was known when the vote was begun: what is read meanwhile may have the vote in it already.
  const before = pending?.before ?? { tally: known.tally, choice: confirmed, isKnown };
  const choiceNow = (): Choice | null => {
    const chosen = pendingVotes(client, tool.slug).at(-1);
    return chosen ? chosen.choice : confirmed;
  };

  return {
    ...known,
    tally:
      pending && before.isKnown
        ? expectedTally(before.tally, before.choice, pending.choice)
        : known.tally,
    choice: pending ? pending.choice : confirmed,
    /** Votes, or takes the vote back where `next` is what stands already. */
    cast: (next: Choice) => vote.mutate(next === choiceNow() ? null : next),
    recorded,
    refusal: message ?? (posted && !posted.ok ? posted.message : null),
  };
}

class RefusedVote extends Error {}
