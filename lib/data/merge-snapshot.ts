import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';

const ids = z.array(z.int());
const row = z.record(z.string(), z.unknown());

/**
 * What a merge keeps in tool_merges.snapshot, and undoing it takes: the rows that moved, by id, and the
 * rows that were changed, as they stood. The votes are rows of merge_votes, since a tool may have a
 * hundred thousand.
 */
export const snapshotSchema = z.object({
  source: z.object({ state: z.string(), retiredReason: z.string().nullable() }),
  verdicts: ids,
  /** The verdicts that stepped back for the chosen ones. */
  superseded: ids,
  drafts: ids,
  /** By the author's id. */
  interests: ids,
  prices: ids,
  suggestions: ids,
  exclusions: ids,
  /** Each matchup that was touched: its row as it stood, and as the merge left it. */
  matchups: z.array(z.object({ id: z.int(), before: row, after: row })),
  /** The slots that the target's tally had. */
  slots: ids,
  /** For the list of merges. */
  figures: z.object({ votes: z.int(), both: z.int() }),
});
export type MergeSnapshot = z.infer<typeof snapshotSchema>;

/** The columns of a matchup that a merge sets and undoing it puts back. */
export const MATCHUP_COLUMNS = [
  ...['left_id', 'right_id', 'state', 'headline', 'editor_note', 'featured_rank', 'publish_at'],
  'created_at',
] as const;

type MatchupRow = z.infer<typeof row>;

/** Answers matchups' rows as they stand, by id. */
export async function readMatchupRows(
  client: Pick<ClientBase, 'query'>,
  wanted: readonly number[],
): Promise<Map<number, MatchupRow>> {
  const { rows } = await client.query<{ id: number; row: MatchupRow }>(
    'SELECT id, to_jsonb(m) AS row FROM matchups AS m WHERE id = ANY($1) ORDER BY id',
    [wanted],
  );
  return new Map(rows.map((found) => [found.id, found.row]));
}

const ofRow = (name: string) => MATCHUP_COLUMNS.map((column) => `${name}.${column}`).join(', ');

/**
 * SQL for the kept matchups, given a parameter with the snapshot's list of them: `m` as it is now, `was`
 * as it stood before the merge, and whether it is still as the merge left it.
 */
export const keptMatchups = (parameter: string) => `(
  SELECT kept.id, kept.before, (${ofRow('m')}) IS NOT DISTINCT FROM (${ofRow('l')}) AS untouched
  FROM jsonb_to_recordset(${parameter}::jsonb) AS kept (id int, before jsonb, after jsonb)
  JOIN matchups AS m ON m.id = kept.id
  CROSS JOIN LATERAL jsonb_populate_record(NULL::matchups, kept.after) AS l
) AS kept, LATERAL jsonb_populate_record(NULL::matchups, kept.before) AS was`;
