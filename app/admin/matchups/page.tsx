import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { type Line, ListTable } from '@/components/admin/list-table';
import { STATE_NAMES, StateMark } from '@/components/admin/matchups/state';
import { plainButton, strongButton } from '@/components/ui/form';
import { Moment } from '@/components/ui/moment';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { listDeskMatchups } from '@/lib/data/desk-matchups';
import { listHref, parseListView } from '@/lib/domain/list-view';
import type { MatchupLine } from '@/lib/domain/matchup-desk';
import { matchupListForm } from '@/lib/domain/matchup-list';
import { matchupStates } from '@/lib/domain/matchup-rules';
import { grouped } from '@/lib/domain/words';

export const metadata: Metadata = { title: 'Matchups · Curator’s desk' };

const PATH = '/admin/matchups';
const PAGE = 50;

export default async function MatchupsPage({ searchParams }: PageProps<'/admin/matchups'>) {
  const view = parseListView(await searchParams, matchupListForm);
  await requireRole('admin', listHref(PATH, view, { after: view.after }));
  const page = await listDeskMatchups(view, PAGE).catch((error) => {
    if (error instanceof CursorError) notFound();
    throw error;
  });
  return (
    <>
      <AdminHead
        title="Matchups"
        actions={
          <>
            <a href={`${PATH}/new`} className={strongButton}>
              New matchup
            </a>
            <a href={`${PATH}/suggested`} className={plainButton}>
              Suggested pairs
            </a>
            <a href={`${PATH}/featured`} className={plainButton}>
              Featured order
            </a>
          </>
        }
      >
        Every curated pair, in whatever state.
      </AdminHead>
      <ListFilter
        path={PATH}
        view={view}
        search="Tool’s name"
        choices={[
          {
            name: 'state',
            label: 'State',
            options: matchupStates.map((state) => [state, STATE_NAMES[state]] as const),
          },
        ]}
      />
      <ListTable
        caption="Matchups, their state, when they go or went live, and the votes on both tools"
        path={PATH}
        view={view}
        columns={[
          { head: 'Matchup' },
          { head: 'State' },
          { head: 'Live', sort: 'time', wide: true },
          { head: 'Votes', sort: 'votes' },
          { head: 'Changed', sort: 'changed', wide: true },
        ]}
        lines={page.items.map(lineOf)}
        empty="No matchup is like this."
        nextCursor={page.nextCursor}
      />
    </>
  );
}

function lineOf(matchup: MatchupLine): Line {
  const label = `${matchup.left.name} vs ${matchup.right.name}`;
  const hidden = [matchup.left, matchup.right].filter(({ state }) => state !== 'published');
  return {
    key: matchup.id,
    label,
    cells: [
      <div key="name" className="grid">
        <a
          href={`${PATH}/${matchup.id}`}
          className="inline-flex min-h-11 items-center font-semibold underline"
        >
          {label}
        </a>
        {matchup.headline ? <span className="text-note text-muted">{matchup.headline}</span> : null}
        {hidden.map(({ slug, name, state }) => (
          <span key={slug} className="text-note text-muted">
            {name} is {state === 'draft' ? 'a draft' : state}, so nobody sees this.
          </span>
        ))}
      </div>,
      <div key="state" className="grid">
        <StateMark state={matchup.state} />
        {matchup.publishAt ? (
          <span className="text-muted sm:hidden">
            <Moment short at={matchup.publishAt} />
          </span>
        ) : null}
      </div>,
      matchup.publishAt ? <Moment short key="time" at={matchup.publishAt} /> : '—',
      grouped(matchup.votes),
      <Moment short key="changed" at={matchup.updatedAt} />,
    ],
  };
}
