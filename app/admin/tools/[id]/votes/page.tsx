import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { ExclusionList } from '@/components/admin/votes/exclusion-list';
import { voteLines } from '@/components/admin/votes/vote-lines';
import { VotesChart } from '@/components/admin/votes/votes-chart';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { listExclusions } from '@/lib/data/vote-exclusions';
import { countVotesByDay, findVotedTool, listToolVotes, votesForm } from '@/lib/data/vote-lists';
import { figureOf } from '@/lib/domain/figure';
import { parseListView } from '@/lib/domain/list-view';
import { chartDays, everyDay } from '@/lib/domain/vote-desk';
import { counted } from '@/lib/domain/words';

const PAGE_SIZE = 50;
const EXCLUSIONS = 50;

export default async function VotesPage({
  params,
  searchParams,
}: PageProps<'/admin/tools/[id]/votes'>) {
  const { id } = await params;
  const path = `/admin/tools/${encodeURIComponent(id)}/votes`;
  await requireRole('admin', path);
  const tool = /^[1-9]\d{0,8}$/.test(id) ? await findVotedTool(Number(id)) : null;
  if (!tool) notFound();
  const view = parseListView(await searchParams, votesForm);
  const days = chartDays(new Date());
  const [votes, byDay, exclusions] = await Promise.all([
    listToolVotes(tool.id, view, PAGE_SIZE).catch((error) => {
      if (error instanceof CursorError) notFound();
      throw error;
    }),
    countVotesByDay(tool.id, days),
    listExclusions(tool.id, EXCLUSIONS),
  ]);
  const { percent } = figureOf(tool);
  return (
    <>
      <p className="pt-4 text-note">
        <a href={`/admin/tools/${tool.id}`} className="inline-flex min-h-11 items-center underline">
          {tool.name}
        </a>
      </p>
      <AdminHead title={`Votes on ${tool.name}`}>
        {percent === null
          ? 'No vote counts so far.'
          : `${percent}% ship of ${counted(tool.ships + tool.skips, 'counted vote')}.`}
      </AdminHead>
      <VotesChart days={everyDay(byDay, days)} />
      <section aria-labelledby="excluded" className="border-t border-ink py-5">
        <h2 id="excluded" className="pb-2 font-serif text-lead font-semibold">
          Excluded
        </h2>
        <ExclusionList exclusions={exclusions} />
      </section>
      <section aria-labelledby="newest" className="border-t border-ink py-5">
        <h2 id="newest" className="pb-3 font-serif text-lead font-semibold">
          Votes
        </h2>
        <ListFilter
          path={path}
          view={view}
          search="Voter or address hash"
          choices={[
            {
              name: 'choice',
              label: 'Choice',
              options: [
                ['ship', 'Ship'],
                ['skip', 'Skip'],
              ],
            },
            {
              name: 'state',
              label: 'Counts',
              options: [
                ['counted', 'Counted'],
                ['excluded', 'Not counted'],
              ],
            },
          ]}
        />
        <ListTable
          caption="Votes, by when they were first cast"
          path={path}
          view={view}
          columns={[{ head: 'Vote', sort: 'cast' }, { head: 'From' }, { head: 'Counts' }]}
          lines={voteLines(votes.items, path)}
          empty="No vote is like that."
          nextCursor={votes.nextCursor}
        />
      </section>
    </>
  );
}
