import { findDueIssues, startSending } from '@/lib/data/newsletter-deliveries';
import { newsletterQueue } from '@/lib/data/newsletter-queue';
import { findIssuesUnderWay, finishSending } from '@/lib/data/newsletter-sending';
import { log } from '@/lib/log';
import type { Job } from './job';

/** So that with a lease of 45 seconds what a worker left behind is taken up within a minute. */
const EVERY_MS = 5_000;

/**
 * Begins to send what is approved and due by `now`, wakes whoever can work at an issue that has something
 * due, and ends those of which nothing is left.
 */
async function lookAfterIssues(now: Date): Promise<void> {
  for (const id of await findDueIssues(now)) {
    const number = await startSending(id, now);
    if (number !== null) log().info({ issue: id, number }, 'the sending of an issue begins');
  }
  const underWay = await findIssuesUnderWay();
  // The queue is opened by who needs it first.
  const queue = await newsletterQueue();
  for (const { id, due, open } of underWay) {
    if (due) await queue.wake(id);
    else if (!open) await finishSending(id);
  }
}

/** It sends nothing itself: workers do (lib/jobs/newsletter-worker.ts). */
export const sendNewsletter: Job = {
  name: 'send-newsletter',
  words: 'Begins to send issues whose time has come, and wakes the workers that send them.',
  every: EVERY_MS,
  oneForAll: true,
  work: lookAfterIssues,
};
