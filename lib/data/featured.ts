import 'server-only';
import type { PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { inTransactionAs } from './acting';
import { pool } from './database';

/**
 * The featured matchups in their order, which nobody else changes until the end of the transaction. The
 * lock comes first: rows that were waited for would be given in the order they had before.
 */
async function holdFeatured(client: PoolClient): Promise<number[]> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('featured matchups', 0))");
  const { rows } = await client.query<{ id: number }>(
    'SELECT id FROM matchups WHERE featured_rank IS NOT NULL ORDER BY featured_rank, id FOR UPDATE',
  );
  return rows.map(({ id }) => id);
}

const isSame = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((id, at) => id === other[at]);

/**
 * Puts the featured matchups into an order, the first one on the home page; one that `order` leaves out
 * is featured no more. Answers false, with nothing changed, when they do not stand as they were `seen`,
 * or when `order` has one that was not among them.
 */
export async function orderFeatured(
  acting: Acting,
  { seen, order }: { seen: readonly number[]; order: readonly number[] },
): Promise<boolean> {
  if (!order.every((id) => seen.includes(id))) return false;
  return inTransactionAs(acting, async (client) => {
    if (!isSame(await holdFeatured(client), seen)) return false;
    await client.query(
      `UPDATE matchups SET featured_rank = place.rank
       FROM unnest($1::int[]) AS here (id)
         LEFT JOIN unnest($2::int[]) WITH ORDINALITY AS place (id, rank) USING (id)
       WHERE matchups.id = here.id AND featured_rank IS DISTINCT FROM place.rank`,
      [seen, order],
    );
    return true;
  });
}

/** Answers what a matchup is called by its two tools; null when there is none. */
export async function nameMatchup(id: number): Promise<string | null> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT one.name || ' vs ' || other.name AS name
     FROM matchups JOIN tools AS one ON one.id = left_id JOIN tools AS other ON other.id = right_id
     WHERE matchups.id = $1`,
    [id],
  );
  return rows[0]?.name ?? null;
}

/**
 * Puts a published matchup last among the featured ones, or takes one off them. Answers false, with
 * nothing changed, when it is so already or not published.
 */
export async function featureMatchup(
  acting: Acting,
  { id, featured }: { id: number; featured: boolean },
): Promise<boolean> {
  return inTransactionAs(acting, async (client) => {
    await holdFeatured(client);
    const { rowCount } = await client.query(
      featured
        ? `UPDATE matchups SET featured_rank =
             (SELECT coalesce(max(featured_rank), 0) + 1 FROM matchups)
           WHERE id = $1 AND featured_rank IS NULL AND state = 'published'`
        : 'UPDATE matchups SET featured_rank = NULL WHERE id = $1 AND featured_rank IS NOT NULL',
      [id],
    );
    return (rowCount ?? 0) > 0;
  });
}
