import type { IncomingMessage } from 'node:http';
import { hashAddress } from '@/lib/auth/address';
import type { LimitLeft } from '@/lib/data/limit';
import {
  type Quota,
  quotaExceeded,
  quotaHeaders,
  quotaOf,
  quotaWords,
} from '@/lib/domain/rate-limit';
import { env } from '@/lib/env';
import type { ShapedResponse } from './answer';

/** Counts one more use of a quota by the network of this key, as `takeUse` in lib/data/limit.ts. */
export type TakeUse = (quota: Quota, key: string) => Promise<LimitLeft>;

/**
 * Counts a request for public JSON, or for a page made for it, against the quota of the network that it came from, and says in the
 * answer's head what is left. Answers it with 429 and false when nothing is. The address is the one that
 * `markAddress` decided on, so that no header of a visitor's own makes another of it.
 */
export async function isWithinQuota(
  req: IncomingMessage,
  res: ShapedResponse,
  takeUse: TakeUse,
): Promise<boolean> {
  const quota = quotaOf(req.method, req.url ?? '', env().API_REQUESTS_PER_MINUTE);
  if (!quota) return true;
  const key = hashAddress(String(req.headers['x-client-address'] ?? ''), new Date());
  const left = await takeUse(quota, key);
  for (const [name, value] of Object.entries(quotaHeaders(quota, left))) res.setHeader(name, value);
  if (left.allowed) return true;
  // The cache is for what the application says.
  res.shortCache = undefined;
  if (quota.name === 'page') {
    res.writeHead(429, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    res.end(`${quotaWords(quota, left)}\n`);
    return false;
  }
  res.writeHead(429, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'RateLimit, RateLimit-Policy, Retry-After',
  });
  res.end(JSON.stringify(quotaExceeded(quota, left)));
  return false;
}
