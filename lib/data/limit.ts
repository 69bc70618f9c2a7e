import 'server-only';
import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { onShutdown } from '@/lib/shutdown';

/** How often something may be done: `uses` times in `seconds` from the first, for each key. */
export type Limit = { name: string; uses: number; seconds: number };

type Shared = { redis: Promise<Redis> | undefined; limiters: Map<string, RateLimiterAbstract> };

// On globalThis, since Next may load this module more than once in a process.
const shared = Symbol.for('shipworthy.limits');
const holder = globalThis as { [shared]?: Shared };

async function openRedis(url: string): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Without Redis each process goes on counting by itself: the limit gets wider, nothing is lost.
  redis.on('error', () => undefined);
  onShutdown('limits', async () => redis.disconnect());
  return redis;
}

async function limiterOf({ name, uses, seconds }: Limit): Promise<RateLimiterAbstract> {
  holder[shared] ??= { redis: undefined, limiters: new Map() };
  const { limiters } = holder[shared];
  const known = limiters.get(name);
  if (known) return known;
  const options = { points: uses, duration: seconds, keyPrefix: name };
  const memory = new RateLimiterMemory(options);
  const { REDIS_URL } = env();
  if (!REDIS_URL) {
    limiters.set(name, memory);
    return memory;
  }
  holder[shared].redis ??= openRedis(REDIS_URL);
  const storeClient = await holder[shared].redis;
  const limiter =
    limiters.get(name) ??
    new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: memory });
  limiters.set(name, limiter);
  return limiter;
}

/** What of a limit is left after a use; `seconds`, whole and at least 1, until it begins anew. */
export type LimitLeft = { allowed: boolean; left: number; seconds: number };

const leftOf = (allowed: boolean, state: RateLimiterRes): LimitLeft => ({
  ...{ allowed, left: state.remainingPoints },
  seconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
});

/** Counts one more use of `limit` by `key` (never an address itself, but its hash). */
export async function takeUse(limit: Limit, key: string): Promise<LimitLeft> {
  const limiter = await limiterOf(limit);
  try {
    return leftOf(true, await limiter.consume(key));
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return leftOf(false, refused);
    throw refused;
  }
}

/**
 * Counts one more use, as `takeUse`.
 * @returns null when it is allowed, else the whole seconds until the next one is
 */
export async function countUse(limit: Limit, key: string): Promise<number | null> {
  const { allowed, seconds } = await takeUse(limit, key);
  return allowed ? null : seconds;
}
