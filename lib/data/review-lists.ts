import 'server-only';
import { authorName } from '@/lib/domain/author';
import type { Page } from '@/lib/domain/catalogue';
import type {
  ConflictLine,
  DeskCounts,
  DraftLine,
  VerdictLine,
  WaitingTool,
} from '@/lib/domain/review';
import type { Choice } from '@/lib/domain/tally';
import { isStale } from '@/lib/domain/verdict-rules';
import type { Prisma } from '@/lib/generated/prisma/client';
import { cutPage, isTimeCursor, readTimeCursor, timePositionOf } from './cursor';
import { pool, prisma } from './database';

/** Whose desk: an author, at one of their seats. */
export type Desk = { authorId: number; seatId: number };

/** Which part of a list: behind `cursor`, `limit` (1 to 100) lines. */
export type Part = { cursor: string | null; limit: number };

/** Answers whether the desk's lists would take the cursor. */
export const isDeskCursor = isTimeCursor;

const waitingFor = ({ authorId, seatId }: Desk) =>
  ({
    state: 'published',
    verdicts: { none: { seatId, state: 'published' } },
    // Who has an interest in a tool will not judge it.
    conflicts: { none: { authorId } },
  }) satisfies Prisma.ToolWhereInput;

/**
 * Answers the published tools that the seat has not judged, the oldest first.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listWaiting(desk: Desk, part: Part): Promise<Page<WaitingTool>> {
  const after = readTimeCursor(part.cursor);
  const rows = await prisma().tool.findMany({
    where: {
      ...waitingFor(desk),
      ...(after && {
        OR: [
          { publishedAt: { gt: after.time } },
          { publishedAt: after.time, id: { gt: after.id } },
        ],
      }),
    },
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
    take: part.limit + 1,
    select: {
      id: true,
      slug: true,
      name: true,
      version: true,
      publishedAt: true,
      createdAt: true,
      category: { select: { slug: true, name: true } },
      verdictDrafts: { where: desk, select: { id: true } },
    },
  });
  const publishedAt = (row: (typeof rows)[number]) => row.publishedAt ?? row.createdAt;
  return cutPage(
    rows,
    part.limit,
    (row) => ({
      slug: row.slug,
      name: row.name,
      version: row.version,
      category: row.category,
      publishedAt: publishedAt(row).toISOString(),
      drafted: row.verdictDrafts.length > 0,
    }),
    (row) => timePositionOf(publishedAt(row), row.id),
  );
}

/** Answers the author's drafts, at whatever seat, the newest first. @throws CursorError as above */
export async function listDrafts({ authorId }: Desk, part: Part): Promise<Page<DraftLine>> {
  const after = readTimeCursor(part.cursor);
  const rows = await prisma().verdictDraft.findMany({
    where: {
      authorId,
      ...(after && {
        OR: [{ updatedAt: { lt: after.time } }, { updatedAt: after.time, id: { lt: after.id } }],
      }),
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: part.limit + 1,
    select: {
      id: true,
      call: true,
      body: true,
      updatedAt: true,
      tool: { select: { slug: true, name: true } },
      seat: { select: { slug: true, name: true } },
    },
  });
  return cutPage(
    rows,
    part.limit,
    (row) => ({
      tool: row.tool,
      seat: row.seat,
      call: row.call,
      beginning: [...row.body.replaceAll(/\s+/g, ' ').trim()].slice(0, 120).join(''),
      savedAt: row.updatedAt.toISOString(),
    }),
    (row) => timePositionOf(row.updatedAt, row.id),
  );
}

type VerdictRow = {
  id: number;
  call: Choice;
  tool_version: string;
  published_at: Date;
  tool_slug: string;
  tool_name: string;
  version: string;
  seat_slug: string;
  seat_name: string;
  author: string | null;
};

const shapeVerdictLine = (row: VerdictRow): VerdictLine => ({
  tool: { slug: row.tool_slug, name: row.tool_name, version: row.version },
  seat: { slug: row.seat_slug, name: row.seat_name },
  call: row.call,
  toolVersion: row.tool_version,
  author: authorName(row.author),
  publishedAt: row.published_at.toISOString(),
  stale: isStale({ toolVersion: row.tool_version }, { version: row.version }),
});

const VERDICT_LINES_SQL = `
  SELECT verdicts.id, verdicts.call, verdicts.tool_version, verdicts.published_at, tools.version,
    tools.slug AS tool_slug, tools.name AS tool_name,
    seats.slug AS seat_slug, seats.name AS seat_name, authors.name AS author
  FROM verdicts JOIN tools ON tools.id = tool_id JOIN seats ON seats.id = seat_id
    JOIN authors ON authors.id = author_id
  WHERE verdicts.state = 'published'`;

const verdictPosition = (row: VerdictRow) => timePositionOf(row.published_at, row.id);

/** Answers the author's published verdicts, the newest first. @throws CursorError as above */
export async function listPublished({ authorId }: Desk, part: Part): Promise<Page<VerdictLine>> {
  const after = readTimeCursor(part.cursor);
  const { rows } = await pool().query<VerdictRow>(
    `${VERDICT_LINES_SQL} AND author_id = $1
       AND ($2::timestamptz IS NULL OR (verdicts.published_at, verdicts.id) < ($2, $3))
     ORDER BY verdicts.published_at DESC, verdicts.id DESC LIMIT $4`,
    [authorId, after?.time ?? null, after?.id ?? null, part.limit + 1],
  );
  return cutPage(rows, part.limit, shapeVerdictLine, verdictPosition);
}

const STALE_SQL = "seat_id = $1 AND verdicts.tool_version <> tools.version AND tools.version <> ''";

/**
 * Answers the seat's verdicts whose tool has another version by now, whoever wrote them, the oldest
 * first. @throws CursorError as above
 */
export async function listStale({ seatId }: Desk, part: Part): Promise<Page<VerdictLine>> {
  const after = readTimeCursor(part.cursor);
  const { rows } = await pool().query<VerdictRow>(
    `${VERDICT_LINES_SQL} AND ${STALE_SQL} AND tools.state = 'published'
       AND ($2::timestamptz IS NULL OR (verdicts.published_at, verdicts.id) > ($2, $3))
     ORDER BY verdicts.published_at, verdicts.id LIMIT $4`,
    [seatId, after?.time ?? null, after?.id ?? null, part.limit + 1],
  );
  return cutPage(rows, part.limit, shapeVerdictLine, verdictPosition);
}

/** Answers the interests that the author has declared, the newest first. @throws CursorError as above */
export async function listConflicts({ authorId }: Desk, part: Part): Promise<Page<ConflictLine>> {
  const after = readTimeCursor(part.cursor);
  const rows = await prisma().conflictOfInterest.findMany({
    where: {
      authorId,
      ...(after && {
        OR: [
          { declaredAt: { lt: after.time } },
          { declaredAt: after.time, toolId: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ declaredAt: 'desc' }, { toolId: 'desc' }],
    take: part.limit + 1,
    select: {
      toolId: true,
      note: true,
      declaredAt: true,
      tool: { select: { slug: true, name: true } },
    },
  });
  return cutPage(
    rows,
    part.limit,
    ({ tool, note, declaredAt }) => ({ tool, note, declaredAt: declaredAt.toISOString() }),
    (row) => timePositionOf(row.declaredAt, row.toolId),
  );
}

/** Answers how many lines each list of a desk has. */
export async function countDesk(desk: Desk): Promise<DeskCounts> {
  const { authorId, seatId } = desk;
  const [waiting, drafts, published, retracted, stale, conflicts] = await Promise.all([
    prisma().tool.count({ where: waitingFor(desk) }),
    prisma().verdictDraft.count({ where: { authorId } }),
    prisma().verdict.count({ where: { authorId, state: 'published' } }),
    prisma().verdict.count({ where: { authorId, state: 'retracted' } }),
    pool().query<{ count: number }>(
      `SELECT count(*)::int FROM verdicts JOIN tools ON tools.id = tool_id
       WHERE verdicts.state = 'published' AND tools.state = 'published' AND ${STALE_SQL}`,
      [seatId],
    ),
    prisma().conflictOfInterest.count({ where: { authorId } }),
  ]);
  return { waiting, drafts, published, retracted, stale: stale.rows[0]?.count ?? 0, conflicts };
}

/**
 * Answers up to `limit` published tools whose name has `text` in it, those that begin with it first:
 * for a picker, so there is no next page.
 */
export async function searchToolNames(
  text: string,
  limit: number,
): Promise<{ slug: string; name: string; category: string }[]> {
  const { rows } = await pool().query<{ slug: string; name: string; category: string }>(
    `SELECT tools.slug, tools.name, categories.name AS category
     FROM tools JOIN categories ON categories.id = category_id
     WHERE state = 'published' AND position(lower($1) IN lower(tools.name)) > 0
     ORDER BY position(lower($1) IN lower(tools.name)) > 1, tools.slug LIMIT $2`,
    [text, limit],
  );
  return rows;
}
