import { authorName } from '@/lib/domain/author';
import type { PublishedVerdict, ReviewedTool, ToolFacts } from '@/lib/domain/catalogue';
import { type PriceRead, pricePeriodSchema } from '@/lib/domain/price';
import { tallyOf } from '@/lib/domain/tally';
import type { Prisma } from '@/lib/generated/prisma/client';

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

/** The same with the verdicts' texts, by the panel's order of seats. */
export const reviewedToolSelect = {
  ...toolFactsSelect,
  verdicts: {
    where: { state: 'published' },
    orderBy: { seat: { rank: 'asc' } },
    select: {
      call: true,
      body: true,
      toolVersion: true,
      publishedAt: true,
      createdAt: true,
      author: { select: { name: true, kind: true } },
      seat: { select: { slug: true, name: true, question: true } },
    },
  },
} satisfies Prisma.ToolSelect;

type FactsRow = Prisma.ToolGetPayload<{ select: typeof toolFactsSelect }>;
type ReviewedRow = Prisma.ToolGetPayload<{ select: typeof reviewedToolSelect }>;
type PriceRow = FactsRow['priceReads'][number];
type VerdictRow = ReviewedRow['verdicts'][number];

const isoDate = (date: Date) => date.toISOString().slice(0, 10);

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

function shapeVerdict(row: VerdictRow): PublishedVerdict {
  return {
    seat: row.seat,
    call: row.call,
    body: row.body,
    toolVersion: row.toolVersion,
    author: { ...row.author, name: authorName(row.author.name) },
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
  };
}

/** Answers a row as a tool with its verdicts. */
export function shapeReviewedTool(row: ReviewedRow): ReviewedTool {
  return { ...shapeToolFacts(row), verdicts: row.verdicts.map(shapeVerdict) };
}
