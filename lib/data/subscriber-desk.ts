import 'server-only';
import type { SubscriberState } from '@/lib/domain/subscriber';
import type { CategoryCount, DeliveryCounts, FoundSubscriber } from '@/lib/domain/subscriber-desk';
import { pool } from './database';

/** Answers the subscriber with exactly this address, tidy as `subscriberEmailSchema` makes it. */
export async function findSubscriberByAddress(email: string): Promise<FoundSubscriber | null> {
  const { rows } = await pool().query<{ id: string; state: SubscriberState; state_at: Date }>(
    'SELECT id, state, state_at FROM subscribers WHERE email = $1',
    [email],
  );
  const [row] = rows;
  return row ? { id: row.id, state: row.state, stateAt: row.state_at.toISOString() } : null;
}

const CATEGORIES_SQL = `
  SELECT name, count(subscribers.id)::int AS count FROM categories
  LEFT JOIN subscriber_categories ON category_id = categories.id
  LEFT JOIN subscribers ON subscribers.id = subscriber_id AND state = 'confirmed'
  GROUP BY categories.id ORDER BY rank, name`;

/** Answers how many confirmed subscribers want each category, and how many want everything. */
export async function countByCategory(): Promise<{
  everything: number;
  categories: CategoryCount[];
}> {
  const [categories, everything] = await Promise.all([
    pool().query<CategoryCount>(CATEGORIES_SQL),
    pool().query<{ count: number }>(
      `SELECT count(*)::int FROM subscribers AS s WHERE state = 'confirmed'
       AND NOT EXISTS (SELECT FROM subscriber_categories WHERE subscriber_id = s.id)`,
    ),
  ]);
  return { everything: everything.rows[0]?.count ?? 0, categories: categories.rows };
}

/** Answers how far each of these issues was sent, by its id; one without deliveries is left out. */
export async function countDeliveries(
  issueIds: readonly number[],
): Promise<Map<number, DeliveryCounts>> {
  const { rows } = await pool().query<DeliveryCounts & { id: number }>(
    `SELECT issue_id AS id, count(*)::int AS total,
       count(*) FILTER (WHERE state = 'sent')::int AS sent,
       count(*) FILTER (WHERE state = 'failed')::int AS failed,
       count(*) FILTER (WHERE state = 'skipped')::int AS skipped
     FROM newsletter_deliveries WHERE issue_id = ANY($1::int[]) GROUP BY issue_id`,
    [issueIds],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
