import { runJob } from '@/lib/data/jobs';
import { log } from '@/lib/log';
import type { Job } from './job';

type Repeated = Pick<Job, 'name' | 'every' | 'oneForAll' | 'work'>;

/**
 * Runs a job at once, which catches up with what was due while nothing ran, and then again and again,
 * never twice at the same time. A run that fails is recorded and tried again.
 * @returns a function that stops it, and comes back when the run under way is over
 */
export function repeat(
  job: Repeated,
  options: { every?: number; clock?: () => Date } = {},
): () => Promise<void> {
  const { name, work, oneForAll } = job;
  const { every = job.every, clock = () => new Date() } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: NodeJS.Timeout | undefined;
  let rest: number | null = null;

  async function run(): Promise<void> {
    try {
      const outcome = await runJob(name, clock, (now) => work(now, signal), rest);
      // Whoever ran it last comes a whole pause later, the others before that.
      if (oneForAll && outcome !== 'running') rest = every * 0.8;
    } catch (error) {
      log().warn({ job: name, error: String(error) }, 'a job failed; it is tried again');
    }
    if (signal.aborted) return;
    timer = setTimeout(() => {
      running = run();
    }, every);
    timer.unref();
  }

  let running = run();
  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await running;
  };
}
