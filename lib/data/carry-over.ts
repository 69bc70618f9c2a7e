import 'server-only';
import type { PoolClient } from 'pg';
import { noteTallyMoved } from './changes';
import { inTransaction } from './database';
import { holdVotesInPlace } from './votes-lock';

// Locks are taken in one order by whoever moves votes: the account, that votes stay in place (votes-lock.ts),
// its votes and the browser's, then the tally's slots by their key. Votes of the account wait for the account (castAccountVote), a vote
// of the browser for its own row; neither holds anything that is waited for here.
const LOCK_ACCOUNT_SQL = 'SELECT voter_id FROM users WHERE id = $1 FOR NO KEY UPDATE';

const NEW_ACCOUNT_VOTER_SQL = `
  WITH made AS (INSERT INTO voters (id) VALUES (gen_random_uuid()) RETURNING id)
  UPDATE users SET voter_id = made.id FROM made WHERE users.id = $1 RETURNING voter_id`;

// Made-up votes stay where they can be taken out again, and nobody's account is emptied.
const IS_CARRIED_SQL = `
  SELECT 1 FROM voters WHERE id = $1 AND NOT simulated
    AND NOT EXISTS (SELECT FROM users WHERE users.voter_id = voters.id)`;

const LOCK_VOTES_SQL = `
  SELECT tool_id, voter_id FROM votes
  WHERE voter_id = ANY($1) AND tool_id IN (SELECT tool_id FROM votes WHERE voter_id = $2)
  ORDER BY tool_id, voter_id FOR UPDATE`;

const MAKE_SLOTS_SQL = `
  INSERT INTO tally_slots (tool_id, slot)
  SELECT DISTINCT tool, tally_slot(voter) FROM unnest($1::int[]) AS tool, unnest($2::uuid[]) AS voter
  ORDER BY 1, 2 ON CONFLICT DO NOTHING`;

const LOCK_SLOTS_SQL = `
  SELECT 1 FROM tally_slots
  WHERE tool_id = ANY($1) AND slot IN (SELECT tally_slot(voter) FROM unnest($2::uuid[]) AS voter)
  ORDER BY tool_id, slot FOR UPDATE`;

// What is excluded for the browser's voter is so for the account's from then on.
const CARRY_EXCLUSIONS_SQL = `
  INSERT INTO vote_exclusions (tool_id, voter_id, reason)
  SELECT tool_id, $1::uuid, reason FROM vote_exclusions AS theirs
  WHERE voter_id = $2 AND lifted_at IS NULL AND NOT EXISTS (
    SELECT FROM vote_exclusions AS ours
    WHERE ours.voter_id = $1 AND ours.lifted_at IS NULL
      AND ours.tool_id IS NOT DISTINCT FROM theirs.tool_id)`;

// Where both voted: the choice of the later one; an exclusion of either, since signing in must not be
// a way to have an excluded vote counted, and so the address that is excluded, if one is.
const JOIN_VOTES_SQL = `
  UPDATE votes AS ours
  SET choice = CASE WHEN theirs.changed_at > ours.changed_at THEN theirs.choice ELSE ours.choice END,
      address_hash = CASE
        WHEN is_excluded_address(ours.tool_id, ours.address_hash) THEN ours.address_hash
        WHEN is_excluded_address(ours.tool_id, theirs.address_hash) THEN theirs.address_hash
        WHEN theirs.changed_at > ours.changed_at THEN theirs.address_hash
        ELSE ours.address_hash END,
      cast_at = least(ours.cast_at, theirs.cast_at),
      changed_at = greatest(ours.changed_at, theirs.changed_at),
      counted = ours.counted AND theirs.counted,
      excluded_reason = coalesce(ours.excluded_reason, theirs.excluded_reason)
  FROM votes AS theirs
  WHERE ours.voter_id = $2 AND theirs.voter_id = $3
    AND theirs.tool_id = ours.tool_id AND theirs.tool_id = ANY($1)`;

const DROP_JOINED_SQL = `
  DELETE FROM votes AS theirs USING votes AS ours, tools
  WHERE theirs.voter_id = $3 AND theirs.tool_id = ANY($1)
    AND ours.voter_id = $2 AND ours.tool_id = theirs.tool_id AND tools.id = theirs.tool_id
  RETURNING tools.slug`;

