'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { useState } from 'react';
import { castVote, type VoteState } from '@/lib/actions/vote';
import {
  type LiveTallies,
  type LiveTally,
  myVotesQuery,
  newestTallies,
  talliesQuery,
} from '@/lib/client/votes';
import { type Choice, emptyTally, moveTally } from '@/lib/domain/tally';
import { useLiveTools } from './live-provider';

const noTally: LiveTally = { tally: emptyTally, simulated: 0, asOf: '' };

/**
 * The tallies of the page: as its HTML had them, then as they are. The HTML's are not put into the
 * cache of queries, which would date them with the clock, and a page made ahead of time has none.
 */
export function useTallies(): LiveTallies {
  const { tallyAddress, tallies } = useLiveTools();
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

/**
 * One tool's vote: the figure moves at once, and moves back, with a message, when the vote is refused
 * or does not arrive. `posted` is the answer to a form that was posted without JavaScript.
 */
export function useVote(tool: { slug: string; name: string }, posted: VoteState) {
  const { tallyAddress, tools, noteVoted } = useLiveTools();
  const client = useQueryClient();
  const tallies = useTallies();
  const talliesKey = talliesQuery(tallyAddress).queryKey;
  const mine = myVotesQuery(tools.map(({ slug }) => slug));
  const myVotes = useQuery(mine);
  const [message, setMessage] = useState<string | null>(null);

  const postedVote = posted?.ok ? posted.data : null;
  const read = tallies[tool.slug] ?? noTally;
  const newest =
    postedVote && postedVote.asOf > read.asOf
      ? {
          tally: { ships: postedVote.ships, skips: postedVote.skips },
          simulated: postedVote.simulated,
          asOf: postedVote.asOf,
        }
      : read;
  const choice = myVotes.data ? (myVotes.data[tool.slug] ?? null) : (postedVote?.choice ?? null);

  // From the cache, not from this render: two quick clicks may come before the next one.
  const choiceNow = (): Choice | null => {
    const known = client.getQueryData(mine.queryKey);
    return known ? (known[tool.slug] ?? null) : choice;
  };
  const tallyNow = (): LiveTally => {
    const known = client.getQueryData(talliesKey)?.[tool.slug];
    return known && known.asOf >= newest.asOf ? known : newest;
  };
  const setTally = (tally: LiveTally) =>
    client.setQueryData(talliesKey, (known) => ({ ...known, [tool.slug]: tally }));
  const setChoice = (next: Choice | null) =>
    client.setQueryData(mine.queryKey, (known) => {
      const { [tool.slug]: _before, ...others } = known ?? {};
      return next ? { ...others, [tool.slug]: next } : others;
    });

  const vote = useMutation({
    // One vote after the other, so that the last click is the last to be recorded.
    mutationKey: ['vote', tool.slug],
    scope: { id: 'vote' },
    mutationFn: async (next: Choice | null) => {
      const answer = await castVote(null, { tool: tool.slug, choice: next ?? 'none' });
      if (!answer.ok) throw new RefusedVote(answer.message);
      return answer.data;
    },
    onMutate: async (next) => {
      setMessage(null);
      await Promise.all([
        client.cancelQueries({ queryKey: talliesKey }),
        client.cancelQueries({ queryKey: mine.queryKey }),
      ]);
      const before = { tally: tallyNow(), choice: choiceNow() };
      setTally({ ...before.tally, tally: moveTally(before.tally.tally, before.choice, next) });
      setChoice(next);
      return before;
    },
    onSuccess: ({ choice: recorded, ships, skips, simulated, asOf }) => {
      noteVoted();
      // A later click waits for its turn: what it shows already is not taken back for a moment.
      if (client.isMutating({ mutationKey: ['vote', tool.slug] }) > 1) return;
      setTally({ tally: { ships, skips }, simulated, asOf });
      setChoice(recorded);
    },
    onError: (error, _next, before) => {
      if (before) {
        setTally(before.tally);
        setChoice(before.choice);
      }
      setMessage(error instanceof RefusedVote ? error.message : failureInWords(error));
      void client.invalidateQueries({ queryKey: mine.queryKey });
      void client.invalidateQueries({ queryKey: talliesKey });
    },
  });

  return {
    ...newest,
    choice,
    /** Votes, or takes the vote back where `next` is what stands already. */
    cast: (next: Choice) => vote.mutate(next === choiceNow() ? null : next),
    recorded: vote.data ?? postedVote,
    refusal: message ?? (posted && !posted.ok ? posted.message : null),
  };
}

class RefusedVote extends Error {}
