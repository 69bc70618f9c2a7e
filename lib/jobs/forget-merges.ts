import { forgetMergedVotes } from '@/lib/data/merge-votes';
import { repeat } from './repeat';

const EVERY_MS = 60 * 60 * 1_000;
/** In one statement, which holds them: some tenths of a second. */
const AT_ONCE = 5_000;

/**
 * Forgets the votes that are kept for undoing merges, once nothing can be undone by them. Runs in every
 * process: what one forgot the others do not find.
 * @returns a function that stops it
 */
export function forgetMerges(options: { every?: number; clock?: () => Date } = {}) {
  let stopping = false;
  const stop = repeat({
    name: 'forget-merges',
    every: EVERY_MS,
    ...options,
    work: async (now) => {
      let forgotten = AT_ONCE;
      while (forgotten === AT_ONCE && !stopping) forgotten = await forgetMergedVotes(now, AT_ONCE);
    },
  });
  return () => {
    stopping = true;
    return stop();
  };
}
