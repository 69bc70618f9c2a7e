import { authorName } from '@/lib/domain/author';
import type {
  AuthorLabel,
  PublishedVerdict,
  Retraction,
  ReviewedTool,
  ToolFacts,
} from '@/lib/domain/catalogue';
import { type PriceRead, pricePeriodSchema } from '@/lib/domain/price';
import { tallyOf } from '@/lib/domain/tally';
import type { AuthorKind, Prisma } from '@/lib/generated/prisma/client';

/** The columns that make a tool's facts; one query each for prices and calls, however many tools. */
export const toolFactsSelect = {
  slug: true,
  name: true,
  maker: true,
  tagline: true,
  description: true,
  website: true,
  license: true,
  version: true,
  factsCheckedAt: true,
  publishedAt: true,
  updatedAt: true,
  createdAt: true,
  category: { select: { slug: true, name: true } },
  priceReads: {
    orderBy: [{ checkedAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: {
      kind: true,
      amount: true,
      currency: true,
      period: true,
      note: true,
      sourceUrl: true,
      checkedAt: true,
    },
  },
  verdicts: { where: { state: 'published' }, select: { call: true } },
} satisfies Prisma.ToolSelect;

/** The columns of a verdict's wording. */
export const wordingSelect = {
  call: true,
  body: true,
  toolVersion: true,
  evidence: true,
} satisfies Prisma.VerdictSelect;

/** The columns that name an author. */
export const authorSelect = { name: true, kind: true } satisfies Prisma.AuthorSelect;

/** The same with the verdicts' texts, those that stand no more among them, by the order of seats. */
export const reviewedToolSelect = {
  ...toolFactsSelect,
  verdicts: {
    where: { state: { not: 'draft' } },
    orderBy: [{ seat: { rank: 'asc' } }, { publishedAt: 'desc' }, { id: 'desc' }],
    select: {
      ...wordingSelect,
      state: true,
      publishedAt: true,
      createdAt: true,
      retractedAt: true,
      retractedReason: true,
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
    select: { note: true, declaredAt: true, author: { select: authorSelect } },
  },
} satisfies Prisma.ToolSelect;

type FactsRow = Prisma.ToolGetPayload<{ select: typeof toolFactsSelect }>;
type ReviewedRow = Prisma.ToolGetPayload<{ select: typeof reviewedToolSelect }>;
type PriceRow = FactsRow['priceReads'][number];
type VerdictRow = ReviewedRow['verdicts'][number];

/** Answers a day as an ISO date. */
export const isoDate = (date: Date) => date.toISOString().slice(0, 10);

/** Answers a stored price read as the domain knows it. */
function shapePrice(row: PriceRow): PriceRead {
  return {
    kind: row.kind,
    amount: row.amount?.toNumber() ?? null,
    currency: row.currency,
    period: row.period === null ? null : pricePeriodSchema.parse(row.period),
    note: row.note,
    sourceUrl: row.sourceUrl,
    checkedAt: isoDate(row.checkedAt),
  };
}

/** Answers a row as a tool's facts. */
export function shapeToolFacts(row: FactsRow): ToolFacts {
  const [newestPrice] = row.priceReads;
  return {
    slug: row.slug,
    name: row.name,
    maker: row.maker,
    tagline: row.tagline,
    description: row.description,
    category: row.category,
    website: row.website,
    license: row.license,
    version: row.version,
    factsCheckedAt: isoDate(row.factsCheckedAt),
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    entry: newestPrice ? shapePrice(newestPrice) : null,
    panel: tallyOf(row.verdicts.map((verdict) => verdict.call)),
  };
}

/** Answers an author as the page names them. */
export function shapeAuthor({
  name,
  kind,
}: {
  name: string | null;
  kind: AuthorKind;
}): AuthorLabel {
  return { name: authorName(name), kind };
}

/** Answers when a verdict's wording changed last, given its newest revision; null when never. */
export function revisedAt(newest: { number: number; createdAt: Date } | undefined): string | null {
  return newest && newest.number > 1 ? newest.createdAt.toISOString() : null;
}

function shapeVerdict(row: VerdictRow, ofSeat: readonly VerdictRow[]): PublishedVerdict {
  return {
    seat: row.seat,
    call: row.call,
    body: row.body,
    toolVersion: row.toolVersion,
    evidence: row.evidence,
    author: shapeAuthor(row.author),
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
    revisedAt: revisedAt(row.revisions[0]),
    hasEarlier: ofSeat.length > 1,
  };
}

/** The verdicts of each seat together, the seats and each one's verdicts in the order given. */
function bySeat(verdicts: readonly VerdictRow[]): VerdictRow[][] {
  const seats = new Map<string, VerdictRow[]>();
  for (const row of verdicts) {
    const ofSeat = seats.get(row.seat.slug);
    if (ofSeat) ofSeat.push(row);
    else seats.set(row.seat.slug, [row]);
  }
  return [...seats.values()];
}

function shapeRetraction({ seat, retractedAt, retractedReason }: VerdictRow): Retraction[] {
  if (!retractedAt || retractedReason === null) return [];
  return [{ seat, retractedAt: retractedAt.toISOString(), reason: retractedReason }];
}

/** Answers a row as a tool with its verdicts. */
export function shapeReviewedTool({ verdicts, conflicts, ...facts }: ReviewedRow): ReviewedTool {
  const seats = bySeat(verdicts);
  const standing = seats.flatMap((ofSeat) => {
    const row = ofSeat.find(({ state }) => state === 'published');
    return row ? [shapeVerdict(row, ofSeat)] : [];
  });
  const silent = seats.filter((ofSeat) => ofSeat.every(({ state }) => state !== 'published'));
  return {
    ...shapeToolFacts({ ...facts, verdicts: standing }),
    verdicts: standing,
    // The newest: the seat may have taken back more than one.
    retractions: silent.flatMap(([newest]) => (newest ? shapeRetraction(newest) : [])),
    interests: conflicts.map(({ author, note, declaredAt }) => ({
      author: shapeAuthor(author),
      note,
      declaredAt: declaredAt.toISOString(),
    })),
  };
}
