import 'server-only';
import type { SeatChange } from '@/lib/domain/newsletter-news';
import type { Choice } from '@/lib/domain/tally';
import { pool } from './database';

/** From a moment (that moment included) until another: what happened in it is told once. */
export type Cover = { from: Date; until: Date };

// Where one tool was merged into another, or the two were parted again, no reviewer changed their mind.
const JUDGED_SQL = `
  SELECT DISTINCT v.tool_id AS id FROM (
    SELECT tool_id FROM verdicts
    WHERE state <> 'draft' AND (published_at >= $1 AND published_at < $2
      OR superseded_at >= $1 AND superseded_at < $2 OR retracted_at >= $1 AND retracted_at < $2)
    UNION ALL
    SELECT v.tool_id FROM verdict_revisions AS r JOIN verdicts AS v ON v.id = r.verdict_id
    WHERE r.number > 1 AND r.created_at >= $1 AND r.created_at < $2 AND v.state <> 'draft'
  ) AS v JOIN tools AS t ON t.id = v.tool_id AND t.state = 'published'
  WHERE NOT EXISTS (SELECT FROM tool_merges AS m WHERE m.source_id = t.id
      AND greatest(m.merged_at, m.undone_at) >= $1)
    AND NOT EXISTS (SELECT FROM tool_merges AS m WHERE m.target_id = t.id
      AND greatest(m.merged_at, m.undone_at) >= $1)
  ORDER BY id LIMIT $3`;

const stoodAt = (moment: string) => `published_at < ${moment}
  AND (superseded_at IS NULL OR superseded_at >= ${moment})
  AND (retracted_at IS NULL OR retracted_at >= ${moment})`;

// What a verdict called at a moment, in the wording that it had by then.
const calledAt = (moment: string) => `CASE WHEN ${stoodAt(moment)} THEN coalesce(
    (SELECT call FROM verdict_revisions WHERE verdict_id = v.id AND created_at < ${moment}
     ORDER BY number DESC LIMIT 1),
    (SELECT call FROM verdict_revisions WHERE verdict_id = v.id ORDER BY number LIMIT 1),
    v.call) END`;

const SEATS_SQL = `
  SELECT v.tool_id, s.slug, s.name, max(before::text) AS before, max(after::text) AS after
  FROM (
    SELECT tool_id, seat_id, ${calledAt('$1')} AS before, ${calledAt('$2')} AS after
    FROM verdicts AS v WHERE state <> 'draft' AND tool_id = ANY($3)
  ) AS v JOIN seats AS s ON s.id = v.seat_id
  WHERE before IS NOT NULL OR after IS NOT NULL
  GROUP BY v.tool_id, s.id ORDER BY s.rank, s.id`;

type SeatRow = {
  tool_id: number;
  slug: string;
  name: string;
  before: Choice | null;
  after: Choice | null;
};

/**
 * Answers the published tools (by their ids, `limit` at most) on which a verdict was published, revised,
 * superseded or retracted within a cover.
 */
export async function findJudged({ from, until }: Cover, limit: number): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(JUDGED_SQL, [from, until, limit]);
  return rows.map(({ id }) => id);
}

/** Answers what each seat called on these tools at both ends of a cover, by the tools' ids. */
export async function findSeatChanges(
  { from, until }: Cover,
  ids: readonly number[],
): Promise<Map<number, SeatChange[]>> {
  const changes = new Map<number, SeatChange[]>();
  if (ids.length === 0) return changes;
  const { rows } = await pool().query<SeatRow>(SEATS_SQL, [from, until, ids]);
  for (const { tool_id, slug, name, before, after } of rows) {
    changes.set(tool_id, [
      ...(changes.get(tool_id) ?? []),
      { seat: { slug, name }, before, after },
    ]);
  }
  return changes;
}
