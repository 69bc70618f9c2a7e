import { cacheTags, tagsOfTools } from '@/lib/cache-tags';
import { announceTags } from '@/lib/data/changes';
import { reconcileStandings } from '@/lib/data/standings';
import { log } from '@/lib/log';
import { repeat } from './repeat';

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

/**
 * Has the standings gone over, at once and every minute; by one process, however many serve.
 * @returns a function that stops it
 */
export function sweepStandings(options: { every?: number } = {}): () => Promise<void> {
  return repeat({
    name: 'keep-standings',
    every: EVERY_MS,
    oneForAll: true,
    ...options,
    work: keepStandings,
  });
}
