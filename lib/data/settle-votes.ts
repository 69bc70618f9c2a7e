import 'server-only';
import type { PoolClient } from 'pg';
import { noteTallyMoved } from './changes';

/** The votes of a voter, or those from an address; on one tool, or on all (`toolId` null). */
export type VoteSet = { toolId: number | null } & (
  | { voterId: string; addressHash?: never }
  | { addressHash: string; voterId?: never }
);

/** How many votes changed between counting and not, and on which tools. */
export type Settled = { votes: number; slugs: string[] };

// The order of the key is the order in which everybody locks votes.
const HOLD_SQL = (column: 'voter_id' | 'address_hash') => `
  SELECT tool_id, voter_id FROM votes WHERE ${column} = $1 AND ($2::int IS NULL OR tool_id = $2)
  ORDER BY tool_id, voter_id FOR UPDATE`;

/**
 * Has each of these votes count, or not, by the exclusions and suspensions that stand now; the tallies
 * follow. Within a transaction that holds votes (votes-lock.ts). What it answers goes to `noteSettled` when
 * the transaction is kept.
 */
export async function settleVotes(client: PoolClient, set: VoteSet): Promise<Settled> {
  const [column, named] =
    set.voterId === undefined
      ? (['address_hash', set.addressHash] as const)
      : (['voter_id', set.voterId] as const);
  const held = await client.query<{ tool_id: number; voter_id: string }>(HOLD_SQL(column), [
    named,
    set.toolId,
  ]);
  if (held.rows.length === 0) return { votes: 0, slugs: [] };
  const { rows } = await client.query<{ slug: string; moved: number }>(
    `SELECT slug, moved FROM settle_votes($1::int[], $2::uuid[]) JOIN tools ON tools.id = settled_tool`,
    [held.rows.map((row) => row.tool_id), held.rows.map((row) => row.voter_id)],
  );
  return {
    votes: rows.reduce((sum, { moved }) => sum + moved, 0),
    slugs: rows.map(({ slug }) => slug),
  };
}

/** Has every page follow the tallies that moved; after the commit. */
export function noteSettled({ slugs }: Settled): void {
  for (const slug of slugs) noteTallyMoved(slug);
}
