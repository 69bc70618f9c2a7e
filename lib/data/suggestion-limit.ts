import 'server-only';
import { countUse } from './limit';

/**
 * Counts one more suggestion from an address (its hash): 20 an hour are allowed.
 * @returns null when it is allowed, else the whole seconds until the next one is
 */
export async function countSuggestionFrom(addressHash: string): Promise<number | null> {
  return countUse({ name: 'suggestions', uses: 20, seconds: 3600 }, addressHash);
}
