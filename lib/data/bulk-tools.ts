import 'server-only';
import type { PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { type BulkTool, MOST_AT_ONCE } from '@/lib/domain/bulk-tools';
import { inTransactionAs } from './acting';
import { pool } from './database';

/** Answers those of the tools that there are, by name: 1,000 at most. */
export async function findBulkTools(ids: readonly number[]): Promise<BulkTool[]> {
  const { rows } = await pool().query<BulkTool>(
    `SELECT tools.id, tools.name, tools.state, merged_into_id IS NOT NULL AS merged,
       categories.name AS category, tools.revision
     FROM tools JOIN categories ON categories.id = category_id
     WHERE tools.id = ANY($1::int[]) ORDER BY tools.name, tools.id LIMIT $2`,
    [ids, MOST_AT_ONCE],
  );
  return rows;
}

/** What is done to each of the chosen tools. */
export type BulkChange =
  | { kind: 'publish' }
  | { kind: 'retire'; reason: string }
  | { kind: 'categorise'; category: string };

/** A tool as it was when somebody chose it. */
export type Chosen = { id: number; revision: number };

/** `moved`: some of the tools were changed or taken away since they were chosen; nothing was done. */
export type BulkAnswer =
  | { kind: 'done'; tools: number }
  | { kind: 'moved'; names: string[]; missing: number }
  | { kind: 'no-category' };

const STEP = 'revision = revision + 1, updated_at = now()';

function statementOf(change: BulkChange): { text: string; values: unknown[] } {
  switch (change.kind) {
    case 'publish':
      return {
        text: `UPDATE tools SET state = 'published', retired_reason = NULL,
          published_at = coalesce(published_at, now()), ${STEP} WHERE id = ANY($1::int[])`,
        values: [],
      };
    case 'retire':
      return {
        text: `UPDATE tools SET state = 'retired', retired_reason = $2, ${STEP}
          WHERE id = ANY($1::int[])`,
        values: [change.reason],
      };
    case 'categorise':
      return {
        text: `UPDATE tools SET category_id = (SELECT id FROM categories WHERE slug = $2), ${STEP}
          WHERE id = ANY($1::int[])`,
        values: [change.category],
      };
  }
}

async function hasCategory(client: PoolClient, slug: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM categories WHERE slug = $1', [slug]);
  return rowCount === 1;
}

/**
 * Does one thing to all of the chosen tools, or nothing where one of them is no more as it was chosen.
 * Rows are locked in one order, so that two admins with the same tools wait for each other.
 */
export function changeTools(
  acting: Acting,
  change: BulkChange,
  chosen: readonly Chosen[],
): Promise<BulkAnswer> {
  return inTransactionAs(acting, async (client): Promise<BulkAnswer> => {
    if (change.kind === 'categorise' && !(await hasCategory(client, change.category))) {
      return { kind: 'no-category' };
    }
    const ids = chosen.map(({ id }) => id);
    const { rows } = await client.query<Chosen & { name: string; merged: boolean }>(
      `SELECT id, name, revision, merged_into_id IS NOT NULL AS merged FROM tools
       WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE`,
      [ids],
    );
    const revisions = new Map(chosen.map(({ id, revision }) => [id, revision]));
    const moved = rows.filter(
      ({ id, revision, merged }) => merged || revisions.get(id) !== revision,
    );
    const missing = revisions.size - rows.length;
    if (moved.length > 0 || missing > 0) {
      return { kind: 'moved', names: moved.map(({ name }) => name), missing };
    }
    const { text, values } = statementOf(change);
    const { rowCount } = await client.query(text, [ids, ...values]);
    return { kind: 'done', tools: rowCount ?? 0 };
  });
}
