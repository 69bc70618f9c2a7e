'use server';

import { refresh } from 'next/cache';
import { getViewer } from '@/lib/auth/viewer';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { withoutAddresses } from '@/lib/domain/job';
import { findJob } from '@/lib/jobs/registry';
import { type RunOutcome, runNow } from '@/lib/jobs/run-now';
import { done, orFault, refuse, typedIn } from './admin-answer';

/** For as long a curator waits for a job; then it goes on without them. */
const PATIENCE_MS = 8_000;

const SAID: Record<RunOutcome, string> = {
  done: 'ran, and went well.',
  running: 'is running already, so it was not begun again.',
  begun: 'is running. Look again for how it ended.',
};

/** Runs a job now and answers how that went. Refused: an unknown one. It is never run twice at once. */
export async function runJobNow(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const job = findJob(typed.job ?? '');
    if (!job) return refuse(typed, 'There is no such job.');
    try {
      const outcome = await runNow(job, PATIENCE_MS);
      refresh();
      return done(`${job.name} ${SAID[outcome]}`);
    } catch (error) {
      refresh();
      const words = error instanceof Error ? error.message : String(error);
      return refuse(typed, `${job.name} failed: ${withoutAddresses(words)}`);
    }
  });
}
