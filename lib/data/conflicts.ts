import 'server-only';
import { prisma } from './database';

/** Declares an author's interest in a tool, or words an earlier declaration anew. */
export async function declareConflict(
  authorId: number,
  toolId: number,
  note: string,
): Promise<void> {
  await prisma().conflictOfInterest.upsert({
    where: { authorId_toolId: { authorId, toolId } },
    create: { authorId, toolId, note },
    update: { note },
    select: { toolId: true },
  });
}

/** Withdraws an author's declaration; answers whether there was one. */
export async function withdrawConflict(authorId: number, toolId: number): Promise<boolean> {
  const { count } = await prisma().conflictOfInterest.deleteMany({ where: { authorId, toolId } });
  return count > 0;
}
