import type { Line } from '@/components/admin/list-table';
import { DateTime } from '@/components/ui/date';
import type { VoteLine } from '@/lib/domain/vote-desk';
import { shortKey } from '@/lib/domain/vote-exclusion';

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

function Source({ path, by, id }: { path: string; by: 'voter' | 'address'; id: string }) {
  const link = 'inline-flex min-h-11 items-center underline';
  return (
    <span className="flex flex-wrap gap-x-3 whitespace-nowrap">
      <a href={`${path}?q=${encodeURIComponent(id)}`} className={link}>
        {by} {shortKey(id)}
      </a>
      <a
        href={`${path}/exclude?${by}=${encodeURIComponent(id)}`}
        aria-label={`Exclude ${by} ${shortKey(id)}`}
        className={link}
      >
        Exclude
      </a>
    </span>
  );
}

/** The lines of a tool's votes; `path` is their page. */
export function voteLines(votes: VoteLine[], path: string): Line[] {
  return votes.map((vote) => ({
    key: vote.voterId,
    label: `the vote of ${shortKey(vote.voterId)}`,
    cells: [
      <span key="cast" className="grid">
        <strong className={vote.choice === 'skip' ? 'text-skip' : 'text-ship'}>
          {vote.choice ?? 'taken back'}
        </strong>
        <span className="text-note text-muted">
          <DateTime date={vote.castAt} />, {time.format(new Date(vote.castAt))} UTC
        </span>
      </span>,
      <span key="from" className="grid lg:grid-cols-2">
        <Source path={path} by="voter" id={vote.voterId} />
        {vote.addressHash ? <Source path={path} by="address" id={vote.addressHash} /> : null}
      </span>,
      <span key="counts">
        {vote.excluded === null ? 'counted' : `not counted: ${vote.excluded}`}
        {vote.simulated ? ' (simulated)' : ''}
      </span>,
    ],
  }));
}
