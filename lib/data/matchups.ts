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
import { prisma } from './database';
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
export async function listMatchups({
  cursor,
  limit,
}: {
  cursor: string | null;
  limit: number;
}): Promise<Page<MatchupSummary>> {
  const after = readTimeCursor(cursor);
  const rows = await prisma().matchup.findMany({
    where: {
      state: 'published',
      ...bothPublished,
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

/**
 * Answers up to `limit` published matchups near this pair: those that one of the two tools stands
 * in first, then others of their categories, the newest first.
 */
export async function relatedMatchups(
  pair: { left: ReviewedTool; right: ReviewedTool },
  limit: number,
): Promise<MatchupSummary[]> {
  const slugs = [pair.left.slug, pair.right.slug];
  const categories = [pair.left.category.slug, pair.right.category.slug];
  const isPair = { left: { slug: { in: slugs } }, right: { slug: { in: slugs } } };
  const shares = [{ left: { slug: { in: slugs } } }, { right: { slug: { in: slugs } } }];
  const read = (where: Prisma.MatchupWhereInput) =>
    prisma().matchup.findMany({
      where: { state: 'published', AND: [bothPublished, { NOT: isPair }, where] },
      orderBy: [{ publishAt: 'desc' }, { id: 'desc' }],
      take: limit,
      select: summarySelect,
    });
  const [sharing, sameCategory] = await Promise.all([
    read({ OR: shares }),
    read({ NOT: { OR: shares }, left: { category: { slug: { in: categories } } } }),
  ]);
  return [...sharing, ...sameCategory].slice(0, limit).map(shapeSummary);
}

/** Answers the published matchups that a tool stands in, the newest first, `limit` at most. */
export async function listMatchupsOf(slug: string, limit: number): Promise<MatchupSummary[]> {
  const rows = await prisma().matchup.findMany({
    where: {
      state: 'published',
      ...bothPublished,
      OR: [{ left: { slug } }, { right: { slug } }],
    },
    orderBy: [{ publishAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: summarySelect,
  });
  return rows.map(shapeSummary);
}
