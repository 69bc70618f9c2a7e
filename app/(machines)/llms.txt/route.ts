import { getLlmsText } from '@/lib/queries/llms';
import { document, documentGetter } from '../document';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** What the site is and where its texts stand, for assistants. */
export const GET = documentGetter(async (request) =>
  document(request, await getLlmsText(), 'text/plain; charset=utf-8'),
);
