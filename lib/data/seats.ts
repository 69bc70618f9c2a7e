import 'server-only';
import type { PoolClient } from 'pg';
import { tagsOfPanel } from '@/lib/cache-tags';
import type { Acting } from '@/lib/domain/acting';
import { authorName } from '@/lib/domain/author';
import type { SeatLabel } from '@/lib/domain/catalogue';
import type { Reviewer } from '@/lib/domain/review';
import { inTransactionAs } from './acting';
import { announceTags } from './changes';
import { prisma } from './database';

/** Answers the panel's seats in their order. */
export async function listSeats(): Promise<SeatLabel[]> {
  return prisma().seat.findMany({
    orderBy: [{ rank: 'asc' }, { slug: 'asc' }],
    select: { slug: true, name: true, question: true },
  });
}

/** Answers an account as an author with the seats it holds now; null for who never held one. */
export async function findReviewer(userId: string): Promise<Reviewer | null> {
  const row = await prisma().author.findUnique({
    where: { userId },
    select: {
      id: true,
      name: true,
      holdings: {
        where: { until: null },
        orderBy: { seat: { rank: 'asc' } },
        select: { seat: { select: { id: true, slug: true, name: true, question: true } } },
      },
    },
  });
  if (!row) return null;
  const seats = row.holdings.map(({ seat }) => seat);
  return { authorId: row.id, name: authorName(row.name), seats };
}

/** What stands in the way of a seat, in words. */
export class SeatRefusal extends Error {}

export type SeatGiven = { userId: string; seat: string; name: string; since: string };

// What ended on the day is taken back, as if it had not.
const REOPEN_SQL = `
  UPDATE seat_holdings SET until = NULL WHERE until IS NOT NULL AND id = (
    SELECT seat_holdings.id FROM seat_holdings JOIN authors ON authors.id = author_id
    WHERE seat_id = $1 AND authors.user_id = $2 AND coalesce(until, $3::date) >= $3::date
    ORDER BY until DESC NULLS FIRST, seat_holdings.id DESC LIMIT 1)`;

/**
 * Gives an account a seat from the day `since` (ISO date) on, in the transaction of `client`, and makes
 * it an author named `name` if it is none yet. Safe to repeat: who holds the seat already goes on
 * holding it, and who left it on that day goes on with that holding. What the account may do is not
 * changed: that is its role.
 * @throws SeatRefusal when there is no such seat, or another author has the name
 */
export async function seatAccount(
  client: PoolClient,
  { userId, seat, name, since }: SeatGiven,
): Promise<void> {
  const seatId = await seatIdOf(client, seat);
  const taken = await client.query(
    'SELECT 1 FROM authors WHERE name = $1 AND user_id IS DISTINCT FROM $2',
    [name, userId],
  );
  if (taken.rows.length > 0) throw new SeatRefusal(`Another author is named “${name}”.`);
  await client.query(
    `INSERT INTO authors (name, kind, user_id) VALUES ($1, 'person', $2)
     ON CONFLICT (user_id) DO UPDATE SET name = excluded.name`,
    [name, userId],
  );
  const reopened = await client.query(REOPEN_SQL, [seatId, userId, since]);
  if (reopened.rowCount) return;
  await client.query(
    `INSERT INTO seat_holdings (seat_id, author_id, since)
     SELECT $1, id, $3 FROM authors WHERE user_id = $2 AND NOT EXISTS (
       SELECT FROM seat_holdings
       WHERE seat_id = $1 AND author_id = authors.id AND until IS NULL)
     ON CONFLICT (seat_id, author_id, since) DO UPDATE SET until = NULL`,
    [seatId, userId, since],
  );
}

/**
 * The same for a command, in a transaction of its own.
 * @throws SeatRefusal as seatAccount
 */
export async function giveSeat(
  acting: Acting,
  userId: string,
  seat: string,
  name: string,
  since: string,
): Promise<void> {
  await inTransactionAs(acting, (client) => seatAccount(client, { userId, seat, name, since }));
}

async function seatIdOf(client: PoolClient, slug: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>('SELECT id FROM seats WHERE slug = $1', [
    slug,
  ]);
  const [seat] = rows;
  if (!seat) throw new SeatRefusal(`There is no seat “${slug}”.`);
  return seat.id;
}

const END_HOLDINGS_SQL = `
  UPDATE seat_holdings SET until = greatest(since, (now() AT TIME ZONE 'UTC')::date)
  WHERE until IS NULL AND author_id IN (SELECT id FROM authors WHERE user_id = $1)
    AND ($2::int IS NULL OR seat_id = $2)`;

/**
 * Ends what an account holds, today (UTC) the last day: one seat, or each. Every process is told when
 * the transaction is kept. @returns how many seats they held
 */
export async function endHoldings(
  client: PoolClient,
  userId: string,
  seatId: number | null = null,
): Promise<number> {
  const { rowCount } = await client.query(END_HOLDINGS_SQL, [userId, seatId]);
  if (rowCount) await announceTags(tagsOfPanel(), client);
  return rowCount ?? 0;
}

/**
 * Takes an account off a seat, today (UTC) its last day there; its verdicts stand. Safe to repeat.
 * @returns whether it held the seat
 * @throws SeatRefusal when there is no such seat
 */
export async function leaveSeat(
  acting: Acting,
  userId: string,
  seatSlug: string,
): Promise<boolean> {
  return inTransactionAs(acting, async (client) => {
    const seatId = await seatIdOf(client, seatSlug);
    return (await endHoldings(client, userId, seatId)) > 0;
  });
}
