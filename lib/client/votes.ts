import { queryOptions } from '@tanstack/react-query';
import type { Choice, Tally } from '@/lib/domain/tally';

/** A tool's community tally as a page knows it; `asOf` is by the database's clock. */
export type LiveTally = { tally: Tally; simulated: number; asOf: string };
export type LiveTallies = Record<string, LiveTally>;

/** How often an open, visible page asks for its tallies. */
const REFRESH_MS = 2_500;

type TallyAnswer = {
  asOf: string;
  tools: { slug: string; simulated: number; community: { ships: number; skips: number } }[];
};

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

/** The community tallies of a page, asked for at `address` and kept fresh while the page is visible. */
export function talliesQuery(address: string) {
  return queryOptions({
    queryKey: ['tallies', address],
    queryFn: async ({ signal }): Promise<LiveTallies> => {
      const answer = await fetchJson<TallyAnswer>(address, signal);
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
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}
