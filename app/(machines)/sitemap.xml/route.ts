import { getSitemap } from '@/lib/queries/sitemap';
import { documentGetter } from '../document';
import { packedXml } from '../packed';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** Every public page, or where there are more than a file may hold, the index of the files. */
export const GET = documentGetter(async (request) => packedXml(request, await getSitemap()));
