import 'server-only';
import type { Page, ReviewedTool, ToolFacts } from '@/lib/domain/catalogue';
import { toolSlugSchema } from '@/lib/domain/slug';
import { cutPage, decodeCursor, isCursor } from './cursor';
import { prisma } from './database';
import { findReviewedTools } from './reviewed-tools';
import { shapeToolFacts, toolFactsSelect } from './tool-rows';

/** Answers a published tool with its verdicts; null for an unknown, draft or retired one. */
export async function findTool(slug: string): Promise<ReviewedTool | null> {
  const [tool] = await findReviewedTools([slug]);
  return tool ?? null;
}

/** Answers whether `listTools` would take the cursor. */
export const isToolCursor = (cursor: string) => isCursor(toolSlugSchema, cursor);

/**
 * Answers published tools by slug, `limit` (1 to 100) a page.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listTools({
  cursor,
  limit,
}: {
  cursor: string | null;
  limit: number;
}): Promise<Page<ToolFacts>> {
  const after = cursor === null ? null : decodeCursor(toolSlugSchema, cursor);
  const rows = await prisma().tool.findMany({
    where: { state: 'published', ...(after !== null && { slug: { gt: after } }) },
    orderBy: { slug: 'asc' },
    take: limit + 1,
    select: toolFactsSelect,
  });
  return cutPage(rows, limit, shapeToolFacts, (row) => row.slug);
}

/** Answers how many tools are published. */
export async function countTools(): Promise<number> {
  return prisma().tool.count({ where: { state: 'published' } });
}

/** Answers the tools that were published last, the newest first, `limit` (1 to 100) at most. */
export async function listNewestTools(limit: number): Promise<ToolFacts[]> {
  const rows = await prisma().tool.findMany({
    where: { state: 'published' },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: toolFactsSelect,
  });
  return rows.map(shapeToolFacts);
}

/** Answers the facts of those of `slugs` that are published tools, by slug, however many in few statements. */
export async function findToolFacts(slugs: readonly string[]): Promise<Map<string, ToolFacts>> {
  const rows = await prisma().tool.findMany({
    where: { slug: { in: [...slugs] }, state: 'published' },
    select: toolFactsSelect,
  });
  return new Map(rows.map((row) => [row.slug, shapeToolFacts(row)]));
}
