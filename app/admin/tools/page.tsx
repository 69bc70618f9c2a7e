import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { SelectAll } from '@/components/admin/select-all';
import { toolColumns, toolLine } from '@/components/admin/tool-lines';
import { plainButton, strongButton } from '@/components/ui/form';
import { requireRole } from '@/lib/auth/viewer';
import { listCategoryNames } from '@/lib/data/categories';
import { CursorError } from '@/lib/data/cursor';
import { listDeskTools } from '@/lib/data/tool-list';
import { bulkKinds, bulkLabels } from '@/lib/domain/bulk-tools';
import { entryKinds, entryLabel } from '@/lib/domain/entry';
import { listHref, parseListView } from '@/lib/domain/list-view';
import { stateLabels, toolListForm } from '@/lib/domain/tool-list';
import { toolStates } from '@/lib/domain/tool-record';

const PATH = '/admin/tools';
const A_PAGE = 50;

export const metadata: Metadata = { title: 'Tools · Curator’s desk' };

export default async function ToolsPage({ searchParams }: PageProps<'/admin/tools'>) {
  const view = parseListView(await searchParams, toolListForm);
  const here = listHref(PATH, view, { after: view.after });
  await requireRole('admin', here);
  const today = new Date().toISOString().slice(0, 10);
  const [page, categories] = await Promise.all([
    listDeskTools(view, today, A_PAGE).catch((error: unknown) => {
      if (error instanceof CursorError) notFound();
      throw error;
    }),
    listCategoryNames(),
  ]);
  return (
    <>
      <AdminHead
        title="Tools"
        actions={
          <>
            <a href="/admin/categories" className={plainButton}>
              Categories
            </a>
            <a href="/admin/tools/new" className={strongButton}>
              New tool
            </a>
          </>
        }
      />
      <ListFilter
        path={PATH}
        view={view}
        search="Name or address"
        choices={[
          {
            name: 'state',
            label: 'State',
            options: toolStates.map((state) => [state, stateLabels[state]]),
          },
          {
            name: 'category',
            label: 'Category',
            options: categories.map(({ slug, name }) => [slug, name]),
          },
          {
            name: 'kind',
            label: 'Entry',
            options: [...entryKinds.map((kind) => [kind, entryLabel(kind)] as const), NO_READ],
          },
          { name: 'price', label: 'Price', options: [['old', 'Older than 90 days']] },
        ]}
      />
      <form action="/admin/tools/bulk">
        <ListTable
          caption={view.filters.price === 'old' ? OLD_PRICES : 'Tools, 50 a page.'}
          path={PATH}
          view={view}
          columns={toolColumns}
          lines={page.items.map((tool) => toolLine(tool, today))}
          empty="No tool is like that."
          nextCursor={page.nextCursor}
          selection="id"
        />
        {page.items.length > 0 ? (
          <fieldset className="mt-4 flex flex-wrap items-center gap-3 border-t border-ink pt-4">
            <legend className="sr-only">With the chosen tools</legend>
            <SelectAll name="id" />
            <label className="inline-flex min-h-11 items-center gap-x-3 text-note">
              <input type="checkbox" name="every" value="1" className="size-5 accent-ink" />
              All that match, on every page
            </label>
            <span className="text-note text-muted">With the chosen tools:</span>
            {bulkKinds.map((kind) => (
              <button key={kind} type="submit" name="do" value={kind} className={plainButton}>
                {bulkLabels[kind]}
              </button>
            ))}
            <input type="hidden" name="from" value={here} />
          </fieldset>
        ) : null}
      </form>
    </>
  );
}

const NO_READ = ['none', 'No price read'] as const;
const OLD_PRICES =
  'Tools, 50 a page, whose newest price read is older than 90 days or missing; retired ones are left out.';
