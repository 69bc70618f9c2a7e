import { isToolSlug } from '@/lib/domain/slug';
import { getToolAnswer } from '@/lib/queries/api';
import { getMovedTool } from '@/lib/queries/tool-addresses';
import { getter, json, moved, problem } from '../../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../../respond';

/** One published tool, under the one address that it has now. */
export const GET = getter<{ slug: string }>(async (request, { slug }) => {
  const answer = isToolSlug(slug) ? await getToolAnswer(slug) : null;
  if (answer) return json(request, answer);
  const movedTo = await getMovedTool(slug);
  return movedTo
    ? moved(`/api/v1/tools/${movedTo}`)
    : problem(404, 'There is no published tool of this name.');
});
