import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Page } from '@/lib/domain/catalogue';
import {
  itemFactsSchema,
  type NewsletterIssue,
  type NewsletterItem,
  type NewsletterItemKind,
  type NewsletterLine,
  type NewsletterState,
} from '@/lib/domain/newsletter';
import { cutPage, decodeCursor, isCursor } from './cursor';
import { pool } from './database';

type Client = Pick<ClientBase, 'query'>;

type IssueRow = {
  id: number;
  week: string;
  number: number | null;
  state: NewsletterState;
  covers_from: Date;
  covers_until: Date;
  subject: string;
  intro: string;
  revision: number;
  send_at: Date | null;
  approved_at: Date | null;
  started_at: Date | null;
  finished_at: Date | null;
};

type ItemRow = {
  id: number;
  rank: number;
  kind: NewsletterItemKind;
  included: boolean;
  title: string;
  body: string;
  path: string;
  facts: unknown;
  category_ids: number[];
};

const ISSUE_COLUMNS = `id, week::text, number, state, covers_from, covers_until, subject, intro, revision,
  send_at, approved_at, started_at, finished_at`;

const shapeItem = ({ category_ids, facts, ...row }: ItemRow): NewsletterItem => ({
  ...row,
  facts: itemFactsSchema.parse(facts),
  categoryIds: category_ids,
});

function shapeIssue(row: IssueRow, items: readonly ItemRow[]): NewsletterIssue {
  return {
    ...{ id: row.id, week: row.week, number: row.number, state: row.state },
    ...{ coversFrom: row.covers_from.toISOString(), coversUntil: row.covers_until.toISOString() },
    ...{ subject: row.subject, intro: row.intro, revision: row.revision },
    sendAt: row.send_at?.toISOString() ?? null,
    approvedAt: row.approved_at?.toISOString() ?? null,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    items: items.map(shapeItem),
  };
}

async function findBy(
  column: 'id' | 'number',
  value: number,
  client: Client,
  hold: boolean,
): Promise<NewsletterIssue | null> {
  const { rows } = await client.query<IssueRow>(
    `SELECT ${ISSUE_COLUMNS} FROM newsletter_issues WHERE ${column} = $1 ${hold ? 'FOR UPDATE' : ''}`,
    [value],
  );
  const [row] = rows;
  if (!row) return null;
  const items = await client.query<ItemRow>(
    `SELECT id, rank, kind, included, title, body, path, facts, category_ids
     FROM newsletter_items WHERE issue_id = $1 ORDER BY rank, id`,
    [row.id],
  );
  return shapeIssue(row, items.rows);
}

/**
 * Answers an issue with its items in their order; null where there is none. With `hold` it stays as it is
 * until the end of the client's transaction.
 */
export function findIssue(
  id: number,
  { client = pool(), hold = false }: { client?: Client; hold?: boolean } = {},
): Promise<NewsletterIssue | null> {
  return findBy('id', id, client, hold);
}

/** Answers the issue whose sending began as the number-th; null where there is none. */
export function findIssueByNumber(number: number): Promise<NewsletterIssue | null> {
  return findBy('number', number, pool(), false);
}

/**
 * Which issues a list has, the newest first: `desk` all of them, `public` those that have a page, since
 * somebody may have received them.
 */
export type IssueView = 'desk' | 'public';

const VIEWS = {
  desk: { where: 'true', order: 'week', cast: 'date', cursor: z.tuple([z.iso.date()]) },
  public: {
    ...{ where: 'number IS NOT NULL', order: 'number', cast: 'int' },
    cursor: z.tuple([z.int32().min(1)]),
  },
} as const;

type LineRow = Omit<IssueRow, 'intro' | 'covers_from' | 'covers_until'> & { included: number };

const shapeLine = (row: LineRow): NewsletterLine => ({
  ...{ id: row.id, week: row.week, number: row.number, state: row.state, subject: row.subject },
  ...{ revision: row.revision, included: row.included },
  sendAt: row.send_at?.toISOString() ?? null,
  approvedAt: row.approved_at?.toISOString() ?? null,
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
});

/** Answers whether `listIssues` would take the cursor for this view. */
export const isIssueCursor = (view: IssueView, cursor: string) =>
  isCursor(VIEWS[view].cursor, cursor);

/**
 * Answers issues as lines, `limit` a page, the newest first.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listIssues(
  view: IssueView,
  { cursor, limit }: { cursor: string | null; limit: number } = { cursor: null, limit: 20 },
): Promise<Page<NewsletterLine>> {
  const { where, order, cast, cursor: schema } = VIEWS[view];
  const after = cursor === null ? [] : decodeCursor<(string | number)[]>(schema, cursor);
  const { rows } = await pool().query<LineRow>(
    `SELECT id, week::text, number, state, subject, revision, send_at, approved_at, started_at, finished_at,
       (SELECT count(*)::int FROM newsletter_items WHERE issue_id = i.id AND included) AS included
     FROM newsletter_issues AS i
     WHERE ${where} ${after.length > 0 ? `AND i.${order} < $2::${cast}` : ''}
     ORDER BY i.${order} DESC LIMIT $1`,
    [limit + 1, ...after],
  );
  return cutPage(rows, limit, shapeLine, (row) => [view === 'desk' ? row.week : row.number]);
}
