'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useState } from 'react';
import type { LiveTallies } from '@/lib/client/votes';
import { useRefreshAfterVote } from './use-refresh-after-vote';

/** What the live parts of a page start from: its tools, and the tallies its HTML was made with. */
export type LiveTools = {
  /** Where the page asks for its tallies; null where nothing would answer. */
  tallyAddress: string | null;
  tools: { slug: string; name: string }[];
  tallies: LiveTallies;
};

type Live = LiveTools & { noteVoted: () => void };

const LiveContext = createContext<Live | null>(null);

/** Answers the tools of the page. @throws outside of a LiveProvider */
export function useLiveTools(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('A live figure stands outside of a LiveProvider');
  return live;
}

/** Gives the votes and figures of one page one shared, refreshed state. */
export function LiveProvider({ live, children }: { live: LiveTools; children: ReactNode }) {
  const noteVoted = useRefreshAfterVote();
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: 2, networkMode: 'always' },
          // Offline, a vote is refused in words at once rather than kept for later.
          mutations: { retry: 0, networkMode: 'always' },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <LiveContext value={{ ...live, noteVoted }}>{children}</LiveContext>
    </QueryClientProvider>
  );
}
