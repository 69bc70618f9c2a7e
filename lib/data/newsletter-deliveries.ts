import 'server-only';
import { cacheTags } from '@/lib/cache-tags';
import { actAs, actingAsSystem } from './acting';
import { announceTags } from './changes';
import { inLongTransaction, pool } from './database';

/** How long a worker that says nothing keeps what it took, in seconds; it is renewed while it works. */
export const LEASE_SECONDS = 45;

/** A delivery that a worker has taken. `attempts` are those before, whose end was not "sent". */
export type TakenDelivery = {
  subscriberId: string;
  email: string;
  /** What they want to read of; none is everything. */
  categoryIds: number[];
  attempts: number;
};

/** A delivery that was not taken by the mail server; with `retryIn` (milliseconds) it is tried again. */
export type FailedDelivery = {
  subscriberId: string;
  /** Without any address. */
  failure: string;
  retryIn: number | null;
};

// Numbers are given one after the other, so that they have no gap and no two starts ask for the same.
const START_SQL = `
  UPDATE newsletter_issues SET
    state = 'sending', started_at = $2, updated_at = $2,
    number = (SELECT coalesce(max(number), 0) + 1 FROM newsletter_issues)
  WHERE id = $1 AND state = 'approved' AND send_at <= $2
  RETURNING number`;

const ADD_SQL = `
  INSERT INTO newsletter_deliveries (issue_id, subscriber_id)
  SELECT $1, id FROM subscribers WHERE state = 'confirmed'`;

/**
 * Begins to send an issue that is approved and whose time has come by `now`: gives it its number and every
 * confirmed subscriber a delivery, all or nothing.
 * @returns its number; null when there was nothing to begin
 */
export function startSending(issueId: number, now: Date): Promise<number | null> {
  return inLongTransaction(async (client) => {
    await actAs(client, actingAsSystem('job', 'Its time had come.'));
    await client.query("SELECT pg_advisory_xact_lock(hashtext('newsletter_number'))");
    const { rows } = await client.query<{ number: number }>(START_SQL, [issueId, now]);
    if (!rows[0]) return null;
    await client.query(ADD_SQL, [issueId]);
    // Else for a minute, which is most of a sending, the planner takes the table for the size it had.
    await client.query('ANALYZE newsletter_deliveries');
    // From now on it has a page, and stands in lists and feeds.
    await announceTags([cacheTags.newsletter], client);
    return rows[0].number;
  });
}

/** Answers the issues that are approved and due by `now`, the first due first. */
export async function findDueIssues(now: Date): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(
    "SELECT id FROM newsletter_issues WHERE state = 'approved' AND send_at <= $1 ORDER BY send_at",
    [now],
  );
  return rows.map(({ id }) => id);
}

// What was taken and never recorded is due again when its lease is over: due_at says so for both. Who is
// no longer confirmed at this very moment is skipped. The rows are locked, so their place is theirs; by the
// key the planner, when it knows little yet, goes through the whole issue.
export const TAKE_SQL = `
  WITH due AS (
    SELECT ctid AS place, subscriber_id, state = 'taken' AS lost FROM newsletter_deliveries
    WHERE issue_id = $1 AND state IN ('waiting', 'taken') AND due_at <= now()
      AND EXISTS (SELECT FROM newsletter_issues WHERE id = $1 AND state = 'sending')
    ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
  ), wanted AS (
    SELECT due.*, subscribers.email,
      ARRAY(SELECT category_id FROM subscriber_categories c
        WHERE c.subscriber_id = due.subscriber_id ORDER BY category_id) AS category_ids
    FROM due LEFT JOIN subscribers ON id = due.subscriber_id AND subscribers.state = 'confirmed'
  )
  UPDATE newsletter_deliveries AS d SET
    state = CASE WHEN email IS NULL THEN 'skipped' ELSE 'taken' END::delivery_state,
    taken_by = CASE WHEN email IS NOT NULL THEN $2::uuid END,
    taken_until = CASE WHEN email IS NOT NULL THEN now() + $4 * interval '1 second' END,
    due_at = now() + $4 * interval '1 second',
    attempts = attempts + lost::int
  FROM wanted WHERE d.ctid = wanted.place
  RETURNING d.subscriber_id, email, category_ids, attempts`;

/**
 * Takes at most `most` due deliveries of an issue for one worker; none unless the issue is being sent. Who
 * has left, bounced or complained is skipped for good. Nobody else gets the same until the lease is over.
 * @returns what was taken, and how many were found due, the skipped included
 */
export async function takeDeliveries(
  issueId: number,
  worker: string,
  most: number,
): Promise<{ taken: TakenDelivery[]; found: number }> {
  const { rows } = await pool().query<{
    subscriber_id: string;
    email: string | null;
    category_ids: number[];
    attempts: number;
  }>({ name: 'take-deliveries', text: TAKE_SQL, values: [issueId, worker, most, LEASE_SECONDS] });
  const taken = rows.flatMap(({ subscriber_id, email, category_ids, attempts }) =>
    email === null
      ? []
      : [{ subscriberId: subscriber_id, email, categoryIds: category_ids, attempts }],
  );
  return { taken, found: rows.length };
}

/** Keeps what a worker has in its hands its own for another lease. */
export async function renewLeases(
  issueId: number,
  worker: string,
  subscriberIds: readonly string[],
): Promise<void> {
  await pool().query(
    `UPDATE newsletter_deliveries SET
       taken_until = now() + $4 * interval '1 second', due_at = now() + $4 * interval '1 second'
     WHERE issue_id = $1 AND taken_by = $2 AND subscriber_id = ANY($3::uuid[])`,
    [issueId, worker, subscriberIds, LEASE_SECONDS],
  );
}

