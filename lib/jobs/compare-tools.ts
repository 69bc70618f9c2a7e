import { compareWaitingTools } from '@/lib/data/duplicate-search';
import type { Job } from './job';

const EVERY_MS = 10_000;
/** In one transaction: where thousands of names are alike, one tool takes a tenth of a second. */
const AT_ONCE = 10;
/** How long a run goes on, so that after an import of thousands people and votes have the machine. */
const AT_MOST_MS = 3_000;

/** Runs in every process: each tool is compared once. */
export const compareTools: Job = {
  name: 'compare-tools',
  words: 'Looks for likely duplicates among tools that are new, or have a new name or website.',
  every: EVERY_MS,
  work: async (_now, signal) => {
    const end = performance.now() + AT_MOST_MS;
    let compared = AT_ONCE;
    while (compared === AT_ONCE && !signal.aborted && performance.now() < end) {
      compared = await compareWaitingTools(AT_ONCE);
    }
  },
};
