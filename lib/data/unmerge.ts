import 'server-only';
import type { ClientBase } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { canUndoMerge } from '@/lib/domain/merge';
import { moveExclusions } from './merge-exclusions';
import { holdTools, inMergeTransaction } from './merge-lock';
import { keptMatchups, MATCHUP_COLUMNS } from './merge-snapshot';
import { moveVotesBack, settleAnew } from './merge-votes';
import { type FoundMerge, findMerge, type Merge } from './unmerge-plan';

type Client = Pick<ClientBase, 'query'>;

/** How undoing a merge ended, with the source's former addresses; with `refused`, nothing was changed, for a reason in words. */
export type UnmergeAnswer =
  | { kind: 'undone'; merge: Merge; addresses: string[] }
  | { kind: 'unknown' }
  | { kind: 'refused'; reason: string };

/**
 * Undoes a merge within 30 days of it, in one transaction: everything stands as before, but for what
 * others did since: votes cast on the target, choices changed or taken back, verdicts published or
 * retracted, matchups edited.
 */
export function undoMerge(acting: Acting, id: number, now: Date): Promise<UnmergeAnswer> {
  return inMergeTransaction(acting, async (client): Promise<UnmergeAnswer> => {
    const asked = await findMerge(client, id);
    if (!asked) return { kind: 'unknown' };
    const { source, target } = asked.merge;
    // Every merge of one of the two waits here, so that what is read next is the last word.
    await holdTools(client, [source.id, target.id]);
    const found = await findMerge(client, id);
    if (!found) return { kind: 'unknown' };
    const ruling = canUndoMerge(found.merge, now.toISOString());
    if (!ruling.allowed) return { kind: 'refused', reason: ruling.reason };
    await putBack(client, found);
    const { rows } = await client.query<{ slug: string }>(
      'SELECT slug FROM tool_redirects WHERE tool_id = $1',
      [source.id],
    );
    return { kind: 'undone', merge: found.merge, addresses: rows.map(({ slug }) => slug) };
  });
}

async function putBack(client: Client, found: FoundMerge): Promise<void> {
  const { merge, snapshot } = found;
  const [source, target] = [merge.source.id, merge.target.id];
  await moveVotesBack(client, merge.id, source, target);
  await moveExclusions(client, snapshot.exclusions, target, source);
  await settleAnew(client, [source, target]);
  await dropEmptySlots(client, found);
  await putBackVerdicts(client, found);
  await putBackRows(client, found);
  await putBackMatchups(client, found);
  await client.query(
    `UPDATE tools SET state = $2::tool_state, merged_into_id = NULL, retired_reason = $3,
       revision = revision + 1, updated_at = now() WHERE id = $1`,
    [source, snapshot.source.state, snapshot.source.retiredReason],
  );
  await client.query('UPDATE tools SET revision = revision + 1, updated_at = now() WHERE id = $1', [
    target,
  ]);
  await client.query('UPDATE tool_merges SET undone_at = now() WHERE id = $1', [merge.id]);
}

/** Slots that the target's tally got by the merge and that nobody has voted into since. */
async function dropEmptySlots(client: Client, { merge, snapshot }: FoundMerge): Promise<void> {
  await client.query(
    `DELETE FROM tally_slots WHERE tool_id = $1 AND slot <> ALL($2)
       AND ships = 0 AND skips = 0 AND simulated = 0`,
    [merge.target.id, snapshot.slots],
  );
}

// A verdict that was published comes to stand again where it was superseded since, by the merge or by
// a newer verdict on the target, unless its seat has published another one there. A retraction is about
// the verdict itself and stays.
const STAND_AGAIN_SQL = `
  UPDATE verdicts AS v SET state = 'published', superseded_at = NULL, version = version + 1,
    updated_at = now()
  WHERE v.id = ANY($1) AND v.state = 'superseded' AND v.superseded_at >= $2 AND NOT EXISTS (
    SELECT FROM verdicts AS n
    WHERE n.tool_id = v.tool_id AND n.seat_id = v.seat_id AND n.state = 'published')`;

