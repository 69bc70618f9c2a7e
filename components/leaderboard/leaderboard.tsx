import type { Route } from 'next';
import { ListJsonLd } from '@/components/site/list-json-ld';
import { MoreLink } from '@/components/ui/more-link';
import { PageLink } from '@/components/ui/page-link';
import { type LeaderboardView, leaderboardPath } from '@/lib/domain/leaderboard-view';
import { counted } from '@/lib/domain/words';
import { getLeaderboardScale, getStandings } from '@/lib/queries/leaderboard';
import { Disagreements } from './disagreements';
import { Ranking } from './ranking';
import { Unranked } from './unranked';

const PAGE_SIZE = 50;
/** How many of those that are not ranked stand below the ranking; the rest has pages of its own. */
const UNRANKED_BELOW = 10;

/** A page of a leaderboard: its list, the way to the rest, and below a ranking who has no rank yet. */
export async function Leaderboard({ view, title }: { view: LeaderboardView; title: string }) {
  const { part, category, cursor } = view;
  const [page, scale] = await Promise.all([
    getStandings(part, category, cursor, PAGE_SIZE),
    getLeaderboardScale(category),
  ]);
  const withCategory = category === null;
  const { items: standings, nextCursor } = page;
  const common = { standings, withCategory };
  const places = standings.map(({ name, slug }) => ({ name, path: `/tools/${slug}` }));
  return (
    <>
      {standings.length > 0 && part !== 'ranked' ? (
        <ListJsonLd name={title} items={places} />
      ) : null}
      {standings.length === 0 ? <Nothing part={part} unranked={scale.unranked} /> : null}
      {standings.length > 0 && part === 'ranked' ? (
        <Ranking title={title} scale={scale} {...common} />
      ) : null}
      {standings.length > 0 && part === 'disagree' ? (
        <Disagreements asOf={scale.asOf} {...common} />
      ) : null}
      {standings.length > 0 && part === 'unranked' ? (
        <Unranked asOf={scale.asOf} {...common} />
      ) : null}
      {nextCursor ? (
        <MoreLink href={leaderboardPath({ ...view, cursor: nextCursor }) as Route}>
          {part === 'ranked' ? 'Further down the ranking' : 'More tools'}
        </MoreLink>
      ) : null}
      {part === 'ranked' && cursor === null ? (
        <NotYet category={category} unranked={scale.unranked} asOf={scale.asOf} />
      ) : null}
    </>
  );
}

async function NotYet({
  category,
  unranked,
  asOf,
}: {
  category: string | null;
  unranked: number;
  asOf: string;
}) {
  const { items, nextCursor } = await getStandings('unranked', category, null, UNRANKED_BELOW);
  if (items.length === 0) return null;
  const rest = { category, part: 'unranked', cursor: null } as const;
  return (
    <section aria-labelledby="not-ranked" className="mt-14">
      <h2 id="not-ranked" className="pb-2 font-serif text-head font-semibold tracking-tight">
        Not ranked yet: fewer than 5 votes
      </h2>
      <Unranked standings={items} asOf={asOf} withCategory={category === null} />
      {nextCursor ? (
        <MoreLink href={leaderboardPath(rest) as Route}>
          All {counted(unranked, 'tool')} not ranked yet
        </MoreLink>
      ) : null}
    </section>
  );
}

/** Why a list is empty, and what can be done about it. */
function Nothing({ part, unranked }: { part: LeaderboardView['part']; unranked: number }) {
  const words = {
    ranked:
      unranked === 0
        ? 'No tool is published here yet.'
        : 'Nobody is ranked yet: a tool needs 5 votes to have a rank, and none has them so far.',
    disagree:
      'Panel and community disagree on no tool so far. It takes 5 votes on a tool before the two are compared.',
    unranked: 'Every tool here has the 5 votes that it takes to be ranked.',
  }[part];
  return (
    <p className="border-t border-ink pt-6">
      {words}
      {part === 'unranked' ? null : (
        <>
          {' '}
          <PageLink href="/compare" className="underline">
            Choose a matchup and vote
          </PageLink>
          ; no account is needed.
        </>
      )}
    </p>
  );
}
