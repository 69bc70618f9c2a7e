import { isToolSlug } from '@/lib/domain/slug';
import { getToolTallyAnswer } from '@/lib/queries/api';
import { getMovedTool } from '@/lib/queries/tool-addresses';
import { getter, json, moved, ONE_SECOND, problem } from '../../../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../../../respond';

/** The community's figure of one tool: what its open page asks for again and again. */
export const GET = getter<{ slug: string }>(async (request, { slug }) => {
  const tally = isToolSlug(slug) ? await getToolTallyAnswer(slug) : null;
  if (tally) return json(request, tally, ONE_SECOND);
  const movedTo = await getMovedTool(slug);
  return movedTo
    ? moved(`/api/v1/tools/${movedTo}/tally`)
    : problem(404, 'There is no published tool of this name.');
});
