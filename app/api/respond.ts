import type { ProblemJson } from '@/lib/domain/api';
import { log } from '@/lib/log';
import type { JsonAnswer } from '@/lib/queries/answer';

// Anyone's page may read the answers: they are the same for everybody, and no cookie is looked at.
export const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After',
};
const ALLOW = 'GET, HEAD, OPTIONS';

/** For how long a proxy may keep an answer: short, since the figures in it move all day. */
export const SECONDS = 'public, max-age=0, s-maxage=2, stale-while-revalidate=2';

/** The same for the tallies that an open page asks for again and again. */
export const ONE_SECOND = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1';

/** Whether an If-None-Match header names `etag`. Source: RFC 9110, section 13.1.2 (weak comparison). */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const given = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return given.includes('*') || given.includes(etag);
}

/** Answers a JSON document: 304 without it where the client has this version already. */
export function json(
  request: Request,
  { body, etag }: JsonAnswer,
  keptFor: typeof SECONDS | typeof ONE_SECOND = SECONDS,
): Response {
  const headers = { ...OPEN, 'Cache-Control': keptFor, ETag: etag };
  if (isKnown(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } });
}

const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  501: 'Not Implemented',
  503: 'Service Unavailable',
} as const;

/** Answers a refusal as a problem document (RFC 9457). */
export function problem(
  status: keyof typeof TITLES,
  detail: string,
  more: { errors?: ProblemJson['errors']; headers?: Record<string, string> } = {},
): Response {
  const document: ProblemJson = {
    type: 'about:blank',
    title: TITLES[status],
    status,
    detail,
    ...(more.errors && { errors: more.errors }),
  };
  const lasting = [400, 404, 501].includes(status);
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      ...OPEN,
      'Cache-Control': lasting ? SECONDS : 'no-store',
      'Content-Type': 'application/problem+json',
      ...more.headers,
    },
  });
}

/** Answers that the document stands at another address, for good. */
export function moved(path: string): Response {
  return new Response(null, {
    status: 308,
    headers: { ...OPEN, 'Cache-Control': SECONDS, Location: path },
  });
}

/**
 * Makes a route's GET of `answer`. What breaks inside is logged and answered with 503: the request
 * was not at fault and may be sent again.
 */
export function getter<Params>(answer: (request: Request, params: Params) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
      return await answer(request, await params);
    } catch (error) {
      log().error({ error: String(error) }, 'an API answer failed');
      return problem(503, 'The answer could not be made just now. Please try again.', {
        headers: { 'Retry-After': '5' },
      });
    }
  };
}

/** Answers a browser that asks before a GET with headers of its own. */
export function OPTIONS(): Response {
  const headers = {
    ...OPEN,
    Allow: ALLOW,
    'Access-Control-Allow-Methods': ALLOW,
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Max-Age': '86400',
  };
  return new Response(null, { status: 204, headers });
}

function notAllowed(request: Request): Response {
  return problem(405, `${request.method} is not allowed here; use GET.`, {
    headers: { Allow: ALLOW },
  });
}

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
