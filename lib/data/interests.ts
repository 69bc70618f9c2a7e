import 'server-only';
import type { DeclaredInterest } from '@/lib/domain/catalogue';
import type { SeatInterests } from '@/lib/domain/seat';
import type { AuthorKind } from '@/lib/generated/prisma/client';
import { prisma } from './database';
import { authorSelect, shapeAuthor } from './tool-rows';

type ConflictRow = {
  authorId: number;
  note: string;
  declaredAt: Date;
  author: { name: string | null; kind: AuthorKind };
};
type StandingRow = { authorId: number; publishedAt: Date | null; createdAt: Date };

/** Answers a declared interest as the pages list it, given the published verdicts on the same tool. */
export function shapeInterest(
  { authorId, note, declaredAt, author }: ConflictRow,
  standing: readonly StandingRow[],
): DeclaredInterest {
  const dates = standing.flatMap((verdict) => {
    const at = verdict.publishedAt ?? verdict.createdAt;
    return verdict.authorId === authorId && at <= declaredAt ? [at.toISOString()] : [];
  });
  return {
    author: shapeAuthor(author),
    note,
    declaredAt: declaredAt.toISOString(),
    verdictAt: dates.sort().at(-1) ?? null,
  };
}

const MOST_INTERESTS = 50;

/**
 * Answers the 50 newest interests in published tools that holders of a seat declared, the newest first,
 * and whether there are more: they all stand with their tools.
 */
export async function listSeatInterests(slug: string): Promise<SeatInterests> {
  const rows = await prisma().conflictOfInterest.findMany({
    where: { author: { holdings: { some: { seat: { slug } } } }, tool: { state: 'published' } },
    orderBy: [{ declaredAt: 'desc' }, { authorId: 'asc' }, { toolId: 'asc' }],
    take: MOST_INTERESTS + 1,
    select: {
      note: true,
      declaredAt: true,
      authorId: true,
      author: { select: authorSelect },
      toolId: true,
      tool: { select: { slug: true, name: true } },
    },
  });
  const listed = rows.slice(0, MOST_INTERESTS);
  const standing = await prisma().verdict.findMany({
    where: {
      state: 'published',
      OR: listed.map(({ authorId, toolId }) => ({ authorId, toolId })),
    },
    select: { toolId: true, authorId: true, publishedAt: true, createdAt: true },
  });
  const newest = listed.map(({ tool, toolId, ...conflict }) => ({
    ...shapeInterest(
      conflict,
      standing.filter((verdict) => verdict.toolId === toolId),
    ),
    tool,
  }));
  return { newest, more: rows.length > MOST_INTERESTS };
}
