import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { RetractedLine } from '@/lib/domain/review';
import { cutPage, readTimeCursor, timePositionOf } from './cursor';
import { prisma } from './database';
import type { Desk, Part } from './review-lists';

/** Answers the author's verdicts that were taken back, the latest first. @throws CursorError for a cursor that this list did not give out */
export async function listRetracted({ authorId }: Desk, part: Part): Promise<Page<RetractedLine>> {
  const after = readTimeCursor(part.cursor);
  const rows = await prisma().verdict.findMany({
    where: {
      authorId,
      state: 'retracted',
      ...(after && {
        OR: [
          { retractedAt: { lt: after.time } },
          { retractedAt: after.time, id: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ retractedAt: 'desc' }, { id: 'desc' }],
    take: part.limit + 1,
    select: {
      id: true,
      call: true,
      toolVersion: true,
      updatedAt: true,
      retractedAt: true,
      retractedReason: true,
      tool: { select: { slug: true, name: true } },
      seat: { select: { slug: true, name: true } },
    },
  });
  const retractedAt = (row: (typeof rows)[number]) => row.retractedAt ?? row.updatedAt;
  return cutPage(
    rows,
    part.limit,
    (row) => ({
      tool: row.tool,
      seat: row.seat,
      call: row.call,
      toolVersion: row.toolVersion,
      reason: row.retractedReason ?? '',
      retractedAt: retractedAt(row).toISOString(),
    }),
    (row) => timePositionOf(retractedAt(row), row.id),
  );
}
