import 'server-only';
import type { ClientBase } from 'pg';
import { UNDO_DAYS, type VotesSince } from '@/lib/domain/merge';
import { pool } from './database';

type Client = Pick<ClientBase, 'query'>;

// Whoever moves votes between voters (carry-over.ts) locks votes by tool and voter, then the tally's
// slots; a statement here that moves slots comes after all the votes it concerns are held.
const HOLD_SQL = `
  SELECT FROM votes WHERE tool_id = $1
    OR (tool_id = $2 AND voter_id IN (SELECT voter_id FROM votes WHERE tool_id = $1))
  ORDER BY tool_id, voter_id FOR UPDATE`;

// Where a voter voted on both, the later vote stands, and an exclusion of either, since a merge must
// not be a way to have an excluded vote counted, and so the address that is excluded, if one is.
// Which addresses are excluded is asked once, not for each vote.
const excludedAddress = (address: string, tool: string) => `
  ${address} IN (
    SELECT address_hash FROM vote_exclusions
    WHERE lifted_at IS NULL AND address_hash IS NOT NULL AND (tool_id IS NULL OR tool_id = ${tool}))`;

const KEEP_SQL = `
  INSERT INTO merge_votes (merge_id, voter_id, source, target, stood)
  SELECT $3, theirs.voter_id, to_jsonb(theirs), to_jsonb(ours),
    CASE WHEN ours.voter_id IS NOT NULL THEN
      CASE WHEN theirs.changed_at > ours.changed_at THEN to_jsonb(theirs) ELSE to_jsonb(ours) END
        || jsonb_build_object(
          'tool_id', $2::int, 'cast_at', least(theirs.cast_at, ours.cast_at),
          'address_hash', CASE
            WHEN ${excludedAddress('ours.address_hash', '$2')} THEN ours.address_hash
            WHEN ${excludedAddress('theirs.address_hash', '$1')} THEN theirs.address_hash
            WHEN theirs.changed_at > ours.changed_at THEN theirs.address_hash
            ELSE ours.address_hash END,
          'counted', theirs.counted AND ours.counted,
          'excluded_reason', coalesce(ours.excluded_reason, theirs.excluded_reason))
    END
  FROM votes AS theirs LEFT JOIN votes AS ours ON ours.tool_id = $2 AND ours.voter_id = theirs.voter_id
  WHERE theirs.tool_id = $1`;

const JOINED = 'SELECT voter_id FROM merge_votes WHERE merge_id = $3 AND target IS NOT NULL';

const DROP_JOINED_SQL = `
  DELETE FROM votes WHERE tool_id IN ($1, $2) AND voter_id IN (${JOINED})`;

const STAND_SQL = `
  INSERT INTO votes SELECT stood.* FROM merge_votes AS m,
    LATERAL jsonb_populate_record(NULL::votes, m.stood) AS stood
  WHERE m.merge_id = $1 AND m.target IS NOT NULL`;

const MOVE_SQL = 'UPDATE votes SET tool_id = $2 WHERE tool_id = $1';

/**
 * Moves all votes of `source` to `target`, one for each voter, and keeps in merge_votes what stood. The
 * tallies follow by the triggers. Both tools are held by the caller.
 */
export async function moveVotes(
  client: Client,
  mergeId: number,
  source: number,
  target: number,
): Promise<void> {
  await client.query(HOLD_SQL, [source, target]);
  await client.query(KEEP_SQL, [source, target, mergeId]);
  await client.query(DROP_JOINED_SQL, [source, target, mergeId]);
  await client.query(STAND_SQL, [mergeId]);
  await client.query(MOVE_SQL, [source, target]);
}

const SINCE = `
  SELECT m.voter_id, m.source, m.target, now_is.voter_id AS here,
    now_is.voter_id IS NOT NULL AND now_is.changed_at = stood.changed_at
      AND now_is.choice IS NOT DISTINCT FROM stood.choice AS untouched,
    now_is.excluded_reason IS DISTINCT FROM stood.excluded_reason AS judged_anew
  FROM merge_votes AS m
  CROSS JOIN LATERAL jsonb_populate_record(NULL::votes, coalesce(m.stood, m.source)) AS stood
  LEFT JOIN votes AS now_is ON now_is.tool_id = $2 AND now_is.voter_id = m.voter_id
  WHERE m.merge_id = $1`;

