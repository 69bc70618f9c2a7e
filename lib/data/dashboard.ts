import 'server-only';
import type { DeskWork } from '@/lib/domain/dashboard';
import type { VotesOfDay } from '@/lib/domain/vote-desk';
import { pool } from './database';
import { EXCUSED_SQL } from './incomplete-panels';

/** A job whose newest run failed: nothing went well since. */
const FAILED = "last_failure_at > coalesce(last_success_at, '-infinity')";

/** From here on an account is a new one. */
export const NEW_ACCOUNT = "created_at >= now() - interval '7 days'";

// Each is counted in an index of its own: what is complete has a published verdict of every seat, and a
// seat has one published verdict on a tool at most (verdicts_one_published).
const WORK_SQL = `
  SELECT
    (SELECT count(*)::int FROM tools WHERE state = 'published') - (
      SELECT count(*)::int FROM tools WHERE state = 'published' AND id IN (
        SELECT tool_id FROM verdicts WHERE state = 'published'
        GROUP BY tool_id HAVING count(*) >= (SELECT count(*) FROM seats)
      )
    ) - (${EXCUSED_SQL}) AS "incompletePanels",
    (SELECT count(*)::int FROM suggestions WHERE state = 'open') AS "openSuggestions",
    (SELECT count(*)::int FROM job_states WHERE ${FAILED}) AS "failedJobs",
    (SELECT count(*)::int FROM users WHERE ${NEW_ACCOUNT}) AS "newAccounts"`;

/** Answers what waits for a curator, counted in one statement. */
export async function countDeskWork(): Promise<DeskWork> {
  const { rows } = await pool().query<DeskWork>(WORK_SQL);
  const [work] = rows;
  if (!work) throw new Error('the work of the desk was not counted');
  return work;
}

/**
 * Answers the votes on all tools by the day they were first cast, from `first` (an ISO date, UTC) on;
 * days without any are not in it.
 */
export async function countVotesSince(first: string): Promise<VotesOfDay[]> {
  const { rows } = await pool().query<VotesOfDay>(
    `SELECT day::text, ships, skips, excluded FROM (
       SELECT (cast_at AT TIME ZONE 'UTC')::date AS day,
         (count(*) FILTER (WHERE counted AND choice = 'ship'))::int AS ships,
         (count(*) FILTER (WHERE counted AND choice = 'skip'))::int AS skips,
         (count(*) FILTER (WHERE NOT counted))::int AS excluded
       FROM votes WHERE cast_at >= $1::date::timestamp AT TIME ZONE 'UTC' GROUP BY 1
     ) AS each ORDER BY day`,
    [first],
  );
  return rows;
}

/** An account as the dashboard names it. */
export type NewestAccount = { userId: string; name: string; createdAt: string };

/** Answers the newest `limit` (1 to 100) accounts of the last seven days. */
export async function listNewestAccounts(limit: number): Promise<NewestAccount[]> {
  const { rows } = await pool().query<{ id: string; name: string; created_at: Date }>(
    `SELECT id, coalesce(name, email) AS name, created_at FROM users WHERE ${NEW_ACCOUNT}
     ORDER BY created_at DESC, id DESC LIMIT $1`,
    [limit],
  );
  return rows.map(({ id, name, created_at }) => ({
    ...{ userId: id, name, createdAt: created_at.toISOString() },
  }));
}
