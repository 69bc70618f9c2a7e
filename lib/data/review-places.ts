import 'server-only';
import { authorName } from '@/lib/domain/author';
import type { ReviewPlace } from '@/lib/domain/review';
import { pool, prisma } from './database';
import { findDraft } from './drafts';

async function findToolId(given: string): Promise<number | null> {
  const bySlug = await prisma().tool.findFirst({
    where: { slug: given, state: { not: 'draft' } },
    select: { id: true },
  });
  if (bySlug) return bySlug.id;
  const { rows: byName } = await pool().query<{ id: number }>(
    "SELECT id FROM tools WHERE state = 'published' AND lower(name) = lower($1) LIMIT 2",
    [given],
  );
  // Two tools of one name: nobody can say which is meant.
  return byName.length === 1 ? (byName[0]?.id ?? null) : null;
}

/**
 * Answers what somebody finds who writes for a seat on a tool; null when there is no such seat or
 * tool, or the tool was never published. `tool` is its slug, or its name as far as only one published tool has it.
 */
export async function findReviewPlace(
  userId: string,
  seatSlug: string,
  tool: string,
): Promise<ReviewPlace | null> {
  const toolId = await findToolId(tool);
  if (toolId === null) return null;
  const [toolRow, seatRow, author] = await Promise.all([
    prisma().tool.findUnique({
      where: { id: toolId },
      select: { id: true, slug: true, name: true, version: true, state: true },
    }),
    prisma().seat.findUnique({
      where: { slug: seatSlug },
      select: {
        id: true,
        slug: true,
        name: true,
        question: true,
        holdings: { where: { until: null }, select: { author: { select: { userId: true } } } },
      },
    }),
    prisma().author.findUnique({
      where: { userId },
      select: {
        id: true,
        name: true,
        conflicts: { where: { toolId }, select: { note: true, declaredAt: true } },
      },
    }),
  ]);
  if (!toolRow || !seatRow) return null;
  const { holdings, ...seat } = seatRow;
  const [standing, draft] = await Promise.all([
    findStanding(seat.id, toolId),
    author ? findDraft({ authorId: author.id, seatId: seat.id, toolId }) : null,
  ]);
  const conflict = author?.conflicts[0];
  return {
    tool: toolRow,
    seat: { ...seat, holders: holdings.flatMap((holding) => holding.author.userId ?? []) },
    author: author && { id: author.id, name: authorName(author.name) },
    conflict: conflict
      ? { note: conflict.note, declaredAt: conflict.declaredAt.toISOString() }
      : null,
    standing,
    draft,
  };
}

async function findStanding(seatId: number, toolId: number): Promise<ReviewPlace['standing']> {
  const row = await prisma().verdict.findFirst({
    where: { seatId, toolId, state: 'published' },
    select: {
      id: true,
      version: true,
      call: true,
      body: true,
      toolVersion: true,
      evidence: true,
      publishedAt: true,
      createdAt: true,
      author: { select: { id: true, userId: true, name: true, kind: true } },
    },
  });
  if (!row) return null;
  const { publishedAt, createdAt, ...verdict } = row;
  return {
    ...verdict,
    evidence: row.evidence.join('\n'),
    author: { ...row.author, name: authorName(row.author.name) },
    publishedAt: (publishedAt ?? createdAt).toISOString(),
  };
}
