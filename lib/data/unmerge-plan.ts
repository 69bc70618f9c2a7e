import 'server-only';
import type { ClientBase } from 'pg';
import type { ChangedSince, UndoableMerge } from '@/lib/domain/merge';
import { keptMatchups, type MergeSnapshot, snapshotSchema } from './merge-snapshot';
import { countVotesSince } from './merge-votes';

type Client = Pick<ClientBase, 'query'>;

type ToolName = { id: number; slug: string; name: string };

/** A merge as the list and its page show it. Times are ISO. */
export type Merge = UndoableMerge & {
  id: number;
  source: ToolName;
  target: ToolName;
  /** Who did it; null for an account that is gone. */
  by: string | null;
  figures: { votes: number; both: number };
};

/** The columns of a merge `m`, for whoever lists merges. */
export const MERGE_COLUMNS = `
  m.id, m.merged_at, m.undone_at, m.snapshot -> 'figures' AS figures,
  jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name) AS source,
  jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) AS target,
  coalesce(s.merged_into_id = t.id, false) AS stands,
  coalesce(u.name, u.email) AS by,
  (SELECT jsonb_build_object('source', ls.name, 'target', lt.name) FROM tool_merges AS l
    JOIN tools AS ls ON ls.id = l.source_id JOIN tools AS lt ON lt.id = l.target_id
    WHERE l.id > m.id AND l.undone_at IS NULL
      AND (l.source_id IN (m.source_id, m.target_id) OR l.target_id IN (m.source_id, m.target_id))
    ORDER BY l.id DESC LIMIT 1) AS later`;

/** The tables of MERGE_COLUMNS. */
export const MERGE_TABLES = `
  tool_merges AS m JOIN tools AS s ON s.id = m.source_id JOIN tools AS t ON t.id = m.target_id
  LEFT JOIN users AS u ON u.id = m.by_user_id`;

/** A row of MERGE_COLUMNS. */
export type MergeRow = Omit<Merge, 'mergedAt' | 'undoneAt'> & {
  merged_at: Date;
  undone_at: Date | null;
};

/** Answers a row as a merge. */
export function shapeMerge({ merged_at, undone_at, ...row }: MergeRow): Merge {
  return {
    ...row,
    mergedAt: merged_at.toISOString(),
    undoneAt: undone_at?.toISOString() ?? null,
  };
}

/** A merge with all that undoing it takes. */
export type FoundMerge = { merge: Merge; snapshot: MergeSnapshot };

/** Answers a merge by its id; null when there is none. */
export async function findMerge(client: Client, id: number): Promise<FoundMerge | null> {
  const { rows } = await client.query<MergeRow & { snapshot: unknown }>(
    `SELECT ${MERGE_COLUMNS}, m.snapshot FROM ${MERGE_TABLES} WHERE m.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { snapshot, ...merge } = row;
  return { merge: shapeMerge(merge), snapshot: snapshotSchema.parse(snapshot) };
}

const NEW_VOTES_SQL = `
  SELECT count(*)::int AS votes FROM votes WHERE tool_id = $2 AND cast_at > $3
    AND voter_id NOT IN (SELECT voter_id FROM merge_votes WHERE merge_id = $1)`;

const REPLACED_SQL = `
  SELECT count(*)::int AS verdicts FROM verdicts AS v
  WHERE v.id = ANY($1) AND v.state = 'superseded' AND v.tool_id = $2 AND v.id <> ALL($3) AND EXISTS (
    SELECT FROM verdicts AS n WHERE n.tool_id = $2 AND n.seat_id = v.seat_id
      AND n.state = 'published' AND n.id <> ALL($3))`;

/** Answers what undoing a merge would not bring back, as things are. */
export async function readChangedSince(
  client: Client,
  { merge, snapshot }: FoundMerge,
): Promise<ChangedSince> {
  const { id, target, mergedAt } = merge;
  const votes = await countVotesSince(client, id, target.id);
  const cast = await client.query<{ votes: number }>(NEW_VOTES_SQL, [id, target.id, mergedAt]);
  const replaced = await client.query<{ verdicts: number }>(REPLACED_SQL, [
    snapshot.superseded,
    target.id,
    snapshot.verdicts,
  ]);
  const edited = await client.query<{ matchups: number }>(
    `SELECT count(*)::int AS matchups FROM ${keptMatchups('$1')} WHERE NOT kept.untouched`,
    [JSON.stringify(snapshot.matchups)],
  );
  return {
    votes,
    matchups: edited.rows[0]?.matchups ?? 0,
    verdicts: replaced.rows[0]?.verdicts ?? 0,
    newVotes: cast.rows[0]?.votes ?? 0,
  };
}
