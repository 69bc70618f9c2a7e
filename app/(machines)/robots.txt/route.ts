import { textAnswer } from '@/lib/queries/answer';
import { absolute } from '@/lib/queries/site';
import { document, documentGetter } from '../document';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

// Only what is somebody's own. "/me$" and "/me/", not "/me": that would begin /methodology as well. Pages
// that say noindex are not here: who may not read them does not learn that.
const OWN = ['/admin', '/review', '/me', '/signin', '/signout', '/dev'];
const OWN_DATA = ['/api/admin/', '/api/auth/', '/api/internal/', '/api/me/', '/api/review/'];

/** Which addresses programs may fetch: everything public. */
export const GET = documentGetter(async (request) => {
  const lines = [
    'User-agent: *',
    'Allow: /',
    ...OWN.flatMap((path) => [`Disallow: ${path}$`, `Disallow: ${path}/`]),
    ...OWN_DATA.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${absolute('/sitemap.xml')}`,
    '',
  ];
  return document(request, textAnswer(lines.join('\n')), 'text/plain; charset=utf-8');
});
