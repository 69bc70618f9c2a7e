import 'server-only';
import type { PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { inTransactionAs } from './acting';

/**
 * Holds an author until the end of the transaction. Publishing and declaring both do so first: of the
 * two at once, one sees what the other did.
 */
export async function holdAuthor(client: PoolClient, authorId: number): Promise<void> {
  await client.query('SELECT 1 FROM authors WHERE id = $1 FOR NO KEY UPDATE', [authorId]);
}

/**
 * Declares an author's interest in a tool, or words an earlier declaration anew. Whatever they had
 * published on the tool by then stays, and is dated before the declaration.
 */
export async function declareConflict(
  acting: Acting,
  authorId: number,
  toolId: number,
  note: string,
): Promise<void> {
  await inTransactionAs(acting, async (client) => {
    await holdAuthor(client, authorId);
    // Not now(): a verdict may have been published while this waited for its author.
    await client.query(
      `INSERT INTO conflicts_of_interest (author_id, tool_id, note, declared_at)
       VALUES ($1, $2, $3, clock_timestamp())
       ON CONFLICT (author_id, tool_id) DO UPDATE SET note = excluded.note`,
      [authorId, toolId, note],
    );
  });
}

/** Withdraws an author's declaration; answers whether there was one. */
export async function withdrawConflict(
  acting: Acting,
  authorId: number,
  toolId: number,
): Promise<boolean> {
  return inTransactionAs(acting, async (client) => {
    const { rowCount } = await client.query(
      'DELETE FROM conflicts_of_interest WHERE author_id = $1 AND tool_id = $2',
      [authorId, toolId],
    );
    return rowCount === 1;
  });
}
