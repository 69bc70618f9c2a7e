import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { AskAgain } from '@/components/admin/matchups/ask-again';
import { FeatureButton } from '@/components/admin/matchups/feature-button';
import { MatchupEditor } from '@/components/admin/matchups/matchup-editor';
import { MatchupSteps } from '@/components/admin/matchups/matchup-steps';
import { StateMark } from '@/components/admin/matchups/state';
import { plainButton } from '@/components/ui/form';
import { Moment } from '@/components/ui/moment';
import { requireRole } from '@/lib/auth/viewer';
import { findDeskMatchup } from '@/lib/data/desk-matchups';
import { pairSlug } from '@/lib/domain/matchup';
import type { DeskMatchup, DeskTool } from '@/lib/domain/matchup-desk';
import { matchupId } from '../id';

export const metadata: Metadata = { title: 'Edit a matchup · Curator’s desk' };

export default async function MatchupPage({ params }: PageProps<'/admin/matchups/[id]'>) {
  const { id: text } = await params;
  await requireRole('admin', `/admin/matchups/${text}`);
  const id = matchupId(text);
  const matchup = id && (await findDeskMatchup(id));
  if (!matchup) notFound();
  const { left, right } = matchup;
  const isPublic = left.state === 'published' && right.state === 'published';
  return (
    <>
      <AdminHead
        title={`${left.name} vs ${right.name}`}
        actions={
          <>
            <a href={`/admin/matchups/${id}/preview`} className={plainButton}>
              Preview
            </a>
            {isPublic ? (
              <a href={`/compare/${pairSlug(left.slug, right.slug)}`} className={plainButton}>
                Public page
              </a>
            ) : null}
            <a href={`/admin/history?noun=matchups&subject=${id}`} className={plainButton}>
              History
            </a>
            {matchup.state === 'draft' ? (
              <a href={`/admin/matchups/${id}/discard`} className={plainButton}>
                Throw away
              </a>
            ) : null}
          </>
        }
      >
        <Standing matchup={matchup} />
      </AdminHead>
      {matchup.state === 'scheduled' && matchup.publishAt ? (
        <AskAgain key={matchup.publishAt} at={matchup.publishAt} />
      ) : null}
      <Hidden tools={[left, right]} />
      <section aria-labelledby="steps" className="border-t border-ink py-4">
        <h2 id="steps" className="pb-3 text-lead font-semibold">
          Going live
        </h2>
        <MatchupSteps matchup={matchup} />
        {matchup.state === 'published' || matchup.featuredRank !== null ? (
          <FeatureButton id={matchup.id} featured={matchup.featuredRank !== null} />
        ) : null}
      </section>
      <section aria-labelledby="words" className="border-t border-ink py-4">
        <h2 id="words" className="pb-3 text-lead font-semibold">
          Order and words
        </h2>
        <MatchupEditor matchup={matchup} />
      </section>
    </>
  );
}

function Standing({ matchup: { state, publishAt, featuredRank } }: { matchup: DeskMatchup }) {
  return (
    <>
      <StateMark state={state} />
      {state === 'scheduled' && publishAt ? (
        <>
          , goes live <Moment short at={publishAt} />
        </>
      ) : null}
      {state === 'published' && publishAt ? (
        <>
          {' '}
          since <Moment short at={publishAt} />
        </>
      ) : null}
      {featuredRank === null ? null : ', featured'}.
    </>
  );
}

/** Why nobody sees the matchup, whatever its own state is. */
function Hidden({ tools }: { tools: DeskTool[] }) {
  const hidden = tools.filter(({ state }) => state !== 'published');
  return hidden.map(({ id, name, state }) => (
    <p key={id} className="pb-3">
      {name} is {state === 'draft' ? 'a draft' : state}: until it is published, nobody sees this
      matchup.
    </p>
  ));
}
