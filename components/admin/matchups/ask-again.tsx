'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** How long it is asked between, and how often: what is due goes live within a minute. */
const EVERY = 10_000;
const MOST = 12;
/** A browser's timer that is set for longer goes off at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Shows the page anew once the time `at` (ISO) of a scheduled matchup has come, until it is live. What is
 * typed into the page's forms stays.
 */
export function AskAgain({ at }: { at: string }) {
  const router = useRouter();
  useEffect(() => {
    const wait = Math.max(0, Date.parse(at) - Date.now()) + EVERY;
    if (wait > LONGEST) return;
    let asked = 0;
    const ask = () => {
      router.refresh();
      asked += 1;
      if (asked < MOST) timer = setTimeout(ask, EVERY);
    };
    let timer = setTimeout(ask, wait);
    return () => clearTimeout(timer);
  }, [at, router]);
  return null;
}
