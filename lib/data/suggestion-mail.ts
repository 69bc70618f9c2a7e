import 'server-only';
import { pool } from './database';

/** How long a proposer who could not be told is kept in mind, in days. */
const ANSWERED_WITHIN_DAYS = 30;

/** Longer than a mail server is waited for: nobody else tries while somebody does. */
const TRIED_AGAIN_AFTER = '5 minutes';

// Claimed by the time of the try, so that nothing is locked while a mail server is waited for.
const CLAIM_SQL = `
  UPDATE suggestions SET mail_tried_at = now() WHERE id = (
    SELECT id FROM suggestions
    WHERE email IS NOT NULL AND state <> 'open' AND decided_at > now() - make_interval(days => $1)
      AND (mail_tried_at IS NULL OR mail_tried_at < now() - interval '${TRIED_AGAIN_AFTER}')
    ORDER BY decided_at LIMIT 1 FOR UPDATE SKIP LOCKED
  ) RETURNING id, email`;

/**
 * Answers one decided suggestion whose proposer is yet to be told, and where; null when there is none.
 * For five minutes nobody else is answered the same one.
 */
export async function claimProposer(): Promise<{ id: number; email: string } | null> {
  const { rows } = await pool().query<{ id: number; email: string }>(CLAIM_SQL, [
    ANSWERED_WITHIN_DAYS,
  ]);
  return rows[0] ?? null;
}

/** Forgets where a proposer was told: they are told once, whatever is decided later. */
export async function forgetProposer(suggestionId: number): Promise<void> {
  await pool().query('UPDATE suggestions SET email = NULL WHERE id = $1', [suggestionId]);
}

/** Forgets the proposers who could not be told in time. Answers how many. */
export async function forgetUntold(): Promise<number> {
  const { rowCount } = await pool().query(
    `UPDATE suggestions SET email = NULL
     WHERE email IS NOT NULL AND state <> 'open' AND decided_at <= now() - make_interval(days => $1)`,
    [ANSWERED_WITHIN_DAYS],
  );
  return rowCount ?? 0;
}
