import { gunzipSync } from 'node:zlib';
import { isKnown } from '@/app/api/respond';
import type { SitemapAnswer } from '@/lib/queries/sitemap';

const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'public, max-age=0, s-maxage=2, stale-while-revalidate=2',
  Vary: 'Accept-Encoding',
};

/** Answers a file of the sitemap as it is kept, packed; unpacked for who does not take that. */
export function packedXml(request: Request, { packed, etag }: SitemapAnswer): Response {
  const headers = { ...HEADERS, ETag: etag };
  const known = isKnown(request.headers.get('if-none-match'), etag.replace(/^W\//, ''));
  if (known) return new Response(null, { status: 304, headers });
  const takes = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(
    request.headers.get('accept-encoding') ?? '',
  );
  return new Response(takes ? new Uint8Array(packed) : new Uint8Array(gunzipSync(packed)), {
    headers: {
      ...headers,
      ...(takes && { 'Content-Encoding': 'gzip' }),
      'Content-Type': 'application/xml; charset=utf-8',
    },
  });
}
