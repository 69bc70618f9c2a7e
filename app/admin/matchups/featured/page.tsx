import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { FeaturedList } from '@/components/admin/matchups/featured-list';
import { requireRole } from '@/lib/auth/viewer';
import { listFeatured } from '@/lib/data/desk-matchups';
import type { MatchupLine } from '@/lib/domain/matchup-desk';

export const metadata: Metadata = { title: 'Featured order · Curator’s desk' };

export default async function FeaturedPage() {
  await requireRole('admin', '/admin/matchups/featured');
  const matchups = await listFeatured();
  return (
    <>
      <AdminHead title="Featured order">
        The first of these that visitors can see is today’s matchup on the home page. Published
        matchups are added on their own pages.
      </AdminHead>
      {matchups.length === 0 ? (
        <p className="py-6 text-muted">
          None is featured: the home page shows the newest matchup instead.
        </p>
      ) : null}
      <FeaturedList
        matchups={matchups.map((matchup) => ({
          ...{ id: matchup.id, state: matchup.state },
          name: `${matchup.left.name} vs ${matchup.right.name}`,
          hidden: whyHidden(matchup),
        }))}
      />
    </>
  );
}

function whyHidden({ state, left, right }: MatchupLine): string | null {
  if (state !== 'published')
    return `It is ${state === 'draft' ? 'a draft' : state}, so it is passed over.`;
  const tool = [left, right].find((each) => each.state !== 'published');
  return tool ? `${tool.name} is not published, so it is passed over.` : null;
}
