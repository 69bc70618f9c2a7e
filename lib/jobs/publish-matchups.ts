import { publishDueMatchups } from '@/lib/data/due-matchups';
import { log } from '@/lib/log';
import { repeat } from './repeat';

/** A scheduled matchup is to be public within a minute of its time; this leaves room for two misses. */
const EVERY_MS = 15_000;

/**
 * Publishes scheduled matchups when their time comes. Runs in every process: the database lets each
 * matchup be published once.
 * @returns a function that stops it
 */
export function publishMatchups(
  options: { every?: number; clock?: () => Date } = {},
): () => Promise<void> {
  return repeat({
    name: 'publish-matchups',
    every: EVERY_MS,
    ...options,
    work: async (now) => {
      const published = await publishDueMatchups(now);
      if (published.length > 0) log().info({ matchups: published }, 'matchups went live');
    },
  });
}
