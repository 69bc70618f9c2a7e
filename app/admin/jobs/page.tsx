import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { JobTable } from '@/components/admin/job-table';
import { requireRole } from '@/lib/auth/viewer';
import { listJobs } from '@/lib/data/jobs';
import { hasFailed } from '@/lib/domain/job';

export const metadata: Metadata = { title: 'Jobs · Curator’s desk' };

const link = 'inline-flex min-h-11 items-center underline';

export default async function JobsPage({ searchParams }: PageProps<'/admin/jobs'>) {
  const isFailed = (await searchParams).state === 'failed';
  await requireRole('admin', isFailed ? '/admin/jobs?state=failed' : '/admin/jobs');
  // There is one record a job, and a job is a file of this site: all of them are a short list.
  const jobs = await listJobs();
  return (
    <>
      <AdminHead title="Jobs">
        What runs by itself beside the pages, and how its last run went.
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
        jobs={isFailed ? jobs.filter(hasFailed) : jobs}
        empty={isFailed ? 'No job’s last run failed.' : 'No job has run yet.'}
      />
    </>
  );
}
