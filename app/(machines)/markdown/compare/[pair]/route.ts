import { parsePair } from '@/lib/domain/matchup';
import { getMatchupMarkdown } from '@/lib/queries/markdown';
import { documentGetter, movedTo, nothingHere } from '../../../document';
import { markdown } from '../../answer';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** /compare/{pair}.md (a rewrite in next.config.ts): any two published tools as text, at their one address. */
export const GET = documentGetter<{ pair: string }>(async (request, { pair }) => {
  const tools = parsePair(pair);
  const matchup = tools && (await getMatchupMarkdown(tools.left, tools.right));
  if (!matchup) return nothingHere('There are no two published tools of these names.');
  return matchup.slug === pair
    ? markdown(request, matchup.answer, `/compare/${pair}`)
    : movedTo(`/compare/${matchup.slug}.md`);
});
