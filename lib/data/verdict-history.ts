import 'server-only';
import type { HistoricVerdict, Standing, VerdictHistory } from '@/lib/domain/seat';
import type { Prisma } from '@/lib/generated/prisma/client';
import { prisma } from './database';
import { authorSelect, shapeAuthor, wordingSelect } from './tool-rows';

// A seat may publish and revise without end, and each revision is compared with the one before.
const MOST_VERDICTS = 50;
const MOST_WORDINGS = 150;

const historySelect = {
  ...wordingSelect,
  id: true,
  state: true,
  publishedAt: true,
  createdAt: true,
  supersededAt: true,
  retractedAt: true,
  retractedReason: true,
  author: { select: authorSelect },
} satisfies Prisma.VerdictSelect;

const wordingsSelect = {
  ...wordingSelect,
  verdictId: true,
  number: true,
  createdAt: true,
} satisfies Prisma.VerdictRevisionSelect;

type HistoryRow = Prisma.VerdictGetPayload<{ select: typeof historySelect }>;
type WordingRow = Prisma.VerdictRevisionGetPayload<{ select: typeof wordingsSelect }>;

function standingOf(row: HistoryRow): Standing {
  if (row.retractedAt && row.retractedReason !== null) {
    return { state: 'retracted', at: row.retractedAt.toISOString(), reason: row.retractedReason };
  }
  if (row.supersededAt) return { state: 'superseded', at: row.supersededAt.toISOString() };
  return { state: 'published' };
}

function shapeHistoric(row: HistoryRow, wordings: readonly WordingRow[]): HistoricVerdict {
  return {
    call: row.call,
    body: row.body,
    toolVersion: row.toolVersion,
    evidence: row.evidence,
    author: shapeAuthor(row.author),
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
    standing: standingOf(row),
    revisions: wordings
      .filter(({ verdictId }) => verdictId === row.id)
      .map(({ verdictId: _, createdAt, ...revision }) => ({
        ...revision,
        createdAt: createdAt.toISOString(),
      })),
  };
}

/**
 * Answers what a seat has published on a published tool, the newest first: its 50 newest verdicts with
 * 150 wordings together, those of the newest verdicts first, and whether there are more. Null when the
 * tool or the seat is unknown, or the seat has never spoken on it.
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
    take: MOST_VERDICTS + 1,
    select: historySelect,
  });
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_VERDICTS);
  const wordings = await prisma().verdictRevision.findMany({
    where: { verdictId: { in: shown.map(({ id }) => id) } },
    // Verdict by verdict, so that what is left out is of the oldest ones.
    orderBy: [{ verdict: { publishedAt: 'desc' } }, { verdictId: 'desc' }, { number: 'desc' }],
    take: MOST_WORDINGS + 1,
    select: wordingsSelect,
  });
  const read = wordings.slice(0, MOST_WORDINGS);
  const { id: _tool, ...toolLabel } = tool;
  const { id: _seat, ...seatLabel } = seat;
  return {
    tool: toolLabel,
    seat: seatLabel,
    verdicts: shown.map((row) => shapeHistoric(row, read)),
    more: rows.length > MOST_VERDICTS || wordings.length > MOST_WORDINGS,
  };
}
