import 'server-only';
import type { CategoryLabel, ReviewedTool } from '@/lib/domain/catalogue';
import type { FedIssue, FedMatchup, FedVerdict } from '@/lib/domain/feed';
import { itemFactsSchema } from '@/lib/domain/newsletter';
import { prisma } from './database';
import { findReviewedTools } from './reviewed-tools';
import { authorSelect, revisedAt, shapeAuthor, wordingSelect } from './tool-rows';

/** Answers a category as a label; null where there is none of that address. */
export function findCategoryLabel(slug: string): Promise<CategoryLabel | null> {
  return prisma().category.findUnique({ where: { slug }, select: { slug: true, name: true } });
}

const published = (category: string | null) => ({
  state: 'published' as const,
  ...(category !== null && { category: { slug: category } }),
});

/**
 * Answers the newest published matchups, `limit` at most, with both tools and their verdicts; of a
 * category those in which it has a tool. Two questions, however many.
 */
export async function listFedMatchups(
  category: string | null,
  limit: number,
): Promise<FedMatchup[]> {
  const both = { left: published(null), right: published(null) };
  const rows = await prisma().matchup.findMany({
    where: {
      state: 'published',
      ...both,
      ...(category !== null && {
        OR: [{ left: published(category) }, { right: published(category) }],
      }),
    },
    orderBy: [{ publishAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      headline: true,
      editorNote: true,
      publishAt: true,
      createdAt: true,
      updatedAt: true,
      left: { select: { slug: true } },
      right: { select: { slug: true } },
    },
  });
  const found = await findReviewedTools(rows.flatMap(({ left, right }) => [left.slug, right.slug]));
  const tools = new Map(found.map((tool): [string, ReviewedTool] => [tool.slug, tool]));
  return rows.flatMap(({ left, right, publishAt, createdAt, updatedAt, ...row }) => {
    const [one, other] = [tools.get(left.slug), tools.get(right.slug)];
    // Taken back between the two questions.
    if (!one || !other) return [];
    const publishedAt = (publishAt ?? createdAt).toISOString();
    return [{ ...row, left: one, right: other, publishedAt, updatedAt: updatedAt.toISOString() }];
  });
}

/** Answers the newest verdicts that stand on published tools, of a category or of all, `limit` at most. */
export async function listFedVerdicts(
  category: string | null,
  limit: number,
): Promise<FedVerdict[]> {
  const rows = await prisma().verdict.findMany({
    where: { state: 'published', tool: published(category) },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      ...wordingSelect,
      id: true,
      publishedAt: true,
      createdAt: true,
      author: { select: authorSelect },
      seat: { select: { slug: true, name: true, question: true } },
      tool: {
        select: { slug: true, name: true, category: { select: { slug: true, name: true } } },
      },
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { number: true, createdAt: true },
      },
    },
  });
  return rows.map(({ revisions, publishedAt, createdAt, author, ...row }) => ({
    ...row,
    author: shapeAuthor(author),
    publishedAt: (publishedAt ?? createdAt).toISOString(),
    revisedAt: revisedAt(revisions[0]),
    hasEarlier: false,
  }));
}

/** Answers the newest issues of the newsletter that went out, `limit` at most, each with what it told of. */
export async function listFedIssues(limit: number): Promise<FedIssue[]> {
  const rows = await prisma().newsletterIssue.findMany({
    where: { number: { not: null } },
    orderBy: { number: 'desc' },
    take: limit,
    select: {
      ...{ number: true, subject: true, intro: true, startedAt: true },
      items: {
        where: { included: true },
        orderBy: [{ rank: 'asc' }, { id: 'asc' }],
        select: { kind: true, title: true, body: true, path: true, facts: true },
      },
    },
  });
  return rows.flatMap(({ number, startedAt, items, ...row }) =>
    number === null || startedAt === null
      ? []
      : [
          {
            ...{ ...row, number, startedAt: startedAt.toISOString() },
            items: items.map((item) => ({ ...item, facts: itemFactsSchema.parse(item.facts) })),
          },
        ],
  );
}
