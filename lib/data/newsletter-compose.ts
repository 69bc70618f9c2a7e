import 'server-only';
import type { PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import type { NewsletterIssue } from '@/lib/domain/newsletter';
import { type ComposedIssue, composeIssue } from '@/lib/domain/newsletter-compose';
import type { News } from '@/lib/domain/newsletter-news';
import { canEdit, sendTime } from '@/lib/domain/newsletter-rules';
import { lastDue, localDay, type Schedule } from '@/lib/domain/newsletter-week';
import type { Tally } from '@/lib/domain/tally';
import { env } from '@/lib/env';
import { actingAsSystem, inTransactionAs } from './acting';
import { findIssue } from './newsletter-issues';
import { readNews } from './newsletter-news';
import type { Cover } from './newsletter-panels';
import { changeIssue, type IssueAnswer, type ReadIssue } from './newsletter-steps';

const DAY_MS = 86_400_000;

/** How long before its hour an issue is composed: a curator has a day to read it. */
const AHEAD_MS = DAY_MS;
/** What the first issue covers. */
const FIRST_COVER_MS = 7 * DAY_MS;

/** When issues are due, and whether they go out without a curator. */
export type NewsletterSettings = { schedule: Schedule; autoApprove: boolean };

/** Answers what the environment says of it. */
export function newsletterSettings(): NewsletterSettings {
  const { NEWSLETTER_DAY, NEWSLETTER_HOUR, NEWSLETTER_TIME_ZONE, NEWSLETTER_AUTO_APPROVE } = env();
  return {
    schedule: { day: NEWSLETTER_DAY, hour: NEWSLETTER_HOUR, timeZone: NEWSLETTER_TIME_ZONE },
    autoApprove: NEWSLETTER_AUTO_APPROVE === '1',
  };
}

/**
 * How a look at the calendar ended:
 * - `composed`: this call made the issue
 * - `there`: the week has one, or a later week was dealt with
 * - `quiet`: nothing has happened; with `closed` its hour is past, and the next issue covers this week too
 * - `before`: the week was due before this site's first look
 * - `busy`: another process is at it
 */
export type Composed =
  | { kind: 'composed'; week: string; issue: NewsletterIssue }
  | { kind: 'there' | 'before' | 'busy'; week: string }
  | { kind: 'quiet'; week: string; closed: boolean };

const LOCK_SQL =
  "SELECT pg_try_advisory_xact_lock(hashtextextended('a newsletter is composed', 0)) AS mine";

// Nobody was mailed what was called off before its sending began: the next issue tells it.
const LAST_SQL = `
  SELECT i.id, i.covers_until,
    ARRAY(SELECT tool ->> 'slug' FROM newsletter_items, jsonb_array_elements(facts -> 'tools') AS tool
      WHERE issue_id = i.id AND included AND kind = 'disagreement') AS disagreement,
    ARRAY(SELECT tool ->> 'slug' FROM newsletter_items, jsonb_array_elements(facts -> 'tools') AS tool
      WHERE issue_id = i.id AND included AND kind = 'watch') AS watch,
    ARRAY(SELECT jsonb_build_array(tool ->> 'slug', tool -> 'community')
      FROM newsletter_items, jsonb_array_elements(facts -> 'tools') AS tool
      WHERE issue_id = i.id AND kind IN ('move', 'disagreement', 'watch')) AS told
  FROM newsletter_issues AS i
  WHERE (state <> 'cancelled' OR started_at IS NOT NULL) AND ($1::timestamptz IS NULL OR covers_until <= $1)
    AND id IS DISTINCT FROM $2
  ORDER BY covers_until DESC, id DESC LIMIT 1`;

const UNTOLD_SQL =
  'SELECT min(covers_from) AS since FROM newsletter_issues WHERE id IS DISTINCT FROM $1';

type LastRow = {
  id: number;
  covers_until: Date;
  /** Tools by their addresses; `told` with their votes of then, where it tells of votes. */
  told: [slug: string, community: Tally][];
} & Record<'disagreement' | 'watch', string[]>;

/** The issue on which one follows that is made at `now`, or on which the issue `of` does. */
async function findLast(client: PoolClient, now: Date, of: NewsletterIssue | null = null) {
  const { rows } = await client.query<LastRow>(LAST_SQL, [of?.coversFrom ?? null, of?.id ?? null]);
  const [last] = rows;
  const before: Pick<News, 'toldBefore' | 'isFirst'> = {
    toldBefore: { disagreement: last?.disagreement ?? [], watch: last?.watch ?? [] },
    isFirst: !last,
  };
  const told = new Map(last?.told);
  if (last) return { before, told, from: last.covers_until };
  const untold = await client.query<{ since: Date | null }>(UNTOLD_SQL, [of?.id ?? null]);
  const week = new Date(now.getTime() - FIRST_COVER_MS);
  const since = untold.rows[0]?.since ?? week;
  return { before, told, from: since < week ? since : week };
}

const INSERT_SQL = `
  INSERT INTO newsletter_issues
    (week, covers_from, covers_until, subject, intro, state, send_at, approved_at, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, CASE WHEN $7 THEN 'approved' ELSE 'draft' END::newsletter_state, $6,
    CASE WHEN $7 THEN $3::timestamptz END, $3, $3)
  ON CONFLICT (week) DO NOTHING RETURNING id`;

const ITEMS_SQL = `
  INSERT INTO newsletter_items (issue_id, rank, kind, title, body, path, facts, category_ids)
  SELECT $1, rank, (item ->> 'kind')::newsletter_item_kind, item ->> 'title', item ->> 'body',
    item ->> 'path', item -> 'facts',
    ARRAY(SELECT value::int FROM jsonb_array_elements_text(item -> 'categoryIds'))
  FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS i (item, rank)`;

type Making = { week: string; cover: Cover; sendAt: Date; approved: boolean };

/** Keeps an issue with its items; null where the week has one. */
async function insertIssue(
  client: PoolClient,
  { week, cover, sendAt, approved }: Making,
  { subject, intro, items }: ComposedIssue,
): Promise<NewsletterIssue | null> {
  const { rows } = await client.query<{ id: number }>(INSERT_SQL, [
    ...[week, cover.from, cover.until, subject, intro, sendAt, approved],
  ]);
  const [made] = rows;
  if (!made) return null;
  await client.query(ITEMS_SQL, [made.id, JSON.stringify(items)]);
  return findIssue(made.id, { client });
}

// A week is dealt with once, and none before one that was: a new day or zone makes no second mail.
const DEALT_SQL = `
  SELECT EXISTS (SELECT FROM newsletter_issues WHERE week >= $1)
    OR EXISTS (SELECT FROM newsletter_quiet_weeks WHERE week > $1) AS there,
    (SELECT why FROM newsletter_quiet_weeks WHERE week = $1) AS why,
    NOT EXISTS (SELECT FROM newsletter_issues)
      AND NOT EXISTS (SELECT FROM newsletter_quiet_weeks) AS first_look`;

type DealtRow = { there: boolean; why: 'nothing' | 'before' | null; first_look: boolean };

async function closeWeek(
  client: PoolClient,
  week: string,
  why: 'nothing' | 'before',
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO newsletter_quiet_weeks (week, why, closed_at) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING`,
    [week, why, now],
  );
}

async function composeWeek(
  client: PoolClient,
  now: Date,
  { schedule, autoApprove }: NewsletterSettings,
): Promise<Composed> {
  const { week, at } = lastDue(schedule, new Date(now.getTime() + AHEAD_MS));
  const held = await client.query<{ mine: boolean }>(LOCK_SQL);
  if (!held.rows[0]?.mine) return { kind: 'busy', week };
  const dealt = (await client.query<DealtRow>(DEALT_SQL, [week])).rows[0];
  if (dealt?.there) return { kind: 'there', week };
  if (dealt?.why === 'nothing') return { kind: 'quiet', week, closed: true };
  if (dealt?.why === 'before') return { kind: 'before', week };
  if (dealt?.first_look) {
    // What a site was filled with is no news: what was due before it is not made up for.
    const past = lastDue(schedule, now).week;
    await closeWeek(client, past, 'before', now);
    if (past === week) return { kind: 'before', week };
  }
  const { from, before, told } = await findLast(client, now);
  if (from >= now) return { kind: 'quiet', week, closed: false };
  const cover = { from, until: now };
  const composed = composeIssue(await readNews(cover, before, told));
  if (!composed) {
    const closed = at <= now;
    if (closed) await closeWeek(client, week, 'nothing', now);
    return { kind: 'quiet', week, closed };
  }
  const sendAt = autoApprove ? sendTime(null, at, now) : at;
  const making = { week, cover, sendAt, approved: autoApprove };
  const issue = await insertIssue(client, making, composed);
  return issue ? { kind: 'composed', week, issue } : { kind: 'there', week };
}

/**
 * Composes the issue of the week that is due within a day, or was due while nothing ran (one for all that
 * were missed), once however many processes ask. It covers all since the issue before, or the last seven
 * days. A draft until a curator approves it, unless auto-approve is on.
 */
export function composeDue(
  now: Date,
  settings: NewsletterSettings = newsletterSettings(),
): Promise<Composed> {
  return inTransactionAs(actingAsSystem('job', 'Its week had come.'), (client) =>
    composeWeek(client, now, settings),
  );
}

/**
 * Composes an issue for today (on the clocks of the schedule's zone), whatever the calendar says; a draft
 * that goes out when it is approved. Nothing is made where the day has one, or nothing has happened.
 */
export function composeNow(
  acting: Acting,
  now = new Date(),
  { schedule }: Pick<NewsletterSettings, 'schedule'> = newsletterSettings(),
): Promise<Composed> {
  const week = localDay(now, schedule.timeZone);
  return inTransactionAs(acting, async (client) => {
    const held = await client.query<{ mine: boolean }>(LOCK_SQL);
    if (!held.rows[0]?.mine) return { kind: 'busy', week };
    const there = await client.query('SELECT FROM newsletter_issues WHERE week = $1', [week]);
    if (there.rowCount) return { kind: 'there', week };
    const { from, before, told } = await findLast(client, now);
    const cover = { from, until: now };
    const composed = from < now ? composeIssue(await readNews(cover, before, told)) : null;
    if (!composed) return { kind: 'quiet', week, closed: false };
    const making = { week, cover, sendAt: now, approved: false };
    const issue = await insertIssue(client, making, composed);
    return issue ? { kind: 'composed', week, issue } : { kind: 'there', week };
  });
}

const LATER_SQL = 'SELECT FROM newsletter_issues WHERE covers_from >= $1 AND id <> $2 LIMIT 1';

const RENEW_SQL = `
  UPDATE newsletter_issues SET subject = $2, intro = $3, covers_until = $4, revision = revision + 1,
    updated_at = now()
  WHERE id = $1`;

/**
 * Composes a draft anew, over the revision that was read: what was edited in it is gone. It covers until
 * now, or as before where a later issue goes on from there. Refused where there is nothing to tell any more.
 */
export function composeAnew(
  acting: Acting,
  read: ReadIssue,
  now = new Date(),
): Promise<IssueAnswer> {
  return changeIssue(acting, read, canEdit, async (client, issue) => {
    const ended = new Date(issue.coversUntil);
    const later = await client.query(LATER_SQL, [ended, issue.id]);
    const until = later.rowCount || now < ended ? ended : now;
    const from = new Date(issue.coversFrom);
    const { before, told } = await findLast(client, now, issue);
    const composed = composeIssue(await readNews({ from, until }, before, told));
    if (!composed)
      return { refused: 'By now there is nothing to tell of that time. It stays as it is.' };
    const { subject, intro, items } = composed;
    await client.query('DELETE FROM newsletter_items WHERE issue_id = $1', [issue.id]);
    await client.query(RENEW_SQL, [issue.id, subject, intro, until]);
    await client.query(ITEMS_SQL, [issue.id, JSON.stringify(items)]);
    return true;
  });
}
