import { LinkPending } from '@/components/ui/link-pending';
import { PageLink } from '@/components/ui/page-link';
import { CommunityInWords } from '@/components/vote/community-in-words';
import type { MatchupSummary } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/figure';
import { pairSlug } from '@/lib/domain/matchup';
import { countVotes, emptyTally, type Tally } from '@/lib/domain/tally';

type Tallies = Record<string, { tally: Tally }>;

function panelInWords(panel: Tally): string {
  const { percent } = figureOf(panel);
  return percent === null
    ? 'no verdicts yet'
    : `${percent}%, ${panel.ships} of ${countVotes(panel)}`;
}

/** Matchups as lines of a table of contents: both names, what the curator asks, both figures of each. */
export function MatchupList({
  matchups,
  tallies,
  heading: Heading = 'h2',
}: {
  matchups: MatchupSummary[];
  tallies: Tallies;
  heading?: 'h2' | 'h3';
}) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {matchups.map(({ left, right, curated }) => (
        <li key={pairSlug(left.slug, right.slug)} className="border-b border-hairline py-5">
          <Heading className="font-serif text-lead font-semibold">
            <PageLink
              href={`/compare/${pairSlug(left.slug, right.slug)}`}
              className="hover:underline"
            >
              {left.name} vs {right.name}
              <LinkPending />
            </PageLink>
          </Heading>
          {curated.headline ? <p className="max-w-prose pt-1">{curated.headline}</p> : null}
          <dl className="grid gap-y-1 pt-2 text-note text-muted">
            {[left, right].map((tool) => (
              <div key={tool.slug} className="flex flex-wrap gap-x-2">
                <dt className="font-semibold">{tool.name}:</dt>
                <dd>
                  panel ship {panelInWords(tool.panel)} · community{' '}
                  <CommunityInWords tally={tallies[tool.slug]?.tally ?? emptyTally} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
