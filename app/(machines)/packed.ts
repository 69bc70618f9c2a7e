import { gunzipSync } from 'node:zlib';
import { isKnown } from '@/app/api/respond';
import type { SitemapAnswer } from '@/lib/queries/sitemap';

const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'public, max-age=0, s-maxage=2, stale-while-revalidate=2',
};

/** Answers a file of the sitemap; the server in front packs it as its reader likes. */
export function packedXml(request: Request, { packed, etag }: SitemapAnswer): Response {
  const headers = { ...HEADERS, ETag: etag };
  if (isKnown(request.headers.get('if-none-match'), etag.replace(/^W\//, ''))) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(new Uint8Array(gunzipSync(packed)), {
    headers: { ...headers, 'Content-Type': 'application/xml; charset=utf-8' },
  });
}
