import { forgetSubscribers as forget } from '@/lib/data/subscribers';
import type { Job } from './job';

const EVERY_MS = 60 * 60 * 1_000;
const AT_ONCE = 5_000;

/** Runs in every process: whom one has forgotten the others do not find. */
export const forgetSubscribers: Job = {
  name: 'forget-subscribers',
  words:
    'Forgets the addresses that were not confirmed, have left or are not reached, 30 days after.',
  every: EVERY_MS,
  work: async (now, signal) => {
    let forgotten = AT_ONCE;
    while (forgotten === AT_ONCE && !signal.aborted) forgotten = await forget(now, AT_ONCE);
  },
};
