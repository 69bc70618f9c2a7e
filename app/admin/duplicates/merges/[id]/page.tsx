import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { UndoMerge } from '@/components/admin/merge/undo-merge';
import { UndoPreview } from '@/components/admin/merge/undo-preview';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { findMergeToUndo } from '@/lib/data/merges';
import { canUndoMerge } from '@/lib/domain/merge';
import { undoMergeFormSchema } from '@/lib/domain/merge-form';

export default async function UndoMergePage({
  params,
}: PageProps<'/admin/duplicates/merges/[id]'>) {
  const { id } = await params;
  await requireRole('admin', `/admin/duplicates/merges/${encodeURIComponent(id)}`);
  const parsed = undoMergeFormSchema.safeParse({ merge: id });
  const found = parsed.success ? await findMergeToUndo(parsed.data.merge) : null;
  if (!found) notFound();
  const { merge, since } = found;
  const ruling = canUndoMerge(merge, new Date().toISOString());
  return (
    <>
      <p className="pt-4 text-note">
        <a href="/admin/duplicates/merges" className="inline-flex min-h-11 items-center underline">
          Merges
        </a>
      </p>
      <AdminHead title={`${merge.source.name} into ${merge.target.name}`}>
        Merged on <DateTime date={merge.mergedAt} /> by {merge.by ?? 'a former account'}.{' '}
        {ruling.allowed ? null : ruling.reason}
      </AdminHead>
      {ruling.allowed ? <UndoPreview merge={merge} since={since} /> : null}
      <UndoMerge
        merge={merge.id}
        names={{ source: merge.source.name, target: merge.target.name }}
        possible={ruling.allowed}
      />
    </>
  );
}
