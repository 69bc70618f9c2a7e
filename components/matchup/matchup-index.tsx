import { ListJsonLd } from '@/components/site/list-json-ld';
import { MoreLink } from '@/components/ui/more-link';
import { pairSlug } from '@/lib/domain/matchup';
import { getMatchups } from '@/lib/queries/matchups';
import { getListTallies } from '@/lib/queries/votes';
import { MatchupList } from './matchup-list';

const PAGE_SIZE = 24;

/** A page of the index of published matchups, the newest first. */
export async function MatchupIndex({
  cursor,
  heading,
}: {
  cursor: string | null;
  heading?: 'h2' | 'h3';
}) {
  const { items, nextCursor } = await getMatchups(cursor, PAGE_SIZE);
  if (items.length === 0) return <p className="text-muted">No matchup is published yet.</p>;
  const tallies = await getListTallies(items.flatMap(({ left, right }) => [left.slug, right.slug]));
  return (
    <>
      <ListJsonLd
        name="AI tool matchups, the newest first"
        items={items.map(({ left, right }) => ({
          name: `${left.name} vs ${right.name}`,
          path: `/compare/${pairSlug(left.slug, right.slug)}`,
        }))}
      />
      <MatchupList matchups={items} tallies={tallies} {...(heading && { heading })} />
      {nextCursor ? (
        <MoreLink href={`/compare/after/${nextCursor}`}>Older matchups</MoreLink>
      ) : null}
    </>
  );
}
