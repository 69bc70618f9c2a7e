import { setTimeout as sleep } from 'node:timers/promises';
import { runJob } from '@/lib/data/jobs';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';
import type { Job } from './job';

/** It was done; somebody else is at it; it was begun and goes on. */
export type RunOutcome = 'done' | 'running' | 'begun';

type Running = { stop: AbortController; runs: Set<Promise<unknown>> };

// On globalThis, since Next's bundles load their own copies of this module.
const slot = Symbol.for('shipworthy.jobs-run-now');
const holder = globalThis as { [slot]?: Running };

function running(): Running {
  if (holder[slot]) return holder[slot];
  const made: Running = { stop: new AbortController(), runs: new Set() };
  onShutdown('jobs under way', async () => {
    made.stop.abort();
    await Promise.allSettled(made.runs);
    delete holder[slot];
  });
  holder[slot] = made;
  return made;
}

/**
 * Runs a job because somebody asked, and waits for its end for at most `patience` milliseconds; then it
 * goes on by itself, and its record says how it ended.
 * @throws what the job throws in that time, after it was recorded
 */
export async function runNow(job: Job, patience: number): Promise<RunOutcome> {
  const { stop, runs } = running();
  const run = runJob(
    job.name,
    () => new Date(),
    (now) => job.work(now, stop.signal),
  );
  const ended = run
    .catch((error) => log().warn({ job: job.name, error: String(error) }, 'a job failed'))
    .finally(() => runs.delete(ended));
  runs.add(ended);
  const waited = new AbortController();
  try {
    const outcome = await Promise.race([
      run,
      sleep(patience, 'begun' as const, { signal: waited.signal, ref: false }),
    ]);
    // Asked for by hand it has no rest to keep.
    return outcome === 'rested' ? 'done' : outcome;
  } finally {
    waited.abort();
  }
}
