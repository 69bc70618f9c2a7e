import 'server-only';
import type { PublishedVerdict, Retraction, ReviewedTool } from '@/lib/domain/catalogue';
import type { Prisma } from '@/lib/generated/prisma/client';
import { pool, prisma } from './database';
import { shapeInterest } from './interests';
import {
  authorSelect,
  revisedAt,
  shapeAuthor,
  shapeToolFacts,
  toolFactsSelect,
  wordingSelect,
} from './tool-rows';

/** A tool's facts with the texts of the verdicts that stand, by the order of seats. */
const reviewedToolSelect = {
  ...toolFactsSelect,
  verdicts: {
    where: { state: 'published' },
    orderBy: [{ seat: { rank: 'asc' } }, { seat: { slug: 'asc' } }],
    select: {
      ...wordingSelect,
      publishedAt: true,
      createdAt: true,
      authorId: true,
      author: { select: authorSelect },
      seat: { select: { slug: true, name: true, question: true } },
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { number: true, createdAt: true },
      },
    },
  },
  conflicts: {
    orderBy: [{ declaredAt: 'asc' }, { authorId: 'asc' }],
    select: { note: true, declaredAt: true, authorId: true, author: { select: authorSelect } },
  },
} satisfies Prisma.ToolSelect;

type ReviewedRow = Prisma.ToolGetPayload<{ select: typeof reviewedToolSelect }>;
type VerdictRow = ReviewedRow['verdicts'][number];

// What stands no more is counted without its text: there is no end to how much of it a seat may have.
// A retraction is said where the seat's newest word is one.
const PAST_SQL = `
  SELECT DISTINCT ON (tools.slug, seats.rank, seats.slug)
    tools.slug AS tool, seats.slug, seats.name, seats.question, retracted_at, retracted_reason,
    (count(*) OVER (PARTITION BY tools.id, seats.id))::int AS verdicts
  FROM tools
    JOIN verdicts ON verdicts.tool_id = tools.id AND verdicts.state <> 'draft'
    JOIN seats ON seats.id = verdicts.seat_id
  WHERE tools.slug = ANY($1)
  ORDER BY tools.slug, seats.rank, seats.slug, verdicts.published_at DESC, verdicts.id DESC`;

type PastRow = {
  tool: string;
  slug: string;
  name: string;
  question: string;
  /** How many the seat has published, the one that stands among them. */
  verdicts: number;
  /** Of the seat's newest verdict. */
  retracted_at: Date | null;
  retracted_reason: string | null;
};

function shapeVerdict(row: VerdictRow, past: readonly PastRow[]): PublishedVerdict {
  const ofSeat = past.find(({ slug }) => slug === row.seat.slug);
  return {
    seat: row.seat,
    call: row.call,
    body: row.body,
    toolVersion: row.toolVersion,
    evidence: row.evidence,
    author: shapeAuthor(row.author),
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
    revisedAt: revisedAt(row.revisions[0]),
    hasEarlier: (ofSeat?.verdicts ?? 0) > 1,
  };
}

function shapeRetraction(row: PastRow): Retraction[] {
  const { slug, name, question, retracted_at: at, retracted_reason: reason } = row;
  if (!at || reason === null) return [];
  return [{ seat: { slug, name, question }, retractedAt: at.toISOString(), reason }];
}

function shapeReviewedTool(row: ReviewedRow, past: readonly PastRow[]): ReviewedTool {
  const { verdicts, conflicts, ...facts } = row;
  const speaks = new Set(verdicts.map(({ seat }) => seat.slug));
  return {
    ...shapeToolFacts({ ...facts, verdicts }),
    verdicts: verdicts.map((verdict) => shapeVerdict(verdict, past)),
    retractions: past.filter(({ slug }) => !speaks.has(slug)).flatMap(shapeRetraction),
    interests: conflicts.map((conflict) => shapeInterest(conflict, verdicts)),
  };
}

/** Answers those of the tools that are published, with their verdicts, in no order. */
export function findReviewedTools(slugs: string[]): Promise<ReviewedTool[]> {
  return readReviewedTools(slugs, { state: 'published' });
}

/**
 * Answers those of the tools that there are, in whatever state, in no order: for the curator's desk
 * only. Of verdicts that stand no more it reads no text, however many there are.
 */
export function findToolsInAnyState(slugs: string[]): Promise<ReviewedTool[]> {
  return readReviewedTools(slugs, {});
}

async function readReviewedTools(
  slugs: string[],
  where: Prisma.ToolWhereInput,
): Promise<ReviewedTool[]> {
  const [rows, past] = await Promise.all([
    prisma().tool.findMany({
      where: { slug: { in: slugs }, ...where },
      select: reviewedToolSelect,
    }),
    pool().query<PastRow>({ name: 'past-verdicts', text: PAST_SQL, values: [slugs] }),
  ]);
  return rows.map((row) =>
    shapeReviewedTool(
      row,
      past.rows.filter(({ tool }) => tool === row.slug),
    ),
  );
}
