import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { UploadForm } from '@/components/admin/import/upload-form';
import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { importsForm, listImports } from '@/lib/data/import-lists';
import { importStateLabel, importStates } from '@/lib/domain/import-run';
import { parseListView } from '@/lib/domain/list-view';
import { grouped } from '@/lib/domain/words';

const PATH = '/admin/import';
const PAGE_SIZE = 20;

export default async function ImportsPage({ searchParams }: PageProps<'/admin/import'>) {
  await requireRole('admin', PATH);
  const params = await searchParams;
  const view = parseListView(params, importsForm);
  const page = await listImports(view, PAGE_SIZE).catch((error) => {
    if (error instanceof CursorError) notFound();
    throw error;
  });
  return (
    <>
      <AdminHead title="Import">
        A file is checked first. Nothing changes before you have seen what would.
      </AdminHead>
      <UploadForm problem={params.problem} />
      <h2 className="pt-10 pb-2 font-serif text-lead font-semibold">Imports</h2>
      <ListFilter
        path={PATH}
        view={view}
        search="Name of the file"
        choices={[
          {
            ...{ name: 'state', label: 'State' },
            options: importStates.map((state) => [state, importStateLabel(state)] as const),
          },
        ]}
      />
      <ListTable
        caption="Files, the newest first"
        path={PATH}
        view={view}
        columns={[
          { head: 'File' },
          { head: 'State' },
          { head: 'Rows', wide: true },
          { head: 'By', wide: true },
          { head: 'Sent', sort: 'begun' },
        ]}
        lines={page.items.map((run) => ({
          key: run.id,
          label: run.fileName,
          cells: [
            <a
              key="file"
              href={`${PATH}/${run.id}`}
              className="inline-flex min-h-11 items-center break-all underline"
            >
              {run.fileName}
            </a>,
            importStateLabel(run.state),
            grouped(run.rows),
            run.by ?? 'A command',
            <DateTime key="sent" date={run.createdAt} />,
          ],
        }))}
        empty="No file was imported yet."
        nextCursor={page.nextCursor}
      />
    </>
  );
}
