import 'server-only';
import type { HistoricVerdict, Standing, VerdictHistory } from '@/lib/domain/seat';
import type { Prisma } from '@/lib/generated/prisma/client';
import { prisma } from './database';
import { authorSelect, shapeAuthor, wordingSelect } from './tool-rows';

const historySelect = {
  ...wordingSelect,
  state: true,
  publishedAt: true,
  createdAt: true,
  supersededAt: true,
  retractedAt: true,
  retractedReason: true,
  author: { select: authorSelect },
  revisions: {
    orderBy: { number: 'desc' },
    select: { ...wordingSelect, number: true, createdAt: true },
  },
} satisfies Prisma.VerdictSelect;

type HistoryRow = Prisma.VerdictGetPayload<{ select: typeof historySelect }>;

function standingOf(row: HistoryRow): Standing {
  if (row.retractedAt && row.retractedReason !== null) {
    return { state: 'retracted', at: row.retractedAt.toISOString(), reason: row.retractedReason };
  }
  if (row.supersededAt) return { state: 'superseded', at: row.supersededAt.toISOString() };
  return { state: 'published' };
}

function shapeHistoric(row: HistoryRow): HistoricVerdict {
  return {
    call: row.call,
    body: row.body,
    toolVersion: row.toolVersion,
    evidence: row.evidence,
    author: shapeAuthor(row.author),
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
    standing: standingOf(row),
    revisions: row.revisions.map(({ createdAt, ...revision }) => ({
      ...revision,
      createdAt: createdAt.toISOString(),
    })),
  };
}

/**
 * Answers all that a seat has published on a published tool, with every wording, the newest first; null
 * when the tool or the seat is unknown, or the seat has never spoken on it.
 */
export async function findVerdictHistory(
  toolSlug: string,
  seatSlug: string,
): Promise<VerdictHistory | null> {
  const [tool, seat] = await Promise.all([
    prisma().tool.findFirst({
      where: { slug: toolSlug, state: 'published' },
      select: { id: true, slug: true, name: true, version: true },
    }),
    prisma().seat.findUnique({
      where: { slug: seatSlug },
      select: { id: true, slug: true, name: true, question: true },
    }),
  ]);
  if (!tool || !seat) return null;
  const rows = await prisma().verdict.findMany({
    where: { toolId: tool.id, seatId: seat.id, state: { not: 'draft' } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    select: historySelect,
  });
  if (rows.length === 0) return null;
  const { id: _tool, ...toolLabel } = tool;
  const { id: _seat, ...seatLabel } = seat;
  return { tool: toolLabel, seat: seatLabel, verdicts: rows.map(shapeHistoric) };
}
