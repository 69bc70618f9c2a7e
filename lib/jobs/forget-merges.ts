import { forgetMergedVotes } from '@/lib/data/merge-votes';
import type { Job } from './job';

const EVERY_MS = 60 * 60 * 1_000;
/** In one statement, which holds them: some tenths of a second. */
const AT_ONCE = 5_000;

/** Runs in every process: what one forgot the others do not find. */
export const forgetMerges: Job = {
  name: 'forget-merges',
  words: 'Forgets the votes that were kept for undoing merges, once nothing can be undone by them.',
  every: EVERY_MS,
  work: async (now, signal) => {
    let forgotten = AT_ONCE;
    while (forgotten === AT_ONCE && !signal.aborted) {
      forgotten = await forgetMergedVotes(now, AT_ONCE);
    }
  },
};
