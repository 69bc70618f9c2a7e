import 'server-only';
import type { VoteDays } from '@/lib/domain/vote-course';
import { pool } from './database';

// Asked with the tool's own id, unnamed, so that the planner knows how many votes it has and counts many of
// them without sorting; days become texts only when they are few.
const DAYS_SQL = `
  SELECT day::text, ships, skips, statement_timestamp() AS as_of FROM (
    SELECT (cast_at AT TIME ZONE 'UTC')::date AS day,
      (count(*) FILTER (WHERE choice = 'ship'))::int AS ships,
      (count(*) FILTER (WHERE choice = 'skip'))::int AS skips
    FROM votes
    WHERE tool_id = $1 AND counted AND choice IS NOT NULL
    GROUP BY 1
  ) AS days ORDER BY days.day`;

type DayRow = { day: string; ships: number; skips: number; as_of: Date };

/**
 * Answers the votes on a published tool that count now, by the day (UTC) on which each was first cast:
 * a row for each day that has any, the oldest first. Goes over all votes on the tool: ask seldom.
 */
export async function readVoteDays(slug: string): Promise<VoteDays> {
  const tools = await pool().query<{ id: number }>({
    name: 'published-tool',
    text: "SELECT id FROM tools WHERE slug = $1 AND state = 'published'",
    values: [slug],
  });
  const { rows } = await pool().query<DayRow>(DAYS_SQL, [tools.rows[0]?.id ?? null]);
  const asOf = (rows[0]?.as_of ?? new Date(0)).toISOString();
  return { days: rows.map(({ day, ships, skips }) => ({ day, ships, skips })), asOf };
}
