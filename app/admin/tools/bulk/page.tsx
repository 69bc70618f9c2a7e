import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { BulkForm } from '@/components/admin/bulk-form';
import { requireRole } from '@/lib/auth/viewer';
import { findBulkTools } from '@/lib/data/bulk-tools';
import { listCategoryNames } from '@/lib/data/categories';
import { findMatchingTools } from '@/lib/data/tool-list';
import { bulkKinds, bulkLabels, MOST_AT_ONCE, splitBulk } from '@/lib/domain/bulk-tools';
import { parseListView } from '@/lib/domain/list-view';
import { stateLabels, toolListForm } from '@/lib/domain/tool-list';
import { counted, grouped } from '@/lib/domain/words';

/** How many are named one by one. */
const NAMED = 100;

const ID = /^[1-9]\d{0,8}$/;

export const metadata: Metadata = { title: 'Many tools · Curator’s desk' };

export default async function BulkPage({ searchParams }: PageProps<'/admin/tools/bulk'>) {
  const params = await searchParams;
  const ids = [params.id ?? []].flat().filter((id) => ID.test(id));
  const chosen = [...new Set(ids)].map(Number);
  const kind = bulkKinds.find((each) => each === params.do);
  const from = backTo(params.from);
  await requireRole('admin', from);
  if (!kind) notFound();
  const [tools, categories] = await Promise.all([
    findBulkTools(params.every === '1' ? await matching(from) : chosen.slice(0, MOST_AT_ONCE)),
    listCategoryNames(),
  ]);
  const { affected, left } = splitBulk(kind, tools);
  const [named, more] = [affected.slice(0, NAMED), affected.length - NAMED];
  return (
    <>
      <AdminHead title={bulkLabels[kind]} />
      {/* It stays after the deed, when nothing is left to do, for its answer and the way back. */}
      <BulkForm kind={kind} tools={affected} categories={categories}>
        {affected.length > 0 ? (
          <ul className="grid gap-y-1 border-y border-hairline py-3">
            {named.map(({ id, name, state, category }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-6">
                <span className="font-semibold wrap-anywhere">{name}</span>
                <span className="text-note text-muted">
                  {stateLabels[state]}, {category}
                </span>
              </li>
            ))}
            {more > 0 ? <li>and {counted(more, 'more tool')}</li> : null}
          </ul>
        ) : null}
        {params.every === '1' && tools.length === MOST_AT_ONCE ? (
          <p className="text-note">These are the first {grouped(MOST_AT_ONCE)} by name.</p>
        ) : null}
        {left.length > 0 ? (
          <div className="text-note">
            <p className="font-semibold">Left as they are: {counted(left.length, 'tool')}</p>
            <ul>
              {left.slice(0, NAMED).map(({ id, name, why }) => (
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

/** The tools that the list at this address has, on all of its pages. */
function matching(from: string): Promise<number[]> {
  const params = Object.fromEntries(new URL(from, 'http://here').searchParams);
  const today = new Date().toISOString().slice(0, 10);
  return findMatchingTools(parseListView(params, toolListForm), today, MOST_AT_ONCE);
}

/** The list's own address that somebody came from; nothing else is followed. */
function backTo(from: string | string[] | undefined): string {
  return typeof from === 'string' && /^\/admin\/tools(\?|$)/.test(from) ? from : '/admin/tools';
}
