import Link from 'next/link';
import { LinkPending } from '@/components/ui/link-pending';
import type { MatchupSummary } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/figure';
import { pairSlug } from '@/lib/domain/matchup';
import { countVotes, type Tally } from '@/lib/domain/tally';
import { counted } from '@/lib/domain/words';

type Tallies = Record<string, { tally: Tally }>;

function panelInWords(panel: Tally): string {
  const { percent } = figureOf(panel);
  return percent === null
    ? 'no verdicts yet'
    : `${percent}%, ${panel.ships} of ${countVotes(panel)}`;
}

function communityInWords(tally: Tally | undefined): React.ReactNode {
  const { percent } = figureOf(tally ?? { ships: 0, skips: 0 });
  if (tally && percent !== null) return `${percent}% of ${counted(countVotes(tally), 'vote')}`;
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="sr-only">no community votes yet</span>
    </>
  );
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
            <Link href={`/compare/${pairSlug(left.slug, right.slug)}`} className="hover:underline">
              {left.name} vs {right.name}
              <LinkPending />
            </Link>
          </Heading>
          {curated.headline ? <p className="max-w-prose pt-1">{curated.headline}</p> : null}
          <dl className="grid gap-y-1 pt-2 text-note text-muted">
            {[left, right].map((tool) => (
              <div key={tool.slug} className="flex flex-wrap gap-x-2">
                <dt className="font-semibold">{tool.name}:</dt>
                <dd>
                  panel ship {panelInWords(tool.panel)} · community{' '}
                  {communityInWords(tallies[tool.slug]?.tally)}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
