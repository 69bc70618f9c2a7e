import 'server-only';
import type { ClientBase } from 'pg';

type Client = Pick<ClientBase, 'query'>;

const MOVE_SQL = 'UPDATE vote_exclusions SET tool_id = $3 WHERE id = ANY($1) AND tool_id = $2';

const SETTLE_SQL = `
  WITH held AS MATERIALIZED (
    SELECT v.tool_id, v.voter_id FROM votes AS v
    WHERE v.tool_id IN ($2, $3) AND EXISTS (
      SELECT FROM vote_exclusions AS e
      WHERE e.id = ANY($1) AND (e.voter_id = v.voter_id OR e.address_hash = v.address_hash))
    ORDER BY v.tool_id, v.voter_id FOR UPDATE
  )
  SELECT settle_votes(array_agg(tool_id), array_agg(voter_id)) FROM held`;

/**
 * Moves exclusions of votes from one tool to another, and has the votes that they name on both count,
 * or not, accordingly. The caller holds votes alone, and both tools.
 */
export async function moveExclusions(
  client: Client,
  ids: readonly number[],
  from: number,
  to: number,
): Promise<void> {
  if (ids.length === 0) return;
  await client.query(MOVE_SQL, [ids, from, to]);
  await client.query(SETTLE_SQL, [ids, from, to]);
}
