import { isToolSlug } from '@/lib/domain/slug';
import { getToolAnswer } from '@/lib/queries/api';
import { getter, json, problem } from '../../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../../respond';

/** One published tool. */
export const GET = getter<{ slug: string }>(async (request, { slug }) => {
  const answer = isToolSlug(slug) ? await getToolAnswer(slug) : null;
  return answer ? json(request, answer) : problem(404, 'There is no published tool of this name.');
});
