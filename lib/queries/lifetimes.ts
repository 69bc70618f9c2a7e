import { cacheLife } from 'next/cache';

/**
 * Says how long a public read is kept. Writers drop it by its tags at once; the minute is for a
 * change that nobody announced (a process killed between a commit and its notice).
 */
export function publicLifetime(): void {
  cacheLife({ stale: 30, revalidate: 60, expire: 86_400 });
}

/** The same for what somebody searched for, which is soon not asked for any more. */
export function searchLifetime(): void {
  cacheLife({ stale: 30, revalidate: 60, expire: 600 });
}
