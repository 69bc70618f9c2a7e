import 'server-only';
import { env } from '@/lib/env';
import { countUse } from './limit';

/**
 * Counts one more vote from an address (its hash), `VOTES_PER_IP_PER_HOUR` of which are allowed in an
 * hour from the first.
 * @returns null when it is allowed, else the whole seconds until the next one is
 */
export async function countVoteFrom(addressHash: string): Promise<number | null> {
  return countUse({ name: 'votes', uses: env().VOTES_PER_IP_PER_HOUR, seconds: 3600 }, addressHash);
}
