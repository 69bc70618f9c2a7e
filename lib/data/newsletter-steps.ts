import 'server-only';
import type { PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import {
  canEdit,
  canStep,
  type IssueStep,
  sendTime,
  stateAfter,
} from '@/lib/domain/newsletter-rules';
import type { Ruling } from '@/lib/domain/verdict-rules';
import { inTransactionAs } from './acting';
import { findIssue } from './newsletter-issues';

/**
 * How a change of an issue ended; nothing was changed unless it is `done`:
 * - `unknown`: there is none
 * - `refused`: the rules have something against it, in words
 * - `overtaken`: somebody changed it since it was read; `stands` is what they left
 */
export type IssueAnswer =
  | { kind: 'done'; issue: NewsletterIssue }
  | { kind: 'unknown' }
  | { kind: 'refused'; reason: string; stands: NewsletterIssue }
  | { kind: 'overtaken'; stands: NewsletterIssue };

/** The issue, and the revision of it that somebody read. */
export type ReadIssue = { id: number; revision: number };

/**
 * Changes an issue in one transaction, where the rules allow it and it stands in the revision that was
 * read. `change` answers false where it finds that it does not fit what stands, or why it changed nothing.
 */
export async function changeIssue(
  acting: Acting,
  { id, revision }: ReadIssue,
  rule: (issue: NewsletterIssue) => Ruling,
  change: (client: PoolClient, issue: NewsletterIssue) => Promise<boolean | { refused: string }>,
): Promise<IssueAnswer> {
  return inTransactionAs(acting, async (client) => {
    const stands = await findIssue(id, { client, hold: true });
    if (!stands) return { kind: 'unknown' };
    const ruling = rule(stands);
    if (!ruling.allowed) return { kind: 'refused', reason: ruling.reason, stands };
    if (stands.revision !== revision) return { kind: 'overtaken', stands };
    const changed = await change(client, stands);
    if (!changed) return { kind: 'overtaken', stands };
    if (changed !== true) return { kind: 'refused', reason: changed.refused, stands };
    const issue = await findIssue(id, { client });
    return issue ? { kind: 'done', issue } : { kind: 'unknown' };
  });
}

/** What a curator makes of an issue: `items` are all it has, in their new order. */
export type IssueEdit = {
  id: number;
  subject: string;
  intro: string;
  items: readonly { id: number; title: string; body: string; included: boolean }[];
};

const ITEMS_SQL = `
  UPDATE newsletter_items AS i
  SET rank = e.rank, title = e.title, body = e.body, included = e.included
  FROM unnest($2::int[], $3::text[], $4::text[], $5::boolean[]) WITH ORDINALITY
    AS e (id, title, body, included, rank)
  WHERE i.issue_id = $1 AND i.id = e.id
    AND (i.rank, i.title, i.body, i.included) IS DISTINCT FROM (e.rank, e.title, e.body, e.included)`;

/** Whether the edit names each of the issue's items once, and nothing else. */
function isWhole({ items }: IssueEdit, issue: NewsletterIssue): boolean {
  const named = new Set(items.map(({ id }) => id));
  return (
    named.size === items.length &&
    named.size === issue.items.length &&
    issue.items.every(({ id }) => named.has(id))
  );
}

/**
 * Saves a draft's subject, intro, and the order, texts and inclusion of its items, over the revision that
 * was read, all or nothing. Texts are checked (lib/domain/newsletter.ts).
 */
export function saveIssue(acting: Acting, edit: IssueEdit, revision: number): Promise<IssueAnswer> {
  return changeIssue(acting, { id: edit.id, revision }, canEdit, async (client, issue) => {
    if (!isWhole(edit, issue)) return false;
    await client.query(
      `UPDATE newsletter_issues SET subject = $2, intro = $3, revision = revision + 1, updated_at = now()
       WHERE id = $1`,
      [edit.id, edit.subject, edit.intro],
    );
    const columns = (['id', 'title', 'body', 'included'] as const).map((name) =>
      edit.items.map((item) => item[name]),
    );
    await client.query(ITEMS_SQL, [edit.id, ...columns]);
    return true;
  });
}

// What a step leaves alone stays: the time for which a draft was composed, for when it is approved again.
const STEP_SQL = `
  UPDATE newsletter_issues SET state = $2::newsletter_state, revision = revision + 1, updated_at = now(),
    send_at = coalesce($3, send_at),
    approved_at = CASE $2 WHEN 'draft' THEN NULL WHEN 'approved' THEN $4::timestamptz ELSE approved_at END,
    approved_by = CASE $2 WHEN 'draft' THEN NULL WHEN 'approved' THEN $5::uuid ELSE approved_by END,
    finished_at = CASE $2 WHEN 'cancelled' THEN $4::timestamptz END
  WHERE id = $1`;

function take(
  step: IssueStep,
  acting: Acting,
  read: ReadIssue,
  now: Date,
  given: Date | null = null,
): Promise<IssueAnswer> {
  const to = stateAfter(step);
  const rule = ({ state, items }: NewsletterIssue) =>
    canStep(step, { state, included: items.filter(({ included }) => included).length });
  return changeIssue(acting, read, rule, async (client, { sendAt }) => {
    const composedFor = sendAt === null ? null : new Date(sendAt);
    const time = to === 'approved' ? sendTime(given, composedFor, now) : null;
    await client.query(STEP_SQL, [read.id, to, time, now, acting.userId]);
    return true;
  });
}

type Step = (acting: Acting, read: ReadIssue, now?: Date) => Promise<IssueAnswer>;

/** Approves a draft: it goes out at the hour for which it was composed, at once where that is past. */
export const approve: Step = (acting, read, now = new Date()) => take('approve', acting, read, now);

/** Approves a draft, or an approved issue anew, for a time of its own; at once where that is past. */
export function schedule(
  acting: Acting,
  read: ReadIssue,
  sendAt: Date,
  now = new Date(),
): Promise<IssueAnswer> {
  return take('schedule', acting, read, now, sendAt);
}

/** Makes an approved issue a draft again; refused once its sending began. */
export const unapprove: Step = (acting, read, now = new Date()) =>
  take('unapprove', acting, read, now);

/** Stops a sending until it is resumed. */
export const pause: Step = (acting, read, now = new Date()) => take('pause', acting, read, now);

/** Goes on with a sending that was paused. */
export const resume: Step = (acting, read, now = new Date()) => take('resume', acting, read, now);

/** Calls an issue off for good; whoever was not mailed by then is not mailed. */
export const cancel: Step = (acting, read, now = new Date()) => take('cancel', acting, read, now);
