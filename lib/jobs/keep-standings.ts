import { cacheTags, tagsOfTools } from '@/lib/cache-tags';
import { announceTags } from '@/lib/data/changes';
import { reconcileStandings } from '@/lib/data/standings';
import { log } from '@/lib/log';
import type { Job } from './job';

const EVERY_MS = 60_000;

/**
 * Mends what the rankings do not say as the votes do: whoever took the votes was killed before it came to
 * it. Notes what each tally is by today. Pages are told.
 */
async function keepStandings(now: Date): Promise<void> {
  const mended = await reconcileStandings(now.toISOString().slice(0, 10));
  if (mended.length === 0) return;
  log().info({ tools: mended.length }, 'standings were mended');
  await announceTags([...tagsOfTools(mended), cacheTags.tallies]);
}

/** The standings are gone over at the start and every minute; by one process, however many serve. */
export const sweepStandings: Job = {
  name: 'keep-standings',
  words: 'Goes over the rankings, and mends what does not say as the votes do.',
  every: EVERY_MS,
  oneForAll: true,
  work: keepStandings,
};
