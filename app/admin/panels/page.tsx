import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListTable } from '@/components/admin/list-table';
import { SeatFilter } from '@/components/admin/seat-filter';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { listIncompletePanels, panelsForm } from '@/lib/data/incomplete-panels';
import { listSeats } from '@/lib/data/seats';
import { listHref, parseListView } from '@/lib/domain/list-view';

export const metadata: Metadata = { title: 'Incomplete panels · Curator’s desk' };

const PATH = '/admin/panels';
const A_PAGE = 50;

export default async function PanelsPage({ searchParams }: PageProps<'/admin/panels'>) {
  const view = parseListView(await searchParams, panelsForm);
  await requireRole('admin', listHref(PATH, view, { after: view.after }));
  const [page, seats] = await Promise.all([
    listIncompletePanels(view, A_PAGE).catch((error: unknown) => {
      if (error instanceof CursorError) notFound();
      throw error;
    }),
    listSeats(),
  ]);
  return (
    <>
      <AdminHead title="Incomplete panels">
        Published tools that not every seat has judged, and whose verdict is missing. A seat is left
        out where everybody who holds it declared an interest in the tool: they may not judge it.
      </AdminHead>
      <SeatFilter path={PATH} view={view} seats={seats} />
      <ListTable
        caption="Published tools, 50 a page"
        path={PATH}
        view={view}
        columns={[
          { head: 'Tool' },
          { head: 'Missing' },
          { head: 'Category', wide: true },
          { head: 'Published', sort: 'published', wide: true },
        ]}
        lines={page.items.map(({ id, slug, name, category, publishedAt, missing }) => ({
          key: id,
          label: name,
          cells: [
            <a
              key="tool"
              href={`/tools/${slug}`}
              className="inline-flex min-h-11 items-center underline"
            >
              {name}
            </a>,
            missing.join(', '),
            category,
            <DateTime key="published" date={publishedAt} />,
          ],
        }))}
        empty="No published tool lacks a verdict like that."
        nextCursor={page.nextCursor}
      />
    </>
  );
}
