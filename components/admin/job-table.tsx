import { Moment } from '@/components/ui/moment';
import { hasFailed, type JobRecord } from '@/lib/domain/job';

const head = 'border-b border-rule py-3 pr-4 text-note font-semibold';

const When = ({ at }: { at: string | null }) => (at ? <Moment at={at} /> : '—');

/** Each job with how its last runs went. */
export function JobTable({ jobs, empty }: { jobs: JobRecord[]; empty: string }) {
  if (jobs.length === 0) return <p className="py-6 text-muted">{empty}</p>;
  return (
    <table className="w-full border-collapse text-left">
      <caption className="py-2 text-left text-note text-muted">Jobs, by name</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            Job
          </th>
          <th scope="col" className={head}>
            Last run
          </th>
          <th scope="col" className={`${head} max-sm:hidden`}>
            Last went well
          </th>
          <th scope="col" className={`${head} max-sm:hidden`}>
            Last failed
          </th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.name} className="border-b border-hairline align-baseline text-note">
            <th scope="row" className="py-3 pr-4 text-body font-normal">
              {job.name}
            </th>
            <td className="py-3 pr-4">
              {hasFailed(job) ? (
                <>
                  <strong className="text-skip">Failed</strong> <When at={job.lastFailureAt} />
                  <span className="block wrap-anywhere">{job.lastFailure}</span>
                </>
              ) : (
                <>
                  Well <When at={job.lastSuccessAt} />
                </>
              )}
            </td>
            <td className="py-3 pr-4 max-sm:hidden">
              <When at={job.lastSuccessAt} />
            </td>
            <td className="py-3 pr-4 max-sm:hidden">
              <When at={job.lastFailureAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
