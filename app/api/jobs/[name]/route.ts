import { isBearer } from '@/lib/auth/bearer';
import { withoutAddresses } from '@/lib/domain/job';
import { env } from '@/lib/env';
import { findJob } from '@/lib/jobs/registry';
import { runNow } from '@/lib/jobs/run-now';
import { PRIVATE } from '../../private';
import { problem } from '../../respond';

/** Schedulers give up after half a minute; what takes longer goes on, and is answered as begun. */
const PATIENCE_MS = 20_000;

/**
 * Runs a job for a host's own scheduler, who brings JOBS_SECRET as a bearer token: 200 when it is done,
 * 202 while it goes on or is running already, 503 with the reason when it failed. Without the secret set
 * the address is closed.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/jobs/[name]'>,
): Promise<Response> {
  const { JOBS_SECRET } = env();
  if (!JOBS_SECRET) return problem(404, 'Jobs are not started from here.', { headers: PRIVATE });
  if (!isBearer(request.headers.get('authorization'), JOBS_SECRET)) {
    return problem(401, 'The secret is missing or wrong.', {
      headers: { ...PRIVATE, 'WWW-Authenticate': 'Bearer' },
    });
  }
  const { name } = await params;
  const job = findJob(name);
  if (!job) return problem(404, 'There is no such job.', { headers: PRIVATE });
  try {
    const outcome = await runNow(job, PATIENCE_MS);
    const status = outcome === 'done' ? 200 : 202;
    return Response.json({ job: job.name, outcome }, { status, headers: PRIVATE });
  } catch (error) {
    const words = withoutAddresses(error instanceof Error ? error.message : String(error));
    return problem(503, `The job failed: ${words}`, { headers: PRIVATE });
  }
}
