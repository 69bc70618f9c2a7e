import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { BulkForm } from '@/components/admin/bulk-form';
import { requireRole } from '@/lib/auth/viewer';
import { findBulkTools } from '@/lib/data/bulk-tools';
import { listCategoryNames } from '@/lib/data/categories';
import { bulkKinds, bulkLabels, MOST_AT_ONCE, splitBulk } from '@/lib/domain/bulk-tools';
import { stateLabels } from '@/lib/domain/tool-list';

const ID = /^[1-9]\d{0,8}$/;

export default async function BulkPage({ searchParams }: PageProps<'/admin/tools/bulk'>) {
  const params = await searchParams;
  const chosen = [params.id ?? []].flat().filter((id) => ID.test(id));
  const kind = bulkKinds.find((each) => each === params.do);
  const from = backTo(params.from);
  await requireRole('admin', from);
  if (!kind) notFound();
  const [tools, categories] = await Promise.all([
    findBulkTools([...new Set(chosen)].slice(0, MOST_AT_ONCE).map(Number)),
    listCategoryNames(),
  ]);
  const { affected, left } = splitBulk(kind, tools);
  return (
    <>
      <AdminHead title={bulkLabels[kind]} />
      {/* It stays after the deed, when nothing is left to do, for its answer and the way back. */}
      <BulkForm kind={kind} tools={affected} categories={categories}>
        {affected.length > 0 ? (
          <ul className="grid gap-y-1 border-y border-hairline py-3">
            {affected.map(({ id, name, state, category }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-6">
                <span className="font-semibold wrap-anywhere">{name}</span>
                <span className="text-note text-muted">
                  {stateLabels[state]}, {category}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {left.length > 0 ? (
          <div className="text-note">
            <p className="font-semibold">Left as they are</p>
            <ul>
              {left.map(({ id, name, why }) => (
                <li key={id}>
                  {name} {why}.
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </BulkForm>
      <p className="pt-4">
        <a href={from} className="inline-flex min-h-11 items-center underline">
          Back to the list
        </a>
      </p>
    </>
  );
}

/** The list's own address that somebody came from; nothing else is followed. */
function backTo(from: string | string[] | undefined): string {
  return typeof from === 'string' && /^\/admin\/tools(\?|$)/.test(from) ? from : '/admin/tools';
}
