import { subjectOf } from '@/components/share-image/subject';
import { getMovedTool } from '@/lib/queries/tool-addresses';
import { getTool } from '@/lib/queries/tools';
import { getTallies } from '@/lib/queries/votes';
import { documentGetter, movedTo, nothingHere } from '../../../document';
import { picture, pictured } from '../../answer';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** A tool's picture: its name, the community's figure and the panel's. */
export const GET = documentGetter<{ file: string }>(async (request, { file }) => {
  const slug = pictured(file) ?? '';
  const tool = await getTool(slug);
  if (!tool) {
    const moved = await getMovedTool(slug);
    return moved ? movedTo(`/og/tools/${moved}.png`) : nothingHere('There is no such tool.');
  }
  const community = (await getTallies([tool.slug]))[tool.slug];
  const sides = community ? [{ tool, community }] : [];
  return picture(request, `/og/tools/${tool.slug}.png`, subjectOf(sides));
});
