import 'server-only';
import type {
  CuratedPair,
  MatchupFacts,
  MatchupSummary,
  Page,
  ReviewedTool,
} from '@/lib/domain/catalogue';
import { canonicalPair } from '@/lib/domain/matchup';
import type { Prisma } from '@/lib/generated/prisma/client';
import { cutPage, isTimeCursor, readTimeCursor, timePositionOf } from './cursor';
import { pool, prisma } from './database';
import { findReviewedTools } from './reviewed-tools';
import { shapeToolFacts, toolFactsSelect } from './tool-rows';

const bothPublished = {
  left: { state: 'published' },
  right: { state: 'published' },
} satisfies Prisma.MatchupWhereInput;

const summarySelect = {
  id: true,
  headline: true,
  editorNote: true,
  publishAt: true,
  createdAt: true,
  left: { select: toolFactsSelect },
  right: { select: toolFactsSelect },
} satisfies Prisma.MatchupSelect;

type SummaryRow = Prisma.MatchupGetPayload<{ select: typeof summarySelect }>;
type CuratedRow = Pick<SummaryRow, 'headline' | 'editorNote' | 'publishAt' | 'createdAt'> & {
  left: { slug: string };
  right: { slug: string };
};

function shapeCurated(row: CuratedRow): CuratedPair {
  return {
    left: row.left.slug,
    right: row.right.slug,
    headline: row.headline,
    editorNote: row.editorNote,
    publishedAt: (row.publishAt ?? row.createdAt).toISOString(),
  };
}

function shapeSummary(row: SummaryRow): MatchupSummary {
  return {
    left: shapeToolFacts(row.left),
    right: shapeToolFacts(row.right),
    curated: shapeCurated(row),
  };
}

/**
 * Answers the comparison of two published tools, in the order that its address has: a published
 * matchup's own, else alphabetical. Null when either is unknown, draft or retired, or both are one.
 */
export async function findMatchup(one: string, other: string): Promise<MatchupFacts | null> {
  if (one === other) return null;
  const [found, curatedRow] = await Promise.all([
    findReviewedTools([one, other]),
    prisma().matchup.findFirst({
      where: {
        state: { in: ['published', 'withdrawn'] },
        OR: [
          { left: { slug: one }, right: { slug: other } },
          { left: { slug: other }, right: { slug: one } },
        ],
      },
      select: {
        state: true,
        headline: true,
        editorNote: true,
        publishAt: true,
        createdAt: true,
        left: { select: { slug: true } },
        right: { select: { slug: true } },
      },
    }),
  ]);
  const tools = new Map(found.map((tool): [string, ReviewedTool] => [tool.slug, tool]));
  const withdrawn = curatedRow?.state === 'withdrawn';
  const curated = curatedRow && !withdrawn ? shapeCurated(curatedRow) : null;
  const order = canonicalPair(one, other, curated);
  const left = tools.get(order.left);
  const right = tools.get(order.right);
  return left && right ? { left, right, curated, withdrawn } : null;
}

/** Answers whether `listMatchups` would take the cursor. */
export const isMatchupCursor = isTimeCursor;

/**
 * Answers published matchups, the newest first, `limit` (1 to 100) a page.
 * @throws CursorError for a cursor that this list did not give out
 */
export function listMatchups(page: {
  cursor: string | null;
  limit: number;
}): Promise<Page<MatchupSummary>> {
  return pageOfMatchups(page, []);
}

async function pageOfMatchups(
  { cursor, limit }: { cursor: string | null; limit: number },
  only: Prisma.MatchupWhereInput[],
): Promise<Page<MatchupSummary>> {
  const after = readTimeCursor(cursor);
  const rows = await prisma().matchup.findMany({
    where: {
      state: 'published',
      ...bothPublished,
      AND: only,
      ...(after && {
        OR: [{ publishAt: { lt: after.time } }, { publishAt: after.time, id: { lt: after.id } }],
      }),
    },
    orderBy: [{ publishAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: summarySelect,
  });
  return cutPage(rows, limit, shapeSummary, (row) =>
    timePositionOf(row.publishAt ?? row.createdAt, row.id),
  );
}

/** Answers the published matchup that a curator put first; else the newest; null without any. */
export async function findFeaturedMatchup(): Promise<MatchupSummary | null> {
  const row = await prisma().matchup.findFirst({
    where: { state: 'published', ...bothPublished },
    orderBy: [
      { featuredRank: { sort: 'asc', nulls: 'last' } },
      { publishAt: 'desc' },
      { id: 'desc' },
    ],
    select: summarySelect,
  });
  return row && shapeSummary(row);
}

// By the tools' own indexes and by the newest: neither reads all tools or all matchups.
const NEAR_SQL = `
  WITH pair AS (SELECT id, category_id FROM tools WHERE slug = ANY($1)),
    sharing AS (
      SELECT id FROM matchups WHERE left_id IN (SELECT id FROM pair)
      UNION SELECT id FROM matchups WHERE right_id IN (SELECT id FROM pair)
    ),
    shown AS NOT MATERIALIZED (
      SELECT matchups.id, publish_at, left_id, right_id, l.category_id
      FROM matchups JOIN tools AS l ON l.id = left_id JOIN tools AS r ON r.id = right_id
      WHERE matchups.state = 'published' AND l.state = 'published' AND r.state = 'published'
    )
  SELECT id FROM (
    (SELECT id, publish_at, 1 AS distance FROM shown
     WHERE id IN (SELECT id FROM sharing)
       AND NOT (left_id IN (SELECT id FROM pair) AND right_id IN (SELECT id FROM pair))
     ORDER BY publish_at DESC, id DESC LIMIT $2)
    UNION ALL
    (SELECT id, publish_at, 2 FROM shown
     WHERE id NOT IN (SELECT id FROM sharing)
       AND category_id IN (SELECT category_id FROM pair)
     ORDER BY publish_at DESC, id DESC LIMIT $2)
  ) AS near
  ORDER BY distance, publish_at DESC, id DESC LIMIT $2`;

/**
 * Answers up to `limit` published matchups near this pair: those that one of the two tools stands
 * in first, then others of their categories, the newest first.
 */
export async function relatedMatchups(
  pair: { left: { slug: string }; right: { slug: string } },
  limit: number,
): Promise<MatchupSummary[]> {
  const near = await pool().query<{ id: number }>({
    ...{
      name: 'near-matchups',
      text: NEAR_SQL,
      values: [[pair.left.slug, pair.right.slug], limit],
    },
  });
  return readSummaries(near.rows.map(({ id }) => id));
}

/** Answers the matchups of these ids as lists show them, in the order of the ids. */
export async function readSummaries(ids: number[]): Promise<MatchupSummary[]> {
  const rows = await prisma().matchup.findMany({
    where: { id: { in: ids } },
    select: summarySelect,
  });
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(shapeSummary);
}

/**
 * Answers the published matchups that a tool stands in, the newest first, `limit` (1 to 100) a page.
 * @throws CursorError for a cursor that no list of matchups gave out
 */
export function listMatchupsOf(
  slug: string,
  page: { cursor: string | null; limit: number },
): Promise<Page<MatchupSummary>> {
  return pageOfMatchups(page, [{ OR: [{ left: { slug } }, { right: { slug } }] }]);
}