/** Answers what undoing a merge would do with its votes. */
export async function countVotesSince(
  client: Client,
  mergeId: number,
  target: number,
): Promise<VotesSince> {
  const { rows } = await client.query<VotesSince>(
    `SELECT count(*) FILTER (WHERE untouched)::int AS untouched,
       count(*) FILTER (WHERE here IS NOT NULL AND NOT untouched)::int AS changed,
       count(*) FILTER (WHERE here IS NULL)::int AS "takenBack"
     FROM (${SINCE}) AS fate`,
    [mergeId, target],
  );
  return rows[0] ?? { untouched: 0, changed: 0, takenBack: 0 };
}

const HOLD_BACK_SQL = `
  SELECT FROM votes WHERE tool_id = $2 AND voter_id IN (
    SELECT voter_id FROM merge_votes WHERE merge_id = $1
  ) ORDER BY voter_id FOR UPDATE`;

const FATES_SQL = `
  CREATE TEMPORARY TABLE merge_fates ON COMMIT DROP AS
  SELECT voter_id, source, target, untouched, judged_anew
  FROM (${SINCE}) AS fate WHERE here IS NOT NULL`;

// A vote that stands as it was on the source only goes back there; whether it counts is settled anew below.
const GO_BACK_SQL = `
  UPDATE votes AS v SET tool_id = $2 FROM merge_fates AS f
  WHERE v.tool_id = $1 AND v.voter_id = f.voter_id AND f.untouched AND f.target IS NULL
    AND NOT EXISTS (SELECT FROM votes AS w WHERE w.tool_id = $2 AND w.voter_id = f.voter_id)`;

const TAKE_OUT_SQL = `
  DELETE FROM votes WHERE tool_id = $1
    AND voter_id IN (SELECT voter_id FROM merge_fates WHERE untouched)`;

// The voter is named anew, since the votes of a browser may have become those of an account.
const PUT_BACK_SQL = `
  INSERT INTO votes SELECT was.* FROM merge_fates AS f,
    LATERAL (VALUES (f.source), (CASE WHEN f.untouched THEN f.target END)) AS vote (kept),
    LATERAL jsonb_populate_record(
      NULL::votes, vote.kept || jsonb_build_object('voter_id', f.voter_id)) AS was
  WHERE vote.kept IS NOT NULL AND NOT (f.untouched AND f.target IS NULL) ON CONFLICT DO NOTHING`;

/**
 * Puts a merge's votes back: on both tools as they stood, but that a choice which its voter changed on
 * the target since stays there too, and one that was taken back does not come back.
 */
export async function moveVotesBack(
  client: Client,
  mergeId: number,
  source: number,
  target: number,
): Promise<void> {
  await client.query(HOLD_BACK_SQL, [mergeId, target]);
  await client.query(FATES_SQL, [mergeId, target]);
  await client.query(GO_BACK_SQL, [target, source]);
  await client.query(TAKE_OUT_SQL, [target]);
  await client.query(PUT_BACK_SQL);
}

// What a curator excluded or restored since the merge holds for the votes that came back as well.
const SETTLE_SQL = `
  WITH held AS MATERIALIZED (
    SELECT v.tool_id, v.voter_id FROM votes AS v JOIN merge_fates AS f USING (voter_id)
    WHERE v.tool_id = ANY($1) AND f.judged_anew ORDER BY v.tool_id, v.voter_id FOR UPDATE OF v
  )
  SELECT settle_votes(array_agg(tool_id), array_agg(voter_id)) FROM held`;

/** Has the votes that `moveVotesBack` put back count, or not, by the exclusions that stand now. */
export async function settleAnew(client: Client, tools: readonly number[]): Promise<void> {
  await client.query(SETTLE_SQL, [tools]);
}

// The page of a merge that cannot be undone any more asks nothing of them. A day longer than it can be:
// not those of one that is being undone at its last minute.
const FORGET_SQL = `
  DELETE FROM merge_votes WHERE (merge_id, voter_id) IN (
    SELECT v.merge_id, v.voter_id FROM tool_merges AS m JOIN merge_votes AS v ON v.merge_id = m.id
    WHERE m.undone_at IS NOT NULL OR m.merged_at < $1::timestamptz - make_interval(days => $2)
    LIMIT $3 FOR UPDATE OF v SKIP LOCKED)`;

/**
 * Forgets the votes that were kept for undoing merges which were undone, or are too old for it.
 * @param atMost how many in one statement; the rest waits for the next call
 * @returns how many it forgot
 */
export async function forgetMergedVotes(now: Date, atMost: number): Promise<number> {
  const { rowCount } = await pool().query(FORGET_SQL, [now, UNDO_DAYS + 1, atMost]);
  return rowCount ?? 0;
}
