import 'server-only';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { onShutdown } from '@/lib/shutdown';

const HOUR = 3600;
const shared = Symbol.for('shipworthy.vote-limit');
const holder = globalThis as { [shared]?: Promise<RateLimiterAbstract> };

async function makeLimiter(): Promise<RateLimiterAbstract> {
  const { REDIS_URL, VOTES_PER_IP_PER_HOUR: points } = env();
  const memory = new RateLimiterMemory({ points, duration: HOUR, keyPrefix: 'votes' });
  if (!REDIS_URL) return memory;
  const { Redis } = await import('ioredis');
  const redis = new Redis(REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Without Redis each process goes on counting by itself: the limit gets wider, votes are not lost.
  redis.on('error', () => undefined);
  onShutdown('vote limit', async () => redis.disconnect());
  return new RateLimiterRedis({
    storeClient: redis,
    points,
    duration: HOUR,
    keyPrefix: 'votes',
    insuranceLimiter: memory,
  });
}

/**
 * Counts one more vote from an address (its hash), `VOTES_PER_IP_PER_HOUR` of which are allowed in an
 * hour from the first.
 * @returns null when it is allowed, else the whole seconds until the next one is
 */
export async function countVoteFrom(addressHash: string): Promise<number | null> {
  holder[shared] ??= makeLimiter();
  const limiter = await holder[shared];
  try {
    await limiter.consume(addressHash);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes)
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
