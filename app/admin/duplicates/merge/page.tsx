import { AdminHead } from '@/components/admin/admin-head';
import { MergeForm } from '@/components/admin/merge/merge-form';
import { MergePreview } from '@/components/admin/merge/merge-preview';
import { PickTwo } from '@/components/admin/merge/pick-two';
import { plainButton } from '@/components/ui/form';
import { requireRole } from '@/lib/auth/viewer';
import { findToolIds, previewMerge } from '@/lib/data/merges';
import { mergePath, slugIn } from '@/lib/domain/duplicates';
import { canMerge } from '@/lib/domain/merge';

const textOf = (value: string | string[] | undefined) =>
  slugIn((Array.isArray(value) ? value[0] : value) ?? '').slice(0, 200);

export default async function MergePage({ searchParams }: PageProps<'/admin/duplicates/merge'>) {
  const params = await searchParams;
  const [from, into] = [textOf(params.source), textOf(params.target)];
  await requireRole('admin', mergePath(from, into));
  const ids = await findToolIds([from, into]);
  const [source, target] = [ids.get(from), ids.get(into)];
  const plan =
    source !== undefined && target !== undefined ? await previewMerge(source, target) : null;
  if (!plan) {
    return (
      <>
        <AdminHead title="Merge two tools">
          Name the record that goes, and the one that stays.
        </AdminHead>
        <PickTwo
          source={from}
          target={into}
          missing={[
            ...(from && source === undefined ? (['source'] as const) : []),
            ...(into && target === undefined ? (['target'] as const) : []),
          ]}
        />
      </>
    );
  }
  const ruling = canMerge(plan.source, plan.target);
  const isDone = plan.source.mergedInto?.slug === plan.target.slug;
  return (
    <>
      <AdminHead
        title={`${plan.source.name} into ${plan.target.name}`}
        actions={
          isDone ? null : (
            <a href={mergePath(into, from)} className={plainButton}>
              Swap the two
            </a>
          )
        }
      >
        {isDone
          ? `${plan.source.name} is merged into ${plan.target.name}.`
          : ruling.allowed
            ? 'What merging would do. Nothing is changed before you press the button below.'
            : ruling.reason}
      </AdminHead>
      {ruling.allowed ? <MergePreview plan={plan} /> : null}
      <MergeForm
        source={plan.source}
        target={plan.target}
        footing={JSON.stringify(plan.footing)}
        contested={plan.contested}
        possible={ruling.allowed}
      />
    </>
  );
}
