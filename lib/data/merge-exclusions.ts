import 'server-only';
import type { ClientBase } from 'pg';

type Client = Pick<ClientBase, 'query'>;

const MOVE_SQL = 'UPDATE vote_exclusions SET tool_id = $3 WHERE id = ANY($1) AND tool_id = $2';

// Those of either tool that stand, since a vote comes under the other's as well; and those that moved.
const SETTLE_SQL = `
  WITH named AS MATERIALIZED (
    SELECT voter_id, address_hash FROM vote_exclusions
    WHERE id = ANY($1) OR (tool_id IN ($2, $3) AND lifted_at IS NULL)
  ), held AS MATERIALIZED (
    SELECT v.tool_id, v.voter_id FROM votes AS v
    WHERE v.tool_id IN ($2, $3) AND EXISTS (SELECT FROM named) AND EXISTS (
      SELECT FROM named AS e WHERE e.voter_id = v.voter_id OR e.address_hash = v.address_hash)
    ORDER BY v.tool_id, v.voter_id FOR UPDATE
  )
  SELECT settle_votes(array_agg(tool_id), array_agg(voter_id)) FROM held`;

/**
 * Moves exclusions of votes from one tool to another, and has the votes on both that exclusions
 * name count, or not, accordingly. The caller holds votes alone, and both tools.
 */
export async function moveExclusions(
  client: Client,
  ids: readonly number[],
  from: number,
  to: number,
): Promise<void> {
  await client.query(MOVE_SQL, [ids, from, to]);
  await client.query(SETTLE_SQL, [ids, from, to]);
}