async function putBackVerdicts(client: Client, { merge, snapshot }: FoundMerge): Promise<void> {
  // It was published already when its author declared an interest, if they did.
  await client.query("SELECT set_config('shipworthy.putting_back', 'on', true)");
  await client.query('UPDATE verdicts SET tool_id = $1 WHERE id = ANY($2) AND tool_id = $3', [
    merge.source.id,
    snapshot.verdicts,
    merge.target.id,
  ]);
  await client.query(STAND_AGAIN_SQL, [
    [...snapshot.superseded, ...snapshot.verdicts],
    merge.mergedAt,
  ]);
  await client.query("SELECT set_config('shipworthy.putting_back', '', true)");
}

async function putBackRows(client: Client, { merge, snapshot }: FoundMerge): Promise<void> {
  const [source, target] = [merge.source.id, merge.target.id];
  await client.query('UPDATE price_reads SET tool_id = $1 WHERE id = ANY($2) AND tool_id = $3', [
    ...[source, snapshot.prices, target],
  ]);
  await client.query(
    `UPDATE verdict_drafts AS d SET tool_id = $1 WHERE id = ANY($2) AND tool_id = $3 AND NOT EXISTS (
       SELECT FROM verdict_drafts AS e
       WHERE e.tool_id = $1 AND e.author_id = d.author_id AND e.seat_id = d.seat_id)`,
    [source, snapshot.drafts, target],
  );
  await client.query(
    `UPDATE conflicts_of_interest AS c SET tool_id = $1
     WHERE tool_id = $3 AND author_id = ANY($2) AND NOT EXISTS (
       SELECT FROM conflicts_of_interest AS e WHERE e.tool_id = $1 AND e.author_id = c.author_id)`,
    [source, snapshot.interests, target],
  );
  await client.query('UPDATE suggestions SET tool_id = $1 WHERE id = ANY($2) AND tool_id = $3', [
    ...[source, snapshot.suggestions, target],
  ]);
}

const SET_COLUMNS = MATCHUP_COLUMNS.map((column) => `${column} = was.${column}`).join(', ');

// One that was edited since keeps what it was given, and only leads back to the source.
const MOVE_EDITED_SQL = `
  UPDATE matchups AS m SET
    left_id = CASE m.left_id WHEN $3 THEN $2 ELSE m.left_id END,
    right_id = CASE m.right_id WHEN $3 THEN $2 ELSE m.right_id END,
    revision = m.revision + 1, updated_at = now()
  FROM ${keptMatchups('$1')}
  WHERE m.id = kept.id AND NOT kept.untouched
    AND $2 IN (was.left_id, was.right_id) AND $3 NOT IN (was.left_id, was.right_id)
    AND $3 IN (m.left_id, m.right_id) AND NOT EXISTS (
      SELECT FROM matchups AS e
      WHERE least(e.left_id, e.right_id) = least($2::int, m.left_id + m.right_id - $3::int)
        AND greatest(e.left_id, e.right_id) = greatest($2::int, m.left_id + m.right_id - $3::int))`;

const RESTORE_SQL = `
  UPDATE matchups AS m SET ${SET_COLUMNS}, revision = m.revision + 1, updated_at = now()
  FROM ${keptMatchups('$1')}
  WHERE m.id = kept.id AND kept.untouched AND NOT EXISTS (
    SELECT FROM matchups AS e WHERE e.id <> m.id
      AND least(e.left_id, e.right_id) = least(was.left_id, was.right_id)
      AND greatest(e.left_id, e.right_id) = greatest(was.left_id, was.right_id))`;

async function putBackMatchups(client: Client, { merge, snapshot }: FoundMerge): Promise<void> {
  const kept = JSON.stringify(snapshot.matchups);
  await client.query(MOVE_EDITED_SQL, [kept, merge.source.id, merge.target.id]);
  await client.query(RESTORE_SQL, [kept]);
}
