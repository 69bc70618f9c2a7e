import type { Route } from 'next';
import { FigureInWords } from '@/components/ui/figure-in-words';
import { MoreLink } from '@/components/ui/more-link';
import { PageLink } from '@/components/ui/page-link';
import { figureOf } from '@/lib/domain/figure';
import { countVotes } from '@/lib/domain/tally';
import { inPoints } from '@/lib/domain/words';
import { getSplitPanels, getStandings, type Standing } from '@/lib/queries/leaderboard';
import { Part } from './part';

const SHOWN = 4;

/**
 * The biggest disagreements: between panel and community where the votes show any, else among the
 * reviewers, and it says which.
 */
export async function Disagreements() {
  const { items } = await getStandings('disagree', null, null, SHOWN);
  if (items.length > 0) {
    return (
      <Part
        id="disagreements"
        title="Panel against community"
        about="Where those who argue and those who vote are farthest apart, and the votes are enough to say so."
      >
        <Lines standings={items} />
        <MoreLink href={'/leaderboard/disagree' as Route}>All disagreements</MoreLink>
      </Part>
    );
  }
  const splits = await getSplitPanels(SHOWN);
  if (splits.length === 0) return null;
  return (
    <Part
      id="disagreements"
      title="Reviewer against reviewer"
      about="The tools over which the panel is divided most evenly. Panel and community are compared as soon as a tool has 5 votes."
    >
      <Lines standings={splits} />
    </Part>
  );
}

function Lines({ standings }: { standings: Standing[] }) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {standings.map(({ slug, name, panel, community, simulated, disagreement }) => (
        <li key={slug} className="border-b border-hairline py-5">
          <h3 className="font-serif text-lead font-semibold">
            <PageLink href={`/tools/${slug}`} className="hover:underline">
              {name}
            </PageLink>
          </h3>
          {disagreement === null ? null : <p className="pt-1">{inPoints(disagreement)} apart</p>}
          <p className="flex flex-wrap gap-x-5 pt-1 text-note text-muted">
            <span>
              Panel ship <FigureInWords figure={figureOf(panel)} of="reviewer" tool={name} />
            </span>
            {countVotes(community) > 0 ? (
              <span>
                Community{' '}
                <FigureInWords
                  figure={figureOf(community)}
                  of="vote"
                  tool={name}
                  simulated={simulated}
                />
              </span>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
