import { parsePart } from '@/lib/domain/sitemap';
import { getSitemapPart } from '@/lib/queries/sitemap';
import { documentGetter, nothingHere } from '../../document';
import { packedXml } from '../../packed';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** A part of the sitemap: /sitemaps/tools-0.xml. */
export const GET = documentGetter<{ file: string }>(async (request, { file }) => {
  const part = file.endsWith('.xml') ? parsePart(file.slice(0, -'.xml'.length)) : null;
  const answer = part && (await getSitemapPart(part));
  return answer ? packedXml(request, answer) : nothingHere('The sitemap has no such part.');
});
