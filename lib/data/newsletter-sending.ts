import 'server-only';
import { actingAsSystem, inTransactionAs } from './acting';
import { pool } from './database';

/** An issue that is being sent: whether something of it is due now, and whether anything is left at all. */
export type IssueUnderWay = { id: number; due: boolean; open: boolean };

/** Answers the issues that are being sent, the first begun first. */
export async function findIssuesUnderWay(): Promise<IssueUnderWay[]> {
  const { rows } = await pool().query<IssueUnderWay>(
    `SELECT id,
       EXISTS (SELECT FROM newsletter_deliveries WHERE issue_id = id
         AND state IN ('waiting', 'taken') AND due_at <= now()) AS due,
       EXISTS (SELECT FROM newsletter_deliveries WHERE issue_id = id
         AND state IN ('waiting', 'taken')) AS open
     FROM newsletter_issues WHERE state = 'sending' ORDER BY started_at, id`,
  );
  return rows;
}

/** Marks an issue as sent when nothing of it is left to do; answers whether this call did. */
export function finishSending(issueId: number): Promise<boolean> {
  return inTransactionAs(actingAsSystem('job', 'Every delivery is over.'), async (client) => {
    const { rowCount } = await client.query(
      `UPDATE newsletter_issues SET state = 'sent', finished_at = now(), updated_at = now()
       WHERE id = $1 AND state = 'sending' AND NOT EXISTS (
         SELECT FROM newsletter_deliveries WHERE issue_id = $1 AND state IN ('waiting', 'taken'))`,
      [issueId],
    );
    return rowCount === 1;
  });
}

/**
 * Pauses the sending of an issue for a fault that is not one address's, and keeps why, without any address,
 * for who resumes it. Does nothing to an issue that is not being sent.
 * @returns whether this call paused it
 */
export function pauseSending(issueId: number, reason: string): Promise<boolean> {
  return inTransactionAs(actingAsSystem('job', reason), async (client) => {
    const { rowCount } = await client.query(
      `UPDATE newsletter_issues SET state = 'paused', pause_reason = $2, updated_at = now()
       WHERE id = $1 AND state = 'sending'`,
      [issueId, reason],
    );
    return rowCount === 1;
  });
}
