import { pool } from '@/lib/data/database';
import { type MergeAnswer, mergeTools } from '@/lib/data/merge';
import { readMergePlan } from '@/lib/data/merge-plan';
import type { Acting } from '@/lib/domain/acting';

/** A curator of the tests, for one operation. */
export const curator = (): Acting => ({
  ...{ kind: 'person', userId: null, operation: crypto.randomUUID() },
  ...{ addressHash: null, reason: null },
});

/** Answers what merging would do, as the preview reads it. */
export async function planOf(source: number, target: number) {
  const plan = await readMergePlan(pool(), source, target);
  if (!plan) throw new Error('There is no such tool.');
  return plan;
}

/** Merges as a curator who has just looked, the same side for each contested seat. */
export async function merge(
  source: number,
  target: number,
  side: 'source' | 'target' = 'source',
): Promise<MergeAnswer> {
  const { footing, contested } = await planOf(source, target);
  const chosen = Object.fromEntries(contested.map(({ seat }) => [seat.slug, side]));
  return mergeTools(curator(), { source, target, footing, chosen });
}

/** The same, answering the merge's id. @throws when it was refused */
export async function merged(source: number, target: number, side?: 'source' | 'target') {
  const answer = await merge(source, target, side);
  if (answer.kind !== 'merged') throw new Error(`It was not merged: ${JSON.stringify(answer)}`);
  return answer;
}

// Counters that only tell editors of each other, and when a row was last touched: they go on.
const COUNTERS = "'{revision,version,updated_at}'::text[]";

const TABLES: Record<string, string> = {
  tools: 'r.id = ANY($1)',
  votes: 'r.tool_id = ANY($1)',
  tally_slots: 'r.tool_id = ANY($1)',
  verdicts: 'r.tool_id = ANY($1)',
  verdict_revisions: 'r.verdict_id IN (SELECT id FROM verdicts WHERE tool_id = ANY($1))',
  verdict_drafts: 'r.tool_id = ANY($1)',
  conflicts_of_interest: 'r.tool_id = ANY($1)',
  price_reads: 'r.tool_id = ANY($1)',
  matchups: 'r.left_id = ANY($1) OR r.right_id = ANY($1)',
  tool_redirects: 'r.tool_id = ANY($1)',
  suggestions: 'r.tool_id = ANY($1)',
  vote_exclusions: 'r.tool_id = ANY($1)',
};

/** Every row that is about these tools, table by table, as text. */
export async function everythingAbout(tools: readonly number[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, where] of Object.entries(TABLES)) {
    const { rows } = await pool().query<{ row: string }>(
      `SELECT (to_jsonb(r) - ${COUNTERS})::text AS row FROM ${table} AS r WHERE ${where} ORDER BY 1`,
      [tools],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/** The slots of these tools whose tally is not the count of their votes; empty when all are exact. */
export async function wrongSlots(tools: readonly number[]): Promise<unknown[]> {
  const { rows } = await pool().query(
    `WITH counted AS (
       SELECT tool_id, tally_slot(voter_id) AS slot, count(*) FILTER (WHERE choice = 'ship') AS ships,
         count(*) FILTER (WHERE choice = 'skip') AS skips, count(*) FILTER (WHERE simulated) AS simulated
       FROM votes WHERE counted AND tool_id = ANY($1) GROUP BY 1, 2
     ), stored AS (SELECT * FROM tally_slots WHERE tool_id = ANY($1))
     SELECT tool_id, slot FROM stored FULL JOIN counted USING (tool_id, slot)
     WHERE (coalesce(stored.ships, 0), coalesce(stored.skips, 0), coalesce(stored.simulated, 0))
       IS DISTINCT FROM (coalesce(counted.ships, 0), coalesce(counted.skips, 0), coalesce(counted.simulated, 0))`,
    [tools],
  );
  return rows;
}
