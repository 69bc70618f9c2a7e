import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MatchupSheet } from '@/components/matchup/matchup-sheet';
import { requireRole } from '@/lib/auth/viewer';
import { findMatchupPreview } from '@/lib/data/matchup-preview';
import { pairSlug } from '@/lib/domain/matchup';
import { inSeries } from '@/lib/domain/words';
import { getSeats } from '@/lib/queries/seats';
import { getListTallies, getTallies } from '@/lib/queries/votes';
import { matchupId } from '../../id';

export const metadata: Metadata = { title: 'Preview · Curator’s desk' };

export default async function PreviewPage({ params }: PageProps<'/admin/matchups/[id]/preview'>) {
  const { id: text } = await params;
  await requireRole('admin', `/admin/matchups/${text}/preview`);
  const id = matchupId(text);
  const preview = id && (await findMatchupPreview(id, new Date()));
  if (!preview) notFound();
  const { matchup, related, hidden, state } = preview;
  const slugs = [matchup.left.slug, matchup.right.slug] as const;
  const [tallies, seats, relatedTallies] = await Promise.all([
    getTallies([...slugs]),
    getSeats(),
    getListTallies(related.flatMap(({ left, right }) => [left.slug, right.slug])),
  ]);
  return (
    <>
      <aside
        aria-label="About this preview"
        className="no-print flex flex-wrap items-center gap-x-6 border-b border-hairline py-1 text-note"
      >
        <p>
          <strong>Preview.</strong> The matchup is {state}; only admins can open this.
          {hidden.length > 0
            ? ` Visitors see nothing of it while ${inSeries(hidden)} ${hidden.length === 1 ? 'is' : 'are'} not published.`
            : null}
        </p>
        <a href={`/admin/matchups/${id}`} className="inline-flex min-h-11 items-center underline">
          Back to the desk
        </a>
      </aside>
      <MatchupSheet
        matchup={matchup}
        tallyAddress={hidden.length > 0 ? null : `/api/v1/matchups/${pairSlug(...slugs)}/tally`}
        tallies={tallies}
        seats={seats}
        related={related}
        relatedTallies={relatedTallies}
      />
    </>
  );
}
