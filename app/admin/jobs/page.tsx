import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { type JobLine, JobTable } from '@/components/admin/job-table';
import { requireRole } from '@/lib/auth/viewer';
import { listJobs } from '@/lib/data/jobs';
import { everyInWords, hasFailed, type JobRecord } from '@/lib/domain/job';
import { jobs } from '@/lib/jobs/registry';

export const metadata: Metadata = { title: 'Jobs · Curator’s desk' };

const link = 'inline-flex min-h-11 items-center underline';

const never: Omit<JobRecord, 'name'> = {
  ...{ lastStartAt: null, lastSuccessAt: null, lastFailureAt: null, lastFailure: null },
  ...{ lastSaid: null, running: false },
};

/** Every job of this site, and what is on record of those that it has no more. */
function linesOf(records: readonly JobRecord[]): JobLine[] {
  const ours = jobs.map(({ name, words, every, when }) => {
    const record = records.find((each) => each.name === name) ?? { ...never, name };
    return { ...record, words, schedule: when ? when() : everyInWords(every) };
  });
  const others = records.filter(({ name }) => !jobs.some((job) => job.name === name));
  return [...ours, ...others.map((record) => ({ ...record, words: null, schedule: null }))];
}

export default async function JobsPage({ searchParams }: PageProps<'/admin/jobs'>) {
  const isFailed = (await searchParams).state === 'failed';
  await requireRole('admin', isFailed ? '/admin/jobs?state=failed' : '/admin/jobs');
  // There is one record a job, and a job is a file of this site: all of them are a short list.
  const lines = linesOf(await listJobs());
  return (
    <>
      <AdminHead title="Jobs">
        What runs by itself beside the pages, and how its last runs went. None runs twice at once.
      </AdminHead>
      <p className="text-note">
        {isFailed ? (
          <a href="/admin/jobs" className={link}>
            All jobs
          </a>
        ) : (
          <a href="/admin/jobs?state=failed" className={link}>
            Only those that failed
          </a>
        )}
      </p>
      <JobTable
        jobs={isFailed ? lines.filter(hasFailed) : lines}
        empty={isFailed ? 'No job’s last run failed.' : 'No job has run yet.'}
      />
    </>
  );
}
