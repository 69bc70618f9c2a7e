import { isToolSlug } from '@/lib/domain/slug';
import { getToolMarkdown } from '@/lib/queries/markdown';
import { getMovedTool } from '@/lib/queries/tool-addresses';
import { documentGetter, movedTo, nothingHere } from '../../../document';
import { markdown } from '../../answer';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** /tools/{slug}.md (a rewrite in next.config.ts): the tool's page as text, at the one address it has now. */
export const GET = documentGetter<{ slug: string }>(async (request, { slug }) => {
  const answer = isToolSlug(slug) ? await getToolMarkdown(slug) : null;
  if (answer) return markdown(request, answer, `/tools/${slug}`);
  const moved = await getMovedTool(slug);
  return moved
    ? movedTo(`/tools/${moved}.md`)
    : nothingHere('There is no published tool of this name.');
});
