import 'server-only';
import type { PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import type { ExclusionRequest, OpenExclusion } from '@/lib/domain/vote-exclusion';
import { inTransactionAs } from './acting';
import { pool } from './database';
import { noteSettled, type Settled, settleVotes, type VoteSet } from './settle-votes';
import { holdVotesAlone, wasKeptWaiting } from './votes-lock';

// Every vote reads this table before it is cast and holds it to its end: who has it alone knows that no
// vote is under way that would overlook the change, and cast_vote() pays nothing for it. While this waits
// for the table, every vote waits behind it: not long, therefore, and only when no merge can be in its way.
async function holdAlone(client: PoolClient): Promise<void> {
  await client.query("SET LOCAL lock_timeout = '3s'");
  await holdVotesAlone(client);
  await client.query("SET LOCAL lock_timeout = '500ms'");
  await client.query('LOCK TABLE vote_exclusions IN ACCESS EXCLUSIVE MODE');
}

/** Runs `work` with votes and exclusions held alone; answers 'busy', with nothing changed, without them. */
async function settleAlone(
  acting: Acting,
  work: (client: PoolClient) => Promise<Settled | null>,
): Promise<{ votes: number } | 'busy' | null> {
  try {
    const settled = await inTransactionAs(acting, async (client) => {
      await holdAlone(client);
      return work(client);
    });
    if (settled) noteSettled(settled);
    return settled && { votes: settled.votes };
  } catch (error) {
    if (wasKeptWaiting(error)) return 'busy';
    throw error;
  }
}

const voteSetOf = ({ toolId, by, key }: Omit<ExclusionRequest, 'reason'>): VoteSet =>
  by === 'voter' ? { toolId, voterId: key } : { toolId, addressHash: key };

async function isExcluded(client: PoolClient, { toolId, by, key }: ExclusionRequest) {
  const column = by === 'voter' ? 'voter_id::text' : 'address_hash';
  const { rowCount } = await client.query(
    `SELECT 1 FROM vote_exclusions
     WHERE lifted_at IS NULL AND ${column} = $1 AND tool_id IS NOT DISTINCT FROM $2`,
    [key, toolId],
  );
  return rowCount !== 0;
}

/**
 * Takes the votes of a voter, or from an address, out of the count: on one tool, or on every one
 * (`toolId` null), those that are cast from now on included. In one transaction with the tallies.
 * @returns how many votes left the count; null, with nothing changed, when the very same is excluded
 *   already; 'busy', with nothing changed, when votes are being moved
 */
export async function excludeVotes(
  request: ExclusionRequest,
  acting: Acting,
): Promise<{ votes: number } | 'busy' | null> {
  return settleAlone(acting, async (client) => {
    if (await isExcluded(client, request)) return null;
    const { toolId, by, key, reason } = request;
    await client.query(
      `INSERT INTO vote_exclusions (tool_id, voter_id, address_hash, reason) VALUES ($1, $2, $3, $4)`,
      [toolId, by === 'voter' ? key : null, by === 'address' ? key : null, reason],
    );
    return settleVotes(client, voteSetOf(request));
  });
}

type ExclusionRow = {
  id: number;
  tool_id: number | null;
  voter_id: string | null;
  address_hash: string | null;
};

/**
 * Lifts an exclusion: its votes count again, unless another exclusion or a suspension names them too.
 * @returns how many count again; null, with nothing changed, when there is none or it was lifted before;
 *   'busy', with nothing changed, when votes are being moved
 */
export async function liftExclusion(
  id: number,
  acting: Acting,
): Promise<{ votes: number } | 'busy' | null> {
  return settleAlone(acting, async (client) => {
    const { rows } = await client.query<ExclusionRow>(
      `UPDATE vote_exclusions SET lifted_at = now() WHERE id = $1 AND lifted_at IS NULL
       RETURNING id, tool_id, voter_id, address_hash`,
      [id],
    );
    const [row] = rows;
    if (!row) return null;
    const { tool_id: toolId, voter_id: voterId, address_hash: addressHash } = row;
    if (voterId) return settleVotes(client, { toolId, voterId });
    return settleVotes(client, { toolId, addressHash: addressHash ?? '' });
  });
}

// What an exclusion names never counts: those votes have an index of their own, and are few.
const OPEN_SQL = `
  SELECT id, tool_id AS "toolId", CASE WHEN voter_id IS NULL THEN 'address' ELSE 'voter' END AS by,
    coalesce(voter_id::text, address_hash) AS key, reason, created_at AS since,
    (SELECT count(*)::int FROM votes
     WHERE votes.tool_id = $1 AND NOT votes.counted AND votes.choice IS NOT NULL
       AND (votes.voter_id = excluded.voter_id OR votes.address_hash = excluded.address_hash)) AS votes
  FROM vote_exclusions AS excluded
  WHERE lifted_at IS NULL AND (tool_id = $1 OR (tool_id IS NULL AND EXISTS (
    SELECT FROM votes WHERE votes.tool_id = $1 AND NOT votes.counted
      AND (votes.voter_id = excluded.voter_id OR votes.address_hash = excluded.address_hash))))
  ORDER BY id DESC LIMIT $2`;

/** Answers the newest `limit` exclusions that stand and take, or would take, votes from a tool's count. */
export async function listExclusions(toolId: number, limit: number): Promise<OpenExclusion[]> {
  const { rows } = await pool().query<Omit<OpenExclusion, 'since'> & { since: Date }>(OPEN_SQL, [
    toolId,
    limit,
  ]);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
