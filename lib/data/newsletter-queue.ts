import 'server-only';
import PgBoss from 'pg-boss';
import { z } from 'zod';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';
import { pool } from './database';

const QUEUE = 'send-newsletter';

/** After which a wake-up that nobody finished is forgotten, in seconds. */
const EXPIRE_SECONDS = 60;
const MAINTENANCE_SECONDS = 30;

const wakeUp = z.object({ issueId: z.int().min(1) });

/**
 * Wake-ups for whoever sends newsletters, in PostgreSQL (pg-boss, in a schema of its own that it makes and
 * migrates by itself). They only say that there may be something to do; what there is stands in
 * newsletter_deliveries, so one that is lost costs a few seconds, and one too many costs nothing.
 */
export type NewsletterQueue = {
  /** Has a worker that is free look after an issue. One wake-up for each issue waits at most. */
  wake: (issueId: number) => Promise<void>;
  /** Takes the oldest wake-up, if there is one; `done` says that it was seen to. */
  next: () => Promise<{ issueId: number; done: () => Promise<void> } | null>;
};

// On globalThis, since the server and Next's bundles load their own copies of this module.
const shared = Symbol.for('shipworthy.newsletter-queue');
const holder = globalThis as { [shared]?: Promise<NewsletterQueue> | undefined };

async function start(): Promise<NewsletterQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool().query(text, values) },
    schedule: false,
    maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterHours: 24,
  });
  // Its upkeep goes on by itself once the database is back.
  boss.on('error', (error) => log().warn({ error: error.message }, 'the queue was not kept up'));
  try {
    await boss.start();
    // `short`: one waits for each key, however many are at work, so that none that died is in the way.
    await boss.createQueue(QUEUE, {
      ...{ name: QUEUE, policy: 'short', retryLimit: 0 },
      ...{ expireInSeconds: EXPIRE_SECONDS, retentionMinutes: 60 },
    });
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  onShutdown('the newsletter’s queue', async () => {
    delete holder[shared];
    await boss.stop({ graceful: false });
  });
  return {
    wake: async (issueId) => {
      await boss.send(QUEUE, { issueId }, { singletonKey: String(issueId) });
    },
    next: async () => {
      const [job] = await boss.fetch<unknown>(QUEUE);
      if (!job) return null;
      const { issueId } = wakeUp.parse(job.data);
      return { issueId, done: async () => boss.complete(QUEUE, job.id) };
    },
  };
}

/** Answers this process's queue, opened once. @throws when the database does not answer */
export function newsletterQueue(): Promise<NewsletterQueue> {
  holder[shared] ??= start().catch((error: unknown) => {
    delete holder[shared];
    throw error;
  });
  return holder[shared];
}
