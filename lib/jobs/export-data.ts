import { makeExport } from '@/lib/data/open-data';
import { siteUrl } from '@/lib/env';
import { log } from '@/lib/log';
import { repeat } from './repeat';

const EVERY_MS = 60_000;

/**
 * Makes a file of open data for each day (UTC), soon after it begins, or after the start when nothing
 * ran then. Runs in every process: the database lets each day have one.
 * @returns a function that stops it, and gives up what is under way
 */
export function exportData(
  options: { every?: number; clock?: () => Date } = {},
): () => Promise<void> {
  const stopping = new AbortController();
  const stop = repeat({
    name: 'export-data',
    every: EVERY_MS,
    ...options,
    work: async (now) => {
      const made = await makeExport({ now, site: siteUrl(), signal: stopping.signal });
      if (made) log().info(made, 'a file of open data was made');
    },
  });
  return () => {
    stopping.abort();
    return stop();
  };
}
