import { subjectOf } from '@/components/share-image/subject';
import { pairSlug, parsePair } from '@/lib/domain/matchup';
import { getMatchup, getMovedMatchup } from '@/lib/queries/matchups';
import { getTallies } from '@/lib/queries/votes';
import { documentGetter, movedTo, nothingHere } from '../../../document';
import { picture, pictured } from '../../answer';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** A matchup's picture: both names and both tools' figures, at its one address. */
export const GET = documentGetter<{ file: string }>(async (request, { file }) => {
  const asked = pictured(file) ?? '';
  const pair = parsePair(asked);
  const matchup =
    pair &&
    ((await getMatchup(pair.left, pair.right)) ?? (await getMovedMatchup(pair.left, pair.right)));
  if (!matchup) return nothingHere('There are no two published tools of these names.');
  const { left, right } = matchup;
  const slug = pairSlug(left.slug, right.slug);
  if (slug !== asked) return movedTo(`/og/compare/${slug}.png`);
  const tallies = await getTallies([left.slug, right.slug].sort());
  const sides = [left, right].flatMap((tool) => {
    const community = tallies[tool.slug];
    return community ? [{ tool, community }] : [];
  });
  return picture(request, `/og/compare/${slug}.png`, subjectOf(sides));
});
