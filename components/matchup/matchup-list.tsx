import { FigureInWords } from '@/components/ui/figure-in-words';
import { LinkPending } from '@/components/ui/link-pending';
import { PageLink } from '@/components/ui/page-link';
import { CommunityInWords, type Readings } from '@/components/vote/community-in-words';
import type { MatchupSummary, ToolFacts } from '@/lib/domain/catalogue';
import { communityComparison, figureOf } from '@/lib/domain/figure';
import { pairSlug } from '@/lib/domain/matchup';
import { emptyTally } from '@/lib/domain/tally';

/** Matchups as lines of a table of contents: both names, what the curator asks, both figures of each. */
export function MatchupList({
  matchups,
  tallies,
  heading: Heading = 'h2',
}: {
  matchups: MatchupSummary[];
  tallies: Readings;
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
              <div key={tool.slug}>
                <dt className="inline pr-1 font-semibold">{tool.name}:</dt>
                <dd className="inline">
                  panel ship{' '}
                  <FigureInWords figure={figureOf(tool.panel)} of="reviewer" tool={tool.name} /> ·
                  community <CommunityInWords tool={tool} reading={tallies[tool.slug]} />
                </dd>
              </div>
            ))}
          </dl>
          <CloseOrAhead left={left} right={right} tallies={tallies} />
        </li>
      ))}
    </ul>
  );
}

/** What the community's votes allow to be said of the two, where both have any. */
export function CloseOrAhead({
  left,
  right,
  tallies,
}: Pick<MatchupSummary, 'left' | 'right'> & { tallies: Readings }) {
  const named = ({ slug, name }: ToolFacts) => ({
    name,
    tally: tallies[slug]?.tally ?? emptyTally,
  });
  const { kind, sentence } = communityComparison(named(left), named(right));
  if (kind === 'none' || kind === 'one-sided') return null;
  return <p className="pt-1 text-note">{sentence}</p>;
}
