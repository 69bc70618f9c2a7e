import type { ProblemJson } from './api';

/** A quota of requests: `uses` in `seconds` from the first, for each network. */
export type Quota = { name: 'api' | 'tally' | 'page'; uses: number; seconds: number };

/** What of a quota is left to somebody after a request of theirs. */
export type QuotaLeft = {
  allowed: boolean;
  left: number;
  /** Whole seconds until the quota begins anew. */
  seconds: number;
};

/**
 * How many requests for public JSON a network has in a minute, if nobody set another number; and as many
 * for pages that are made for what is asked of them (a search, a filtered list, a comparison).
 */
export const API_PER_MINUTE = 600;

/**
 * How many times as many requests for tallies it has: open pages poll them, a whole office behind one
 * address. Only those are counted that the second-long cache in front does not answer.
 */
export const TALLIES_PER_REQUEST = 10;

const PUBLIC_JSON = /^\/api\/(?:v1|tools|oembed|search)(?=[/?]|$)/;
const TALLY = /^\/api\/(?:v1\/(?:tools|matchups)\/[^/?]+|tools)\/tally(?=\?|$)/;

/** A page with a query of its own; `_rsc` alone is how the router asks for one that is the same for all. */
const ASKED_PAGE = /^\/(?:search|tools|compare)\?(?!_rsc=[^&]*$)/;

/** Whether this is one of the tallies that open pages ask for again and again. */
export const isTallyPath = (address: string): boolean => TALLY.test(address);

/** The quota on which a request for `address` draws; null for none. A question before one (OPTIONS) is free. */
export function quotaOf(
  method: string | undefined,
  address: string,
  perMinute: number,
): Quota | null {
  if (method === 'OPTIONS') return null;
  if (ASKED_PAGE.test(address)) return { name: 'page', uses: perMinute, seconds: 60 };
  if (!PUBLIC_JSON.test(address)) return null;
  return isTallyPath(address)
    ? { name: 'tally', uses: perMinute * TALLIES_PER_REQUEST, seconds: 60 }
    : { name: 'api', uses: perMinute, seconds: 60 };
}

/**
 * The fields that tell a client of its quota. Source: draft-ietf-httpapi-ratelimit-headers-11: both are
 * lists of items (RFC 9651) named by the quota, `q` its size and `w` its window in seconds, `r` what is
 * left and `t` the seconds until it is whole again.
 */
export function quotaHeaders(
  quota: Quota,
  { allowed, left, seconds }: QuotaLeft,
): Record<string, string> {
  return {
    'RateLimit-Policy': `"${quota.name}";q=${quota.uses};w=${quota.seconds}`,
    RateLimit: `"${quota.name}";r=${left};t=${seconds}`,
    ...(!allowed && { 'Retry-After': String(seconds) }),
  };
}

/** What whoever has used a quota up is told. */
export const quotaWords = (quota: Quota, { seconds }: QuotaLeft): string =>
  `More than ${quota.uses} requests in ${quota.seconds} seconds came from your network. Please go on in ${seconds} seconds.`;

/** The problem document of whoever has used a quota up. Source: the same draft's problem type. */
export function quotaExceeded(quota: Quota, left: QuotaLeft): ProblemJson {
  return {
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    title: 'Too Many Requests',
    status: 429,
    detail: quotaWords(quota, left),
    'violated-policies': [quota.name],
  };
}