const RECORD_SENT_SQL = `
  UPDATE newsletter_deliveries SET
    state = 'sent', sent_at = now(), taken_by = NULL, taken_until = NULL
  WHERE issue_id = $1 AND subscriber_id = ANY($2::uuid[]) AND state <> 'sent'`;

/**
 * Records that the mail server took these. It did, so it stands whoever holds the delivery by now.
 */
export async function recordSent(issueId: number, subscriberIds: readonly string[]): Promise<void> {
  const values = [issueId, subscriberIds];
  await pool().query({ name: 'record-sent', text: RECORD_SENT_SQL, values });
}

/** Records, for the worker that took them, deliveries for whom nothing in the issue is. */
export async function recordSkipped(
  issueId: number,
  worker: string,
  subscriberIds: readonly string[],
): Promise<void> {
  await pool().query(
    `UPDATE newsletter_deliveries SET state = 'skipped', taken_by = NULL, taken_until = NULL
     WHERE issue_id = $1 AND taken_by = $2 AND subscriber_id = ANY($3::uuid[])`,
    [issueId, worker, subscriberIds],
  );
}

/** Records, for the worker that took them, deliveries that failed: for good, or to be tried again. */
export async function recordFailed(
  issueId: number,
  worker: string,
  failed: readonly FailedDelivery[],
): Promise<void> {
  await pool().query(
    `UPDATE newsletter_deliveries AS d SET
       state = CASE WHEN retry_in IS NULL THEN 'failed' ELSE 'waiting' END::delivery_state,
       due_at = now() + coalesce(retry_in, 0) * interval '1 millisecond',
       attempts = attempts + 1, failure = f.failure, failed_at = clock_timestamp(),
       taken_by = NULL, taken_until = NULL
     FROM unnest($3::uuid[], $4::text[], $5::int[]) AS f (subscriber_id, failure, retry_in)
     WHERE issue_id = $1 AND taken_by = $2 AND d.subscriber_id = f.subscriber_id`,
    [
      issueId,
      worker,
      failed.map(({ subscriberId }) => subscriberId),
      failed.map(({ failure }) => failure),
      failed.map(({ retryIn }) => retryIn),
    ],
  );
}

/** How far the sending of an issue is, for the desk. */
export type SendingProgress = {
  waiting: number;
  taken: number;
  sent: number;
  failed: number;
  skipped: number;
  /** Mails a second over the last ten. */
  perSecond: number;
  /** The newest failure, ISO, UTC, and what it was, without any address. */
  lastFailure: { at: string; text: string } | null;
  /** Why the sending paused by itself; null when a curator paused it, or it is not paused. */
  pausedBecause: string | null;
  /** Whether mails have been due for a minute, and in that minute no worker did anything about them. */
  isStill: boolean;
};

const PROGRESS_SQL = `
  SELECT
    count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
    count(*) FILTER (WHERE state = 'taken')::int AS taken,
    count(*) FILTER (WHERE state = 'sent')::int AS sent,
    count(*) FILTER (WHERE state = 'failed')::int AS failed,
    count(*) FILTER (WHERE state = 'skipped')::int AS skipped,
    (count(*) FILTER (WHERE sent_at > now() - interval '10 seconds') / 10.0)::float8 AS "perSecond"
  FROM newsletter_deliveries WHERE issue_id = $1`;

const LAST_FAILURE_SQL = `
  SELECT failed_at, failure FROM newsletter_deliveries
  WHERE issue_id = $1 AND failed_at IS NOT NULL ORDER BY failed_at DESC LIMIT 1`;

const ISSUE_SQL = `
  SELECT pause_reason, state = 'sending' AND updated_at < now() - interval '1 minute'
    AND EXISTS (SELECT FROM newsletter_deliveries WHERE issue_id = i.id
      AND state IN ('waiting', 'taken') AND due_at < now() - interval '1 minute')
    AND NOT EXISTS (SELECT FROM newsletter_deliveries WHERE issue_id = i.id
      AND (taken_until > now() OR greatest(sent_at, failed_at) > now() - interval '1 minute')) AS is_still
  FROM newsletter_issues AS i WHERE id = $1`;

/** Answers how far the sending of an issue is; all zero for one that has not begun. */
export async function progressOf(issueId: number): Promise<SendingProgress> {
  type Counts = Omit<SendingProgress, 'lastFailure' | 'pausedBecause' | 'isStill'>;
  const [counts, failures, issues] = await Promise.all([
    pool().query<Counts>(PROGRESS_SQL, [issueId]),
    pool().query<{ failed_at: Date; failure: string }>(LAST_FAILURE_SQL, [issueId]),
    pool().query<{ pause_reason: string | null; is_still: boolean }>(ISSUE_SQL, [issueId]),
  ]);
  const [last] = failures.rows;
  return {
    ...{ waiting: 0, taken: 0, sent: 0, failed: 0, skipped: 0, perSecond: 0 },
    ...counts.rows[0],
    lastFailure: last ? { at: last.failed_at.toISOString(), text: last.failure } : null,
    pausedBecause: issues.rows[0]?.pause_reason ?? null,
    isStill: issues.rows[0]?.is_still ?? false,
  };
}