const MOVE_VOTES_SQL = 'UPDATE votes SET voter_id = $2 WHERE voter_id = $3 AND tool_id = ANY($1)';

// A merge that is undone later gives the votes back to whose they are by then.
const CARRY_MERGES_SQL = `
  UPDATE merge_votes AS theirs SET voter_id = $1 WHERE voter_id = $2 AND NOT EXISTS (
    SELECT FROM merge_votes AS ours WHERE ours.merge_id = theirs.merge_id AND ours.voter_id = $1)`;

// What an exclusion of the account's voter or its suspension names does not count from now on.
const EXCLUDE_OURS_SQL = `
  UPDATE votes SET counted = false, excluded_reason = why
  FROM (
    SELECT tool_id, slug, why_excluded(tool_id, voter_id, address_hash) AS why
    FROM votes JOIN tools ON tools.id = tool_id
    WHERE voter_id = $1 AND counted
  ) AS judged
  WHERE votes.voter_id = $1 AND votes.tool_id = judged.tool_id AND why IS NOT NULL
  RETURNING slug`;

/**
 * Makes the votes of a browser's anonymous voter those of an account, in one transaction with exact
 * tallies. Where both voted on a tool the later vote stands, by when it was last changed; a vote that
 * is excluded on either side stays excluded. Nothing is carried from a made-up voter or from one that
 * is an account's. Gives the account its voter, if it had none: always one of its own, which no
 * cookie ever names, so that a browser that signs out is an anonymous voter again.
 *
 * Has a transaction of its own: to be called when nothing is under way that changed the account's row.
 *
 * @param voterId the voter that the browser's cookie proves, if it has one
 * @returns the voter that the cookie holds from now on: the same as before, with no votes left
 * @throws when the database does not answer: then nothing was carried
 */
export async function carryVotesOver(
  userId: string,
  voterId: string | null,
): Promise<{ voterId: string | null }> {
  const joined = await inTransaction(async (client) => {
    const ours = await openAccountVoter(client, userId);
    if (!ours || !voterId) return [];
    const { rowCount } = await client.query(IS_CARRIED_SQL, [voterId]);
    return rowCount === 0 ? [] : moveVotes(client, ours, voterId);
  });
  for (const slug of joined) noteTallyMoved(slug);
  return { voterId };
}

/** Locks the account and answers its voter, a new one if it had none; null without such an account. */
async function openAccountVoter(client: PoolClient, userId: string): Promise<string | null> {
  type Row = { voter_id: string | null };
  const { rows } = await client.query<Row>(LOCK_ACCOUNT_SQL, [userId]);
  const [account] = rows;
  if (!account || account.voter_id) return account?.voter_id ?? null;
  const made = await client.query<Row>(NEW_ACCOUNT_VOTER_SQL, [userId]);
  return made.rows[0]?.voter_id ?? null;
}

/** Moves `theirs` votes to `ours`; answers the slugs of the tools whose tally it moved. */
async function moveVotes(client: PoolClient, ours: string, theirs: string): Promise<string[]> {
  const voters = [ours, theirs];
  await holdVotesInPlace(client);
  await client.query(CARRY_EXCLUSIONS_SQL, voters);
  const locked = await client.query<{ tool_id: number; voter_id: string }>(LOCK_VOTES_SQL, [
    voters,
    theirs,
  ]);
  // Only what is locked now: a vote that the browser casts from here on stays the browser's.
  const tools = locked.rows.filter((row) => row.voter_id === theirs).map((row) => row.tool_id);
  const joined = tools.length > 0 ? await joinVotes(client, tools, ours, theirs) : [];
  const excluded = await client.query<{ slug: string }>(EXCLUDE_OURS_SQL, [ours]);
  return [...joined, ...excluded.rows.map(({ slug }) => slug)];
}

async function joinVotes(client: PoolClient, tools: number[], ours: string, theirs: string) {
  const voters = [ours, theirs];
  await client.query(MAKE_SLOTS_SQL, [tools, voters]);
  await client.query(LOCK_SLOTS_SQL, [tools, voters]);
  const move = [tools, ours, theirs];
  await client.query(JOIN_VOTES_SQL, move);
  const joined = await client.query<{ slug: string }>(DROP_JOINED_SQL, move);
  await client.query(MOVE_VOTES_SQL, move);
  await client.query(CARRY_MERGES_SQL, [ours, theirs]);
  return joined.rows.map(({ slug }) => slug);
}
