'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';

/** By then the vote has dropped the pages that show it from every cache of the server's. */
const SETTLED_MS = 2_500;

/**
 * Answers a function to call after a recorded vote: pages that the router kept from before it (a list
 * one comes back to) are then asked for again, once the visitor leaves the page they voted on.
 */
export function useRefreshAfterVote(): () => void {
  const router = useRouter();
  const votedAt = useRef<number | null>(null);
  const left = useRef(false);

  const refresh = useCallback(() => {
    if (votedAt.current === null) return;
    const age = performance.now() - votedAt.current;
    votedAt.current = null;
    setTimeout(() => router.refresh(), Math.max(0, SETTLED_MS - age));
  }, [router]);

  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      refresh();
    };
  }, [refresh]);

  return useCallback(() => {
    votedAt.current = performance.now();
    // The answer came after the visitor had gone on.
    if (left.current) refresh();
  }, [refresh]);
}
