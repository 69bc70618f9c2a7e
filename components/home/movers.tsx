import type { Route } from 'next';
import { DateTime } from '@/components/ui/date';
import { FigureInWords } from '@/components/ui/figure-in-words';
import { MoreLink } from '@/components/ui/more-link';
import { PageLink } from '@/components/ui/page-link';
import { figureOf } from '@/lib/domain/figure';
import { inPoints } from '@/lib/domain/words';
import { getMovements } from '@/lib/queries/leaderboard';
import { Part } from './part';

const SHOWN = 4;

/** The tools whose community figure moved most within a week; nothing where none did. */
export async function Movers() {
  const { since, items } = await getMovements(SHOWN);
  if (items.length === 0) return null;
  return (
    <Part
      id="movers"
      title="This week’s movers"
      about={
        <>
          How far the community’s percentage moved since the end of <DateTime date={since} />, where
          there were 5 votes or more then and now. A small count moves easily: look at both
          intervals.
        </>
      }
    >
      <ul className="grid gap-x-12 md:grid-cols-2">
        {items.map(({ slug, name, before, community, simulated, points }) => (
          <li key={slug} className="border-b border-hairline py-5">
            <h3 className="font-serif text-lead font-semibold">
              <PageLink href={`/tools/${slug}`} className="hover:underline">
                {name}
              </PageLink>
            </h3>
            <p className="pt-1">
              {points > 0 ? 'Up' : 'Down'} {inPoints(Math.abs(points))}
            </p>
            <p className="flex flex-wrap gap-x-5 pt-1 text-note text-muted">
              <span>
                Then{' '}
                <FigureInWords figure={figureOf(before)} of="vote" tool={`${name} a week ago`} />
              </span>
              <span>
                Now{' '}
                <FigureInWords
                  figure={figureOf(community)}
                  of="vote"
                  tool={name}
                  simulated={simulated}
                />
              </span>
            </p>
          </li>
        ))}
      </ul>
      <MoreLink href={'/leaderboard' as Route}>The whole leaderboard</MoreLink>
    </Part>
  );
}
