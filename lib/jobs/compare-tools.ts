import { compareWaitingTools } from '@/lib/data/duplicate-search';
import { repeat } from './repeat';

const EVERY_MS = 10_000;
/** In one transaction: where thousands of names are alike, one tool takes a tenth of a second. */
const AT_ONCE = 10;
/** How long a run goes on, so that after an import of thousands people and votes have the machine. */
const AT_MOST_MS = 3_000;

/**
 * Looks for likely duplicates among the tools that are new, or have a new name or website. Runs in
 * every process: each tool is compared once.
 * @returns a function that stops it
 */
export function compareTools(): () => Promise<void> {
  let stopping = false;
  const stop = repeat({
    name: 'compare-tools',
    every: EVERY_MS,
    work: async () => {
      const end = performance.now() + AT_MOST_MS;
      let compared = AT_ONCE;
      while (compared === AT_ONCE && !stopping && performance.now() < end) {
        compared = await compareWaitingTools(AT_ONCE);
      }
    },
  });
  return () => {
    stopping = true;
    return stop();
  };
}
