import { runJob } from '@/lib/data/jobs';
import { log } from '@/lib/log';

type Job = {
  /** Its name in the record of jobs (lib/data/jobs.ts). */
  name: string;
  /** How long it rests between two runs, in milliseconds. */
  every: number;
  work: (now: Date) => Promise<unknown>;
  /** Whether, after the run at the start, one process is enough: the others run it when that one is gone. */
  oneForAll?: boolean;
  clock?: () => Date;
};

/**
 * Runs a job at once, which catches up with what was due while nothing ran, and then again and again,
 * never twice at the same time in this process. A run that fails is recorded and tried again.
 * @returns a function that stops it, and comes back when the run under way is over
 */
export function repeat({
  name,
  every,
  work,
  oneForAll,
  clock = () => new Date(),
}: Job): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let rest: number | null = null;

  async function run(): Promise<void> {
    try {
      await runJob(name, clock, work, rest);
    } catch (error) {
      log().warn({ job: name, error: String(error) }, 'a job failed; it is tried again');
    }
    if (stopped) return;
    // Whoever ran it last comes a whole pause later, the others before that.
    if (oneForAll) rest = every * 0.8;
    timer = setTimeout(() => {
      running = run();
    }, every);
    timer.unref();
  }

  let running = run();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
