import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { DiscardMatchup } from '@/components/admin/matchups/discard-matchup';
import { requireRole } from '@/lib/auth/viewer';
import { findDeskMatchup } from '@/lib/data/desk-matchups';
import { matchupId } from '../../id';

export const metadata: Metadata = { title: 'Throw a draft away · Curator’s desk' };

export default async function DiscardPage({ params }: PageProps<'/admin/matchups/[id]/discard'>) {
  const { id: text } = await params;
  await requireRole('admin', `/admin/matchups/${text}/discard`);
  const id = matchupId(text);
  // One that is gone is no fault here: it is what this page has just done.
  const matchup = id && (await findDeskMatchup(id));
  const draft = matchup && {
    ...{ id: matchup.id, revision: matchup.revision },
    name: `${matchup.left.name} vs ${matchup.right.name}`,
  };
  return (
    <>
      <AdminHead title="Throw a draft away" />
      <DiscardMatchup draft={draft || null} />
    </>
  );
}
