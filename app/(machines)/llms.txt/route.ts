import { getLlmsText } from '@/lib/queries/llms';
import { document, documentGetter } from '../document';

/** What the site is and where its texts stand, for assistants. */
export const GET = documentGetter(async (request) =>
  document(request, await getLlmsText(), 'text/plain; charset=utf-8'),
);
