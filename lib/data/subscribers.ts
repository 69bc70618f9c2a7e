import 'server-only';
import {
  type Confirmed,
  forgottenBefore,
  type Left,
  type Resubscribed,
  type Subscriber,
  type SubscriberState,
  subscriberStates,
} from '@/lib/domain/subscriber';
import { inTransaction, pool } from './database';

/** Who asked to subscribe, and what they are to be mailed: a link to confirm, that they subscribe, nothing. */
export type Asked = { subscriberId: string; mail: 'confirm' | 'already' | null };

// What a stranger could type does nothing to who is confirmed, and brings no mail to who has complained of
// it: they come back by the link of a mail they have, or once they are forgotten. Everybody else waits anew.
const ASK_SQL = `
  INSERT INTO subscribers AS s (email, state_at) VALUES ($1, $2)
  ON CONFLICT (email) DO UPDATE SET
    state = CASE WHEN s.state IN ('confirmed', 'complained') THEN s.state ELSE 'pending' END,
    state_at = CASE WHEN s.state IN ('confirmed', 'complained') THEN s.state_at ELSE $2 END,
    confirmed_at = CASE WHEN s.state IN ('confirmed', 'complained') THEN s.confirmed_at END,
    confirmed_from = CASE WHEN s.state IN ('confirmed', 'complained') THEN s.confirmed_from END
  RETURNING id, state`;

// Of who waits, the categories become those of the last time; of anybody else they stay.
const CATEGORIES_SQL = `
  WITH waiting AS (SELECT id FROM subscribers WHERE id = $1 AND state = 'pending'),
    wanted AS (SELECT id FROM categories WHERE slug = ANY($2::text[])),
    unwanted AS (
      DELETE FROM subscriber_categories USING waiting
      WHERE subscriber_id = waiting.id AND category_id NOT IN (SELECT id FROM wanted)
    )
  INSERT INTO subscriber_categories (subscriber_id, category_id)
  SELECT waiting.id, wanted.id FROM waiting, wanted
  ON CONFLICT DO NOTHING`;

/**
 * Notes that an address, tidy as `subscriberEmailSchema` makes it, asks for the weekly mail, about
 * categories by their slugs; one that is not known is left out. Of two at once one row comes.
 */
export async function askToSubscribe(
  { email, categories }: { email: string; categories: readonly string[] },
  now: Date,
): Promise<Asked> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string; state: SubscriberState }>(ASK_SQL, [
      email,
      now,
    ]);
    const [row] = rows;
    if (!row) throw new Error('Nobody was noted');
    await client.query(CATEGORIES_SQL, [row.id, categories]);
    const mail = { pending: 'confirm', confirmed: 'already' } as const;
    const { state } = row;
    return {
      subscriberId: row.id,
      mail: state === 'pending' || state === 'confirmed' ? mail[state] : null,
    };
  });
}

async function stateOf(id: string): Promise<SubscriberState | null> {
  const { rows } = await pool().query<{ state: SubscriberState }>(
    'SELECT state FROM subscribers WHERE id = $1',
    [id],
  );
  return rows[0]?.state ?? null;
}

/** Who confirms, when, and the hash of the address that they did it from. */
type Proof = { id: string; addressHash: string; now: Date };

const CONFIRM_SQL = `
  UPDATE subscribers SET state = 'confirmed', state_at = $2, confirmed_at = $2, confirmed_from = $3
  WHERE id = $1`;

/**
 * Confirms who waits: they get the next issue. Once; who has left since does not come back by an old link.
 * The link itself (signed, not too old) is for the caller to judge.
 */
export async function confirmSubscriber({ id, addressHash, now }: Proof): Promise<Confirmed> {
  const { rowCount } = await pool().query(`${CONFIRM_SQL} AND state = 'pending'`, [
    ...[id, now, addressHash],
  ]);
  if (rowCount === 1) return 'confirmed';
  const state = await stateOf(id);
  if (state === null) return 'unknown';
  return state === 'confirmed' ? 'already' : 'stopped';
}

/**
 * Has nothing mailed to a subscriber from here on, in one statement: a send under way reads the state when
 * it takes a delivery. Done twice it is the same. Who is not confirmed gets nothing as it is.
 */
export async function leave(id: string, now: Date): Promise<Left> {
  const { rowCount } = await pool().query(
    "UPDATE subscribers SET state = 'left', state_at = $2 WHERE id = $1 AND state = 'confirmed'",
    [id, now],
  );
  if (rowCount === 1) return 'left';
  return (await stateOf(id)) === null ? 'unknown' : 'left';
}

/**
 * Has a subscriber's mail go on, whyever it had stopped: the link that they hold was mailed to the address,
 * which proves it. Not once they are to be forgotten, though nobody has come to it yet.
 */
export async function resubscribe({ id, addressHash, now }: Proof): Promise<Resubscribed> {
  const { rowCount } = await pool().query(
    `${CONFIRM_SQL} AND state <> 'confirmed' AND state_at > $4`,
    [...[id, now, addressHash], forgottenBefore(now)],
  );
  if (rowCount === 1) return 'confirmed';
  return (await stateOf(id)) === 'confirmed' ? 'already' : 'unknown';
}

/**
 * Notes that mail to a subscriber comes back for good, or that they told their provider it is unwanted: no
 * more is sent. A complaint also stands where they have left. Answers whether anything changed.
 */
export async function markBounced(
  id: string,
  how: 'bounced' | 'complained',
  now: Date = new Date(),
): Promise<boolean> {
  const from: SubscriberState[] =
    how === 'bounced' ? ['confirmed'] : ['confirmed', 'left', 'bounced'];
  const { rowCount } = await pool().query(
    `UPDATE subscribers SET state = $2::subscriber_state, state_at = $3
     WHERE id = $1 AND state = ANY($4::subscriber_state[])`,
    [id, how, now, from],
  );
  return rowCount === 1;
}

/**
 * Forgets whoever has not been confirmed for 30 days at `now`: pending, left, bounced, complained. `most`
 * of them at a time, the longest first.
 * @returns how many were forgotten
 */
export async function forgetSubscribers(now: Date, most: number): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM subscribers WHERE id IN (
       SELECT id FROM subscribers
       WHERE state = ANY($3::subscriber_state[]) AND state_at <= $1
       ORDER BY state_at LIMIT $2 FOR UPDATE SKIP LOCKED
     )`,
    [forgottenBefore(now), most, subscriberStates.filter((state) => state !== 'confirmed')],
  );
  return rowCount ?? 0;
}

/** Answers a subscriber as their own links show them; null for one who is forgotten. */
export async function findSubscriber(id: string): Promise<Subscriber | null> {
  const { rows } = await pool().query<Subscriber>(
    `SELECT s.id, s.email, s.state, array(
       SELECT c.name FROM subscriber_categories AS sc JOIN categories AS c ON c.id = sc.category_id
       WHERE sc.subscriber_id = s.id ORDER BY c.rank, c.name
     ) AS categories
     FROM subscribers AS s WHERE s.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Answers how many subscribers there are in each state. */
export async function countSubscribers(): Promise<Record<SubscriberState, number>> {
  const { rows } = await pool().query<{ state: SubscriberState; count: number }>(
    'SELECT state, count(*)::int AS count FROM subscribers GROUP BY state',
  );
  const none = { pending: 0, confirmed: 0, left: 0, bounced: 0, complained: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
