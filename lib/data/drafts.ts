import 'server-only';
import { type KeptDraft, type Seen, seenNone } from '@/lib/domain/review';
import { type DraftText, isSameDraft } from '@/lib/domain/verdict-draft';
import type { Prisma } from '@/lib/generated/prisma/client';
import { prisma } from './database';

/** Where a draft belongs: each author has one for each of their seats and tool. */
export type DraftPlace = { authorId: number; seatId: number; toolId: number };

/**
 * How a save ended. `moved`: another tab has saved since, and `other` is what it saved. `gone`: the
 * draft was published or thrown away since.
 */
export type SaveAnswer =
  | { kind: 'saved'; draft: KeptDraft }
  | { kind: 'moved'; other: KeptDraft }
  | { kind: 'gone' };

const draftSelect = {
  call: true,
  body: true,
  toolVersion: true,
  evidence: true,
  version: true,
  verdictId: true,
  verdictVersion: true,
  updatedAt: true,
} satisfies Prisma.VerdictDraftSelect;

type DraftRow = Prisma.VerdictDraftGetPayload<{ select: typeof draftSelect }>;

function shapeDraft({ verdictId, verdictVersion, updatedAt, ...row }: DraftRow): KeptDraft {
  const base = verdictId === null ? seenNone : { id: verdictId, version: verdictVersion ?? 0 };
  return { ...row, base, savedAt: updatedAt.toISOString() };
}

const only = ({ authorId, seatId, toolId }: DraftPlace) => ({ authorId, seatId, toolId });

/** Answers the author's draft for a seat on a tool; null when there is none. */
export async function findDraft(place: DraftPlace): Promise<KeptDraft | null> {
  const row = await prisma().verdictDraft.findUnique({
    where: { authorId_seatId_toolId: only(place) },
    select: draftSelect,
  });
  return row && shapeDraft(row);
}

/**
 * Saves a draft over the version that its writer read, 0 for a new one, and never over a newer one.
 * `base` is the published verdict they have seen. A save that comes a second time (its answer
 * was lost on the way) is answered like the first.
 */
export async function saveDraft(
  place: DraftPlace,
  text: DraftText,
  { version, base }: { version: number; base: Seen },
): Promise<SaveAnswer> {
  const seen = base.id === 0 ? { id: null, version: null } : base;
  const data = { ...text, verdictId: seen.id, verdictVersion: seen.version };
  const rows =
    version === 0
      ? await prisma().verdictDraft.createManyAndReturn({
          data: [{ ...only(place), ...data }],
          skipDuplicates: true,
          select: draftSelect,
        })
      : await prisma().verdictDraft.updateManyAndReturn({
          where: { ...only(place), version },
          data: { ...data, version: { increment: 1 } },
          select: draftSelect,
        });
  const [row] = rows;
  if (row) return { kind: 'saved', draft: shapeDraft(row) };
  const other = await findDraft(place);
  if (!other) return { kind: 'gone' };
  return isSameDraft(other, text) ? { kind: 'saved', draft: other } : { kind: 'moved', other };
}

/** Throws away the version of a draft that its writer read; answers whether it was there. */
export async function discardDraft(place: DraftPlace, version: number): Promise<boolean> {
  const { count } = await prisma().verdictDraft.deleteMany({
    where: { ...only(place), version },
  });
  return count > 0;
}
