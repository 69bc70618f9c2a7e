import { makeExport } from '@/lib/data/open-data';
import { siteUrl } from '@/lib/env';
import { log } from '@/lib/log';
import type { Job } from './job';

const EVERY_MS = 60_000;

/**
 * Makes a file of open data for each day (UTC), soon after it begins, or after the start when nothing
 * ran then. Runs in every process: the database lets each day have one.
 */
export const exportData: Job = {
  name: 'export-data',
  words: 'Makes each day’s file of open data, once.',
  every: EVERY_MS,
  when: () => 'Soon after midnight UTC; looks every minute',
  work: async (now, signal) => {
    const made = await makeExport({ now, site: siteUrl(), signal });
    if (made) log().info(made, 'a file of open data was made');
  },
};
