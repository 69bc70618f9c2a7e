import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { listMerges, type Merge, mergesForm } from '@/lib/data/merges';
import { parseListView } from '@/lib/domain/list-view';
import { canUndoMerge, undoableUntil } from '@/lib/domain/merge';
import { counted } from '@/lib/domain/words';

const PATH = '/admin/duplicates/merges';
const PAGE_SIZE = 50;

export default async function MergesPage({ searchParams }: PageProps<'/admin/duplicates/merges'>) {
  await requireRole('admin', PATH);
  const view = parseListView(await searchParams, mergesForm);
  const page = await listMerges(view, PAGE_SIZE).catch((error) => {
    if (error instanceof CursorError) notFound();
    throw error;
  });
  const now = new Date().toISOString();
  return (
    <>
      <p className="pt-4 text-note">
        <a href="/admin/duplicates" className="inline-flex min-h-11 items-center underline">
          Likely duplicates
        </a>
      </p>
      <AdminHead title="Merges">
        Records that were merged into another. Each can be undone for 30 days.
      </AdminHead>
      <ListFilter
        path={PATH}
        view={view}
        search="Name"
        choices={[
          {
            ...{ name: 'state', label: 'State' },
            options: [
              ['standing', 'Standing'],
              ['undone', 'Undone'],
            ],
          },
        ]}
      />
      <ListTable
        caption="Merges"
        path={PATH}
        view={view}
        columns={[
          { head: 'Merged' },
          { head: 'When', sort: 'merged' },
          { head: 'Who', wide: true },
          { head: 'Undo' },
        ]}
        lines={page.items.map((merge) => ({
          key: merge.id,
          label: `${merge.source.name} into ${merge.target.name}`,
          cells: [
            <p key="what" className="break-words">
              {merge.source.name} into {merge.target.name}
              <span className="block text-note text-muted">
                {counted(merge.figures.votes, 'vote')} moved
              </span>
            </p>,
            <DateTime key="when" date={merge.mergedAt} />,
            merge.by ?? 'a former account',
            <UndoCell key="undo" merge={merge} now={now} />,
          ],
        }))}
        empty="Nothing was merged."
        nextCursor={page.nextCursor}
      />
    </>
  );
}

function UndoCell({ merge, now }: { merge: Merge; now: string }) {
  if (merge.undoneAt) {
    return (
      <>
        Undone on <DateTime date={merge.undoneAt} />
      </>
    );
  }
  const ruling = canUndoMerge(merge, now);
  return (
    <a href={`${PATH}/${merge.id}`} className="inline-flex min-h-11 items-center underline">
      <span>
        {ruling.allowed ? 'Undo' : 'Why it stays'}
        <span className="sr-only">
          : {merge.source.name} into {merge.target.name}
        </span>
        {ruling.allowed ? (
          <>
            {' '}
            until <DateTime date={undoableUntil(merge.mergedAt)} />
          </>
        ) : null}
      </span>
    </a>
  );
}
