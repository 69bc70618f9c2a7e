import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { CancelForm } from '@/components/admin/import/decide-form';
import { ImportResult } from '@/components/admin/import/import-result';
import { Progress } from '@/components/admin/import/progress';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { countOutcomes, importRowsForm, listImportRows } from '@/lib/data/import-lists';
import { findImport } from '@/lib/data/import-runs';
import { importIdSchema } from '@/lib/domain/import-id';
import { importStateLabel, isUnderWay, progressOf } from '@/lib/domain/import-run';
import { parseListView } from '@/lib/domain/list-view';

const PAGE_SIZE = 50;

export default async function ImportPage({
  params,
  searchParams,
}: PageProps<'/admin/import/[id]'>) {
  const { id: text } = await params;
  await requireRole('admin', `/admin/import/${encodeURIComponent(text)}`);
  const id = importIdSchema.safeParse(text);
  const run = id.success ? await findImport(id.data) : null;
  if (!run) notFound();
  const view = parseListView(await searchParams, importRowsForm);
  const underWay = isUnderWay(run.state);
  const [counts, rows] = underWay
    ? [null, null]
    : await Promise.all([
        countOutcomes(run.id),
        listImportRows(run.id, view, PAGE_SIZE).catch((error) => {
          if (error instanceof CursorError) notFound();
          throw error;
        }),
      ]);
  return (
    <>
      <p className="pt-4 text-note">
        <a href="/admin/import" className="inline-flex min-h-11 items-center underline">
          Import
        </a>
      </p>
      <AdminHead title={run.fileName}>
        {importStateLabel(run.state)}. Sent by {run.by ?? 'a command'} on{' '}
        <DateTime date={run.createdAt} />.
      </AdminHead>
      {run.message ? (
        <p role="status" className="max-w-prose border-l-4 border-skip py-1 pl-4 font-semibold">
          {run.message}
        </p>
      ) : null}
      {underWay ? (
        <div className="grid gap-y-4">
          <Progress id={run.id} first={progressOf(run)} />
          {run.cancelling ? null : <CancelForm id={run.id} />}
        </div>
      ) : null}
      {counts && rows ? <ImportResult run={run} counts={counts} view={view} rows={rows} /> : null}
    </>
  );
}
