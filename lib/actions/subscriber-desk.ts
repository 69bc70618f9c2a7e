'use server';

import { refresh } from 'next/cache';
import { getViewer } from '@/lib/auth/viewer';
import { countUse, type Limit } from '@/lib/data/limit';
import { findSubscriberByAddress } from '@/lib/data/subscriber-desk';
import { leave } from '@/lib/data/subscribers';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { findSubscriberSchema, stopSubscriberSchema } from '@/lib/domain/newsletter-desk';
import type { FoundSubscriber } from '@/lib/domain/subscriber-desk';
import { waitInWords } from '@/lib/domain/wait';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';

/** For answering readers, not for going through a list of addresses. */
const SEARCHES: Limit = { name: 'subscriber-search', uses: 60, seconds: 3600 };

export type FindSubscriberState = (AdminAnswer & { found?: FoundSubscriber }) | null;

/** Answers the state of the subscriber with exactly this address; a curator has 60 searches an hour. */
export async function findSubscriberOnRequest(
  _previous: FindSubscriberState,
  form: FormData,
): Promise<NonNullable<FindSubscriberState>> {
  const typed = typedIn(form);
  return orFault<NonNullable<FindSubscriberState>>(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = findSubscriberSchema.safeParse(typed);
    if (!parsed.success) return refuse(typed, 'Write the whole mail address.');
    const wait = await countUse(SEARCHES, viewer.userId);
    if (wait !== null) {
      return refuse(typed, `Those were many searches. Try again ${waitInWords(wait)}.`);
    }
    const found = await findSubscriberByAddress(parsed.data.email);
    if (!found) return { ...done('Nobody subscribes with this address.'), typed };
    return { ...done('One subscriber has this address.'), typed, found };
  });
}

/** Unsubscribes somebody who asked a curator to. Done twice it is the same. */
export async function unsubscribeOnRequest(
  _previous: AdminState,
  form: FormData,
): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = stopSubscriberSchema.safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const left = await leave(parsed.data.subscriber, new Date());
    refresh();
    if (left === 'unknown') return refuse(typed, 'There is no such subscriber any more.');
    return done('Unsubscribed: they are mailed nothing more.');
  });
}
