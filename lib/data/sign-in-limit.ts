import 'server-only';
import { countUse, type Limit } from './limit';

const FROM: Limit = { name: 'links-from', uses: 20, seconds: 3600 };
const TO: Limit = { name: 'links-to', uses: 5, seconds: 3600 };

/**
 * Counts one more sign-in link: 20 an hour from one network address, 5 an hour to one mail address
 * (both as hashes). One that is refused by where it comes from is not counted for whom it is.
 * @returns null when it is allowed, else the whole seconds until the next one is
 */
export async function countLink(by: { addressHash: string; emailHash: string }) {
  return (await countUse(FROM, by.addressHash)) ?? (await countUse(TO, by.emailHash));
}
