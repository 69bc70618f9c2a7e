import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ExcludeForm } from '@/components/admin/votes/exclude-form';
import { requireRole } from '@/lib/auth/viewer';
import { countReach, findVotedTool } from '@/lib/data/vote-lists';
import { exclusionKinds, isExclusionKey, shortKey } from '@/lib/domain/vote-exclusion';

export default async function ExcludePage({
  params,
  searchParams,
}: PageProps<'/admin/tools/[id]/votes/exclude'>) {
  const { id } = await params;
  const votes = `/admin/tools/${encodeURIComponent(id)}/votes`;
  const asked = await searchParams;
  const by = exclusionKinds.find((kind) => typeof asked[kind] === 'string') ?? 'voter';
  const key = String(asked[by] ?? '');
  await requireRole('admin', `${votes}/exclude?${by}=${encodeURIComponent(key)}`);
  const tool = /^[1-9]\d{0,8}$/.test(id) ? await findVotedTool(Number(id)) : null;
  if (!tool || !isExclusionKey(by, key)) notFound();
  return (
    <>
      <AdminHead title={`Exclude ${by} ${shortKey(key)}`}>
        Their votes leave the count, those cast from now on as well. Nothing is deleted, and it can
        be restored.
      </AdminHead>
      <ExcludeForm
        tool={tool}
        by={by}
        subject={key}
        reach={await countReach(tool.id, by, key)}
        back={votes}
      />
    </>
  );
}
