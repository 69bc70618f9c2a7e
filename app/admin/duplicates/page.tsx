import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { JudgePair } from '@/components/admin/merge/judge-pair';
import { PairTool } from '@/components/admin/merge/pair-tool';
import { PickTwo } from '@/components/admin/merge/pick-two';
import { plainButton } from '@/components/ui/form';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import {
  countToolsToCompare,
  type DuplicateFilter,
  duplicatesForm,
  listDuplicates,
} from '@/lib/data/duplicates';
import { inOrderOfMerging, type LikelyPair, mergePath, whyAlike } from '@/lib/domain/duplicates';
import { type ListView, parseListView } from '@/lib/domain/list-view';
import { counted, inSeries } from '@/lib/domain/words';

const PATH = '/admin/duplicates';
const PAGE_SIZE = 25;

export default async function DuplicatesPage({ searchParams }: PageProps<'/admin/duplicates'>) {
  await requireRole('admin', PATH);
  const view = parseListView(await searchParams, duplicatesForm);
  const [page, waiting] = await Promise.all([
    listDuplicates(view, PAGE_SIZE).catch((error) => {
      if (error instanceof CursorError) notFound();
      throw error;
    }),
    countToolsToCompare(),
  ]);
  return (
    <>
      <AdminHead
        title="Likely duplicates"
        actions={
          <a href={`${PATH}/merges`} className={plainButton}>
            Merges
          </a>
        }
      >
        Records that may be one tool, the likeliest first. Merging shows beforehand what will
        happen, and can be undone for 30 days.
      </AdminHead>
      {waiting > 0 ? (
        <p className="pb-3 text-note text-muted">
          {counted(waiting, 'new or renamed tool')} {waiting === 1 ? 'is' : 'are'} still being
          compared with the others.
        </p>
      ) : null}
      <ListFilter
        path={PATH}
        view={view}
        search="Name"
        choices={[
          {
            ...{ name: 'why', label: 'Why' },
            options: [
              ['name', 'Alike names'],
              ['website', 'Same website'],
            ],
          },
          { name: 'judged', label: 'Judged', options: [['different', 'Not duplicates']] },
        ]}
      />
      <Pairs view={view} pairs={page.items} nextCursor={page.nextCursor} />
      <section aria-labelledby="pick" className="mt-8 border-t border-ink py-5">
        <h2 id="pick" className="pb-3 font-serif text-lead font-semibold">
          Merge two others
        </h2>
        <PickTwo />
      </section>
    </>
  );
}

function Pairs({
  view,
  pairs,
  nextCursor,
}: {
  view: ListView<'likely', DuplicateFilter>;
  pairs: LikelyPair[];
  nextCursor: string | null;
}) {
  return (
    <ListTable
      caption={view.filters.judged ? 'Pairs that were said to be two tools' : 'Likely duplicates'}
      path={PATH}
      view={view}
      columns={[{ head: 'Pair' }, { head: 'Why', sort: 'likely' }, { head: 'Merge or keep' }]}
      lines={pairs.map((pair) => {
        const [source, target] = inOrderOfMerging(pair.one, pair.other);
        const names = `${source.name} and ${target.name}`;
        return {
          key: pair.id,
          label: names,
          cells: [
            <div key="pair" className="grid gap-y-2">
              <PairTool tool={source} />
              <PairTool tool={target} />
            </div>,
            inSeries(whyAlike(pair)),
            <div key="do" className="grid">
              <a
                href={mergePath(source.slug, target.slug)}
                className="inline-flex min-h-11 items-center underline"
              >
                Merge
                <span className="sr-only"> {names}</span>
              </a>
              <JudgePair pair={pair.id} names={names} dismissed={pair.dismissedAt !== null} />
            </div>,
          ],
        };
      })}
      empty={
        view.q || view.filters.why || view.filters.judged
          ? 'No pair is like that.'
          : 'Nothing looks like a duplicate.'
      }
      nextCursor={nextCursor}
    />
  );
}
