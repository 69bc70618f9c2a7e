'use client';

import { useActionState } from 'react';
import { plainButton } from '@/components/ui/form';
import { Moment } from '@/components/ui/moment';
import { runJobNow } from '@/lib/actions/jobs';
import type { AdminState } from '@/lib/domain/admin-answer';
import { hasFailed, type JobRecord } from '@/lib/domain/job';
import { Answer } from './answer';

/** A job as its table shows it; one that this site has no more has no words and can't be run. */
export type JobLine = JobRecord & { words: string | null; schedule: string | null };

const head = 'border-b border-rule py-3 pr-4 text-note font-semibold';

const When = ({ at }: { at: string | null }) => (at ? <Moment at={at} /> : '—');

/** How a job's newest run went, or that it goes on. */
function LastRun({ job }: { job: JobLine }) {
  if (job.running && job.lastStartAt) {
    return (
      <>
        <strong>Running</strong> since <When at={job.lastStartAt} />
      </>
    );
  }
  if (hasFailed(job)) {
    return (
      <>
        <strong className="text-skip">Failed</strong> <When at={job.lastFailureAt} />
        {/* Wider, it has a column of its own. */}
        <span className="block wrap-anywhere sm:hidden">{job.lastFailure}</span>
      </>
    );
  }
  return job.lastSuccessAt ? (
    <>
      Well <When at={job.lastSuccessAt} />
      {job.lastSaid ? `: ${job.lastSaid}` : null}
    </>
  ) : (
    'Never'
  );
}

/** Each job with what it does, when, and how its last runs went; each can be run now. */
export function JobTable({ jobs, empty }: { jobs: JobLine[]; empty: string }) {
  const [state, run, running] = useActionState<AdminState, FormData>(runJobNow, null);
  return (
    <>
      <Answer state={state} />
      {jobs.length === 0 ? (
        <p className="py-6 text-muted">{empty}</p>
      ) : (
        <table className="w-full border-collapse text-left">
          <caption className="py-2 text-left text-note text-muted">
            Jobs, when they run and how their last runs went
          </caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                Job
              </th>
              <th scope="col" className={`${head} max-sm:hidden`}>
                Last went well
              </th>
              <th scope="col" className={`${head} max-sm:hidden`}>
                Last failed
              </th>
              <th scope="col" className={head}>
                <span className="sr-only">Run it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.name} className="border-b border-hairline align-baseline text-note">
                <th scope="row" className="max-w-prose py-3 pr-4 font-normal">
                  <span className="text-body wrap-anywhere">{job.name}</span>
                  {job.words ? <span className="block">{job.words}</span> : null}
                  {job.schedule ? <span className="block text-muted">{job.schedule}.</span> : null}
                  <span className="block">
                    <LastRun job={job} />
                  </span>
                </th>
                <td className="py-3 pr-4 max-sm:hidden">
                  <When at={job.lastSuccessAt} />
                </td>
                <td className="max-w-80 py-3 pr-4 max-sm:hidden">
                  <When at={job.lastFailureAt} />
                  {job.lastFailure ? (
                    <span className="block wrap-anywhere">{job.lastFailure}</span>
                  ) : null}
                </td>
                <td className="py-3 text-right">
                  {job.words ? (
                    <form action={run}>
                      <input type="hidden" name="job" value={job.name} />
                      <button
                        type="submit"
                        aria-disabled={running || undefined}
                        onClick={(event) => {
                          if (running) event.preventDefault();
                        }}
                        aria-label={`Run now: ${job.name}`}
                        className={`${plainButton} whitespace-nowrap`}
                      >
                        Run now
                      </button>
                    </form>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
