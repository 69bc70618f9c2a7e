import { publishDueMatchups } from '@/lib/data/due-matchups';
import { log } from '@/lib/log';
import type { Job } from './job';

/** A scheduled matchup is to be public within a minute of its time; this leaves room for two misses. */
const EVERY_MS = 15_000;

/** Runs in every process: the database lets each matchup be published once. */
export const publishMatchups: Job = {
  name: 'publish-matchups',
  words: 'Publishes scheduled matchups when their time comes.',
  every: EVERY_MS,
  work: async (now) => {
    const published = await publishDueMatchups(now);
    if (published.length > 0) log().info({ matchups: published }, 'matchups went live');
  },
};
