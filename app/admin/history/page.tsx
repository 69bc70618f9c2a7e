import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { HistoryFilterForm } from '@/components/admin/history-filter';
import { HistoryList } from '@/components/admin/history-list';
import { HistoryScope } from '@/components/admin/history-scope';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { countEntries, listChangers, listHistory, MANY_ENTRIES } from '@/lib/data/history';
import { findNames } from '@/lib/data/history-names';
import { findUndoable } from '@/lib/data/undo';
import { type HistoryView, historyFilterOf, parseHistoryView } from '@/lib/domain/history';
import { listHref } from '@/lib/domain/list-view';

export const metadata: Metadata = { title: 'History · Curator’s desk' };

/** An entry may say all of a tool: fewer of them than of a list's lines. */
const A_PAGE = 25;
const formats = ['csv', 'json'] as const;
const link = 'inline-flex min-h-11 items-center underline';

/** The file of all that the view asks for, whatever page of it is shown. */
const fileHref = (view: HistoryView, format: (typeof formats)[number]) =>
  `${listHref('/api/admin/history', view)}&format=${format}`;

async function read(view: HistoryView) {
  const filter = historyFilterOf(view);
  const { descending, after } = view;
  try {
    return await listHistory({ filter, descending, after, limit: A_PAGE });
  } catch (error) {
    if (error instanceof CursorError) notFound();
    throw error;
  }
}

export default async function HistoryPage({ searchParams }: PageProps<'/admin/history'>) {
  const view = parseHistoryView(await searchParams);
  await requireRole('admin', listHref('/admin/history', view, { after: view.after }));
  const [{ items, nextCursor }, changers] = await Promise.all([
    read(view),
    listChangers(/-/.test(view.filters.who) ? view.filters.who : null),
  ]);
  const operations = items.map(({ operation }) => operation);
  const [names, undoable, sizes] = await Promise.all([
    findNames(items),
    findUndoable(operations),
    countEntries(operations),
  ]);
  return (
    <>
      <AdminHead
        title="History"
        actions={formats.map((format) => (
          <a key={format} href={fileHref(view, format)} className={link}>
            Download {format.toUpperCase()}
          </a>
        ))}
      >
        Every change by an admin, a reviewer, a job or a command. The database writes it and lets
        nobody alter it.
      </AdminHead>
      <HistoryFilterForm view={view} changers={changers} />
      <HistoryScope view={view} />
      <HistoryList
        {...{ entries: items, names, view, nextCursor }}
        operations={{ undoable, sizes, many: MANY_ENTRIES }}
      />
    </>
  );
}
