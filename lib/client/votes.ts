import { queryOptions } from '@tanstack/react-query';
import type { TallyJson } from '@/lib/domain/api';
import { type Choice, moveTally, type Tally, type TallyReading } from '@/lib/domain/tally';

/** The community's tallies as a page knows them, by the tool's slug. */
export type LiveTallies = Record<string, TallyReading>;

/** How often an open, visible page asks for its tallies. */
const REFRESH_MS = 2_500;

async function fetchJson<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
  return response.json();
}

/**
 * Keeps the newer of two readings, tool by tool: an answer that a cache held back must not undo what
 * the voter was told after their vote.
 */
export function newestTallies(known: LiveTallies | undefined, read: LiveTallies): LiveTallies {
  if (!known) return read;
  const newest = { ...read };
  for (const [slug, tally] of Object.entries(known)) {
    const other = read[slug];
    if (!other || other.asOf < tally.asOf) newest[slug] = tally;
  }
  return newest;
}

/**
 * Answers what a tally will be once a vote under way is in it. Where the reading is older than the vote
 * that is being changed, the reading itself: better the old figure for a moment than a wrong one.
 */
export function expectedTally(tally: Tally, before: Choice | null, after: Choice | null): Tally {
  const holdsVote = before === null || tally[`${before}s`] > 0;
  return holdsVote ? moveTally(tally, before, after) : tally;
}

/**
 * The community tallies of a page, asked for at `address` and kept fresh while the page is visible;
 * with null for an address nothing is asked.
 */
export function talliesQuery(address: string | null) {
  return queryOptions({
    queryKey: ['tallies', address],
    enabled: address !== null,
    queryFn: async ({ signal }): Promise<LiveTallies> => {
      const answer = await fetchJson<TallyJson>(address ?? '', signal);
      return Object.fromEntries(
        answer.tools.map(({ slug, simulated, community: { ships, skips } }) => [
          slug,
          { tally: { ships, skips }, simulated, asOf: answer.asOf },
        ]),
      );
    },
    structuralSharing: (known, read) =>
      newestTallies(known as LiveTallies | undefined, read as LiveTallies),
    refetchInterval: REFRESH_MS,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });
}

/** How this browser's voter voted on the tools of a page. */
export function myVotesQuery(slugs: readonly string[]) {
  const address = `/api/me/votes?tools=${slugs.join(',')}`;
  return queryOptions({
    queryKey: ['my-votes', ...slugs],
    queryFn: async ({ signal }): Promise<Record<string, Choice>> =>
      (await fetchJson<{ votes: Record<string, Choice> }>(address, signal)).votes,
  });
}
