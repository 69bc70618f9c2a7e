import 'server-only';
import type { PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import type { PriceRead } from '@/lib/domain/price';
import { inTransactionAs } from './acting';
import { pool } from './database';

/** Adds a dated price read to a tool, in the transaction of `client`. */
export async function insertPriceRead(
  client: Pick<PoolClient, 'query'>,
  toolId: number,
  read: PriceRead,
): Promise<void> {
  await client.query(
    `INSERT INTO price_reads (tool_id, kind, amount, currency, period, note, source_url, checked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      toolId,
      read.kind,
      read.amount,
      read.currency,
      read.period,
      read.note,
      read.sourceUrl,
      read.checkedAt,
    ],
  );
}

/**
 * Adds a price read to a tool; those before it stay as they were read. Answers the tool's address; null
 * where there is no such tool, or its record gave way to another.
 */
export function addPriceRead(
  acting: Acting,
  toolId: number,
  read: PriceRead,
): Promise<{ slug: string } | null> {
  return inTransactionAs(acting, async (client) => {
    const { rows } = await client.query<{ slug: string }>(
      'SELECT slug FROM tools WHERE id = $1 AND merged_into_id IS NULL FOR NO KEY UPDATE',
      [toolId],
    );
    const [tool] = rows;
    if (tool) await insertPriceRead(client, toolId, read);
    return tool ?? null;
  });
}

type Row = Omit<PriceRead, 'amount' | 'sourceUrl' | 'checkedAt'> & {
  id: number;
  amount: string | null;
  source_url: string | null;
  checked: string;
};

/** Answers a tool's price reads, the newest first, `limit` of them at most. */
export async function listPriceReads(
  toolId: number,
  limit: number,
): Promise<(PriceRead & { id: number })[]> {
  const { rows } = await pool().query<Row>(
    `SELECT id, kind, amount, currency, period, note, source_url, checked_at::text AS checked
     FROM price_reads WHERE tool_id = $1 ORDER BY checked_at DESC, id DESC LIMIT $2`,
    [toolId, limit],
  );
  return rows.map(shapeRead);
}

const shapeRead = ({ amount, source_url: sourceUrl, checked: checkedAt, ...read }: Row) => ({
  ...read,
  amount: amount === null ? null : Number(amount),
  sourceUrl,
  checkedAt,
});

/** Answers the price reads of the published tool at `slug`, the newest first, `limit` of them at most. */
export async function listPublicPriceReads(slug: string, limit: number): Promise<PriceRead[]> {
  const { rows } = await pool().query<Row>({
    name: 'public-price-reads',
    text: `SELECT id, kind, amount, currency, period, note, source_url, checked_at::text AS checked
     FROM price_reads
     WHERE tool_id = (SELECT id FROM tools WHERE slug = $1 AND state = 'published')
     ORDER BY checked_at DESC, id DESC LIMIT $2`,
    values: [slug, limit],
  });
  return rows.map(shapeRead).map(({ id: _id, ...read }) => read);
}
