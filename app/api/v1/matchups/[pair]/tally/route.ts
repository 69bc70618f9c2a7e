import { parsePair } from '@/lib/domain/matchup';
import { getTallyAnswer } from '@/lib/queries/api';
import { getter, json, moved, ONE_SECOND, problem } from '../../../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../../../respond';

/** The community's figures of a pair: what its open page asks for again and again. */
export const GET = getter<{ pair: string }>(async (request, { pair }) => {
  const tools = parsePair(pair);
  const tallies = tools && (await getTallyAnswer(tools.left, tools.right));
  if (!tallies) return problem(404, 'There are no two published tools of these names.');
  return tallies.slug === pair
    ? json(request, tallies.answer, ONE_SECOND)
    : moved(`/api/v1/matchups/${tallies.slug}/tally`);
});
