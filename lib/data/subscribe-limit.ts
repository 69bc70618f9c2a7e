import 'server-only';
import { countUse, type Limit } from './limit';

const FROM: Limit = { name: 'subscribe-from', uses: 20, seconds: 3600 };
const TO: Limit = { name: 'subscribe-to', uses: 5, seconds: 86_400 };
const REMINDER: Limit = { name: 'subscribe-reminder', uses: 1, seconds: 86_400 };

/**
 * Counts one more request to subscribe: 20 an hour from one network address, 5 a day for one mailbox (both
 * as hashes): who is typed in by a stranger has little to throw away. One that is refused by where it comes from is not counted for whom it is.
 * @returns null when it is allowed, else the whole seconds until the next one is
 */
export async function countSubscribe(by: { addressHash: string; mailboxHash: string }) {
  return (await countUse(FROM, by.addressHash)) ?? (await countUse(TO, by.mailboxHash));
}

/** Answers whether somebody who subscribes already may be told so now: once a day. */
export async function mayRemind(mailboxHash: string): Promise<boolean> {
  return (await countUse(REMINDER, mailboxHash)) === null;
}
