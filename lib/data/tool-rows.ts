import { authorName } from '@/lib/domain/author';
import type { AuthorLabel, ToolFacts } from '@/lib/domain/catalogue';
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

type FactsRow = Prisma.ToolGetPayload<{ select: typeof toolFactsSelect }>;
type PriceRow = FactsRow['priceReads'][number];

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
