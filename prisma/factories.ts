import type { Prisma, PrismaClient } from '../lib/generated/prisma/client';

type Client = PrismaClient | Prisma.TransactionClient;

/** Builds rows for the seed and the tests: what is not given gets a value that the rules allow. */
export function factories(client: Client) {
  let made = 0;
  const next = () => {
    made += 1;
    return made;
  };

  return {
    category: (given: Partial<Prisma.CategoryUncheckedCreateInput> = {}) => {
      const n = next();
      return client.category.create({
        data: {
          slug: `category-${n}`,
          name: `Category ${n}`,
          description: 'What belongs here.',
          ...given,
        },
      });
    },

    tool: (given: Partial<Prisma.ToolUncheckedCreateInput> & { categoryId: number }) => {
      const n = next();
      return client.tool.create({
        data: {
          slug: `tool-${n}`,
          name: `Tool ${n}`,
          maker: 'Example Works',
          tagline: 'Does one thing and says which.',
          description: 'A tool for trying things out. It has facts, a price and a date.',
          website: 'https://example.com',
          license: 'MIT',
          version: '1.0',
          state: 'published',
          factsCheckedAt: new Date('2025-06-30'),
          publishedAt: new Date('2026-04-14T09:00:00Z'),
          ...given,
        },
      });
    },

    priceRead: (given: Partial<Prisma.PriceReadUncheckedCreateInput> & { toolId: number }) =>
      client.priceRead.create({
        data: {
          kind: 'free',
          sourceUrl: 'https://example.com/pricing',
          checkedAt: new Date('2025-06-30'),
          ...given,
        },
      }),

    seat: (given: Partial<Prisma.SeatUncheckedCreateInput> = {}) => {
      const n = next();
      return client.seat.create({
        data: {
          slug: `seat-${n}`,
          name: `Seat ${n}`,
          question: 'Would it hold?',
          motto: 'Try it first.',
          excites: 'Things that hold.',
          tires: 'Things that do not.',
          rank: n,
          ...given,
        },
      });
    },

    user: (given: Partial<Prisma.UserUncheckedCreateInput> = {}) =>
      client.user.create({ data: { email: `user-${next()}@example.com`, ...given } }),

    session: (given: Partial<Prisma.SessionUncheckedCreateInput> & { userId: string }) =>
      client.session.create({
        data: {
          tokenHash: `session-${next()}`,
          role: 'member',
          expiresAt: new Date('2099-01-01T00:00:00Z'),
          ...given,
        },
      }),

    author: (given: Partial<Prisma.AuthorUncheckedCreateInput> = {}) =>
      client.author.create({ data: { name: `Author ${next()}`, kind: 'model', ...given } }),

    holding: (
      given: Partial<Prisma.SeatHoldingUncheckedCreateInput> & { seatId: number; authorId: number },
    ) => client.seatHolding.create({ data: { since: new Date('2026-04-14'), ...given } }),

    /** A verdict with its first revision; published unless told. */
    verdict: (
      given: Partial<Prisma.VerdictUncheckedCreateInput> & {
        toolId: number;
        seatId: number;
        authorId: number;
      },
    ) => {
      const content = {
        call: given.call ?? ('ship' as const),
        body:
          given.body ??
          'It did what it says on an ordinary week of work, and failed in ways that could be seen and mended.',
        toolVersion: given.toolVersion ?? '1.0',
      };
      return client.verdict.create({
        data: {
          state: 'published',
          publishedAt: new Date('2026-04-14T09:00:00Z'),
          ...(given.state === 'superseded' && { supersededAt: new Date('2026-05-01T09:00:00Z') }),
          ...(given.state === 'retracted' && {
            retractedAt: new Date('2026-05-01T09:00:00Z'),
            retractedReason: 'It judged another tool of the same name.',
          }),
          ...given,
          ...content,
          revisions: { create: { number: 1, ...content } },
        },
      });
    },

    matchup: (
      given: Partial<Prisma.MatchupUncheckedCreateInput> & { leftId: number; rightId: number },
    ) =>
      client.matchup.create({
        data: { state: 'published', publishAt: new Date('2026-04-14T09:00:00Z'), ...given },
      }),
  };
}
