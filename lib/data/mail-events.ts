import 'server-only';
import type { MailEvent } from '@/lib/domain/mail-event';
import { pool } from './database';
import { markBounced } from './subscribers';

/**
 * Marks the subscribers of whom a mail provider tells that they can't be reached, or complained. Told
 * twice it is the same; what happened before somebody came into the state they are in is passed over, so
 * that an old message does not undo a new subscription. Addresses that nobody has are passed over.
 */
export async function takeMailEvents(events: readonly MailEvent[], now: Date): Promise<void> {
  const { rows } = await pool().query<{ id: string; email: string; state_at: Date }>(
    'SELECT id, email, state_at FROM subscribers WHERE email = ANY($1::text[])',
    [events.flatMap(({ email }) => email ?? [])],
  );
  const known = new Map(rows.map((row) => [row.email, row]));
  for (const { kind, email, at = now } of events) {
    const subscriber = email === null ? undefined : known.get(email);
    // One statement each: there are a hundred at most, and the rule of what gives way stands there.
    if (subscriber && subscriber.state_at <= at) await markBounced(subscriber.id, kind, now);
  }
}
