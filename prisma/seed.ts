import { PrismaPg } from '@prisma/adapter-pg';
import { actAsInPrisma, actingAsSystem } from '../lib/data/acting';
import { type Prisma, PrismaClient } from '../lib/generated/prisma/client';
import { factories } from './factories';
import { sampleCatalogue } from './sample';
import type { SampleTool } from './sample/types';

/** Who wrote the sample's verdicts, as every one of them says. */
const SAMPLE_AUTHOR = { name: 'Sample panel', kind: 'model' as const };

/** When the sample's tools and verdicts were published, and its author took the seats. */
const PUBLISHED_AT = new Date('2026-04-14T09:00:00Z');

/** Any number, so long as nobody else locks it. */
const SEED_LOCK = 7_447_098;

export type SeedReport = { tools: number; verdicts: number; matchups: number };

type Rows = ReturnType<typeof factories>;

async function addTool(
  rows: Rows,
  tool: SampleTool,
  ids: { category: number; author: number; seats: Map<string, number> },
): Promise<{ id: number; verdicts: number }> {
  const publishedAt = PUBLISHED_AT;
  const { id } = await rows.tool({
    slug: tool.slug,
    name: tool.name,
    maker: tool.maker,
    tagline: tool.tagline,
    description: tool.description,
    website: tool.website,
    license: tool.license,
    version: tool.version,
    categoryId: ids.category,
    factsCheckedAt: new Date(tool.factsCheckedAt),
    publishedAt,
  });
  await rows.priceRead({
    toolId: id,
    ...tool.entry,
    checkedAt: new Date(tool.entry.checkedAt),
  });
  for (const verdict of tool.verdicts) {
    await rows.verdict({
      toolId: id,
      seatId: found(ids.seats, verdict.seat),
      authorId: ids.author,
      call: verdict.call,
      body: verdict.body,
      toolVersion: tool.version,
      publishedAt,
    });
  }
  return { id, verdicts: tool.verdicts.length };
}

/** Seats the sample's author where they have never sat: what an operator changed since is left alone. */
async function addHoldings(
  rows: Rows,
  transaction: Prisma.TransactionClient,
  ids: { author: number; seats: Map<string, number> },
): Promise<void> {
  const held = await transaction.seatHolding.findMany({
    where: { authorId: ids.author },
    select: { seatId: true },
  });
  const known = new Set(held.map(({ seatId }) => seatId));
  for (const { slug } of sampleCatalogue.seats) {
    const seatId = found(ids.seats, slug);
    if (known.has(seatId)) continue;
    await rows.holding({ seatId, authorId: ids.author, since: PUBLISHED_AT });
  }
}

function found(ids: Map<string, number>, slug: string): number {
  const id = ids.get(slug);
  if (id === undefined) throw new Error(`The sample names "${slug}", which it does not define`);
  return id;
}

/**
 * Loads what is missing of the sample catalogue, in one transaction: all of it or nothing. What
 * stands already is left as it is, so that it is safe to repeat. It holds no votes.
 * @returns how many rows were added
 */
export async function seed(databaseUrl: string): Promise<SeedReport> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
  try {
    return await prisma.$transaction(
      async (transaction) => {
        // Two first starts on one database load it one after the other.
        await actAsInPrisma(transaction, actingAsSystem('command', 'npm run seed'));
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK}::bigint)`;
        const rows = factories(transaction);
        const report: SeedReport = { tools: 0, verdicts: 0, matchups: 0 };
        const known = async (table: 'category' | 'seat' | 'tool') => {
          const select = { id: true, slug: true } as const;
          const list =
            table === 'category'
              ? await transaction.category.findMany({ select })
              : table === 'seat'
                ? await transaction.seat.findMany({ select })
                : await transaction.tool.findMany({ select });
          return new Map(list.map((row) => [row.slug, row.id]));
        };
        const [categories, seats, tools] = [
          await known('category'),
          await known('seat'),
          await known('tool'),
        ];
        for (const [rank, category] of sampleCatalogue.categories.entries()) {
          if (categories.has(category.slug)) continue;
          categories.set(category.slug, (await rows.category({ ...category, rank })).id);
        }
        for (const seat of sampleCatalogue.seats) {
          if (!seats.has(seat.slug)) seats.set(seat.slug, (await rows.seat(seat)).id);
        }
        const author =
          (await transaction.author.findUnique({ where: { name: SAMPLE_AUTHOR.name } })) ??
          (await rows.author(SAMPLE_AUTHOR));
        await addHoldings(rows, transaction, { author: author.id, seats });
        for (const tool of sampleCatalogue.tools) {
          if (tools.has(tool.slug)) continue;
          const added = await addTool(rows, tool, {
            category: found(categories, tool.category),
            author: author.id,
            seats,
          });
          tools.set(tool.slug, added.id);
          report.tools += 1;
          report.verdicts += added.verdicts;
        }
        for (const { left, right, publishedAt, ...matchup } of sampleCatalogue.matchups) {
          const pair = { leftId: found(tools, left), rightId: found(tools, right) };
          const stands = await transaction.matchup.findFirst({
            where: { OR: [pair, { leftId: pair.rightId, rightId: pair.leftId }] },
            select: { id: true },
          });
          if (stands) continue;
          await rows.matchup({ ...pair, ...matchup, publishAt: new Date(publishedAt) });
          report.matchups += 1;
        }
        return report;
      },
      { timeout: 60_000, maxWait: 10_000 },
    );
  } finally {
    await prisma.$disconnect();
  }
}

/** Answers whether the database has no tool at all. */
export async function isEmpty(databaseUrl: string): Promise<boolean> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
  try {
    return (await prisma.tool.findFirst({ select: { id: true } })) === null;
  } finally {
    await prisma.$disconnect();
  }
}
