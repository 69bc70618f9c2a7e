import { parsePair } from '@/lib/domain/matchup';
import { getMatchupAnswer } from '@/lib/queries/api';
import { getter, json, moved, problem } from '../../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../../respond';

/** Any two published tools side by side, under the one address that they have. */
export const GET = getter<{ pair: string }>(async (request, { pair }) => {
  const tools = parsePair(pair);
  const matchup = tools && (await getMatchupAnswer(tools.left, tools.right));
  if (!matchup) return problem(404, 'There are no two published tools of these names.');
  return matchup.slug === pair
    ? json(request, matchup.answer)
    : moved(`/api/v1/matchups/${matchup.slug}`);
});
