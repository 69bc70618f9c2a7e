import { connection } from 'next/server';
import { isKnown } from '@/app/api/respond';
import { log } from '@/lib/log';
import type { TextAnswer } from '@/lib/queries/answer';

// Whoever gathers feeds, maps and texts may read them from a page of its own, too.
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Link' };

/** As for pages: what changes is seen within seconds. */
const SECONDS = 'public, max-age=0, s-maxage=2, stale-while-revalidate=2';

/** Whether an If-Modified-Since header names a time at or after the last change, to the second. */
function isFresh(since: string | null, modifiedAt: string | null): boolean {
  if (since === null || modifiedAt === null) return false;
  const known = Date.parse(since);
  return !Number.isNaN(known) && Math.floor(Date.parse(modifiedAt) / 1000) * 1000 <= known;
}

/**
 * Answers a text for machines: 304 without it where the client has this version already. Source: RFC
 * 9110, section 13.2.2: the tag decides where both are given.
 */
export function document(
  request: Request,
  { body, etag, modifiedAt }: TextAnswer,
  type: string,
  more: Record<string, string> = {},
): Response {
  const headers = {
    ...OPEN,
    'Cache-Control': SECONDS,
    ETag: etag,
    ...(modifiedAt && { 'Last-Modified': new Date(modifiedAt).toUTCString() }),
    ...more,
  };
  const tag = request.headers.get('if-none-match');
  const known =
    tag === null
      ? isFresh(request.headers.get('if-modified-since'), modifiedAt)
      : isKnown(tag, etag);
  if (known) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': type } });
}

/** Answers that there is nothing at the address, in plain text. */
export function nothingHere(what: string): Response {
  const headers = {
    ...OPEN,
    'Cache-Control': SECONDS,
    'Content-Type': 'text/plain; charset=utf-8',
  };
  return new Response(`${what}\n`, { status: 404, headers });
}

/** Answers that the document stands at another address, for good. */
export function movedTo(path: string): Response {
  return new Response(null, {
    status: 308,
    headers: { ...OPEN, 'Cache-Control': SECONDS, Location: path },
  });
}

/**
 * Makes a route's GET of `answer`. What breaks inside is logged and answered with 503: the request was
 * not at fault and may be sent again.
 */
export function documentGetter<Params>(
  answer: (request: Request, params: Params) => Promise<Response>,
) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    // The build has nothing to answer with, and no client's headers.
    await connection();
    try {
      return await answer(request, await params);
    } catch (error) {
      log().error({ error: String(error) }, 'a document could not be made');
      return new Response('This could not be made just now. Please try again.\n', {
        status: 503,
        headers: { 'Cache-Control': 'no-store', 'Retry-After': '5' },
      });
    }
  };
}
