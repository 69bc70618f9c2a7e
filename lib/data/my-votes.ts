import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { Agreement, MyVote } from '@/lib/domain/my-votes';
import { emptyTally, type TallyReading, tallyOf } from '@/lib/domain/tally';
import type { Prisma } from '@/lib/generated/prisma/client';
import { cutPage, isTimeCursor, readTimeCursor, timePositionOf } from './cursor';
import { pool, prisma } from './database';
import { readTallies } from './votes';

/** Answers whether `listMyVotes` would take the cursor. */
export const isMyVotesCursor = isTimeCursor;

const voteSelect = {
  toolId: true,
  choice: true,
  counted: true,
  castAt: true,
  changedAt: true,
  tool: {
    select: {
      slug: true,
      name: true,
      state: true,
      verdicts: { where: { state: 'published' }, select: { call: true } },
    },
  },
} satisfies Prisma.VoteSelect;

type VoteRow = Prisma.VoteGetPayload<{ select: typeof voteSelect }>;

/**
 * Answers the votes of an account, `limit` a page, the newest first: by when each was first cast, so
 * that none moves away under who changes it.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listMyVotes(
  userId: string,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Page<MyVote>> {
  const after = readTimeCursor(cursor);
  const rows = await prisma().vote.findMany({
    where: {
      voter: { user: { id: userId } },
      choice: { not: null },
      ...(after && {
        OR: [{ castAt: { lt: after.time } }, { castAt: after.time, toolId: { lt: after.id } }],
      }),
    },
    orderBy: [{ castAt: 'desc' }, { toolId: 'desc' }],
    take: limit + 1,
    select: voteSelect,
  });
  const tallies = await readTallies(rows.map(({ tool }) => tool.slug));
  const shape = (row: VoteRow) => shapeVote(row, tallies.get(row.tool.slug));
  const page = cutPage(rows, limit, shape, ({ castAt, toolId }) => timePositionOf(castAt, toolId));
  return { ...page, items: page.items.flatMap((vote) => vote ?? []) };
}

function shapeVote(row: VoteRow, reading: TallyReading | undefined): MyVote | null {
  if (!row.choice) return null;
  return {
    tool: { slug: row.tool.slug, name: row.tool.name },
    open: row.tool.state === 'published',
    choice: row.choice,
    counted: row.counted,
    changedAt: row.changedAt.toISOString(),
    panel: tallyOf(row.tool.verdicts.map(({ call }) => call)),
    community: reading?.tally ?? emptyTally,
    asOf: reading?.asOf ?? '',
  };
}

/** Answers on how many tools an account has voted. */
export async function countMyVotes(userId: string): Promise<number> {
  return prisma().vote.count({
    where: { voter: { user: { id: userId } }, choice: { not: null } },
  });
}

const AGREEMENTS_SQL = `
  SELECT seats.name AS seat, count(*)::int AS both,
    (count(*) FILTER (WHERE verdicts.call = votes.choice))::int AS agreed
  FROM users
    JOIN votes ON votes.voter_id = users.voter_id AND votes.choice IS NOT NULL
    JOIN tools ON tools.id = votes.tool_id AND tools.state = 'published'
    JOIN verdicts ON verdicts.tool_id = votes.tool_id AND verdicts.state = 'published'
    JOIN seats ON seats.id = verdicts.seat_id
  WHERE users.id = $1
  GROUP BY seats.id ORDER BY seats.rank, seats.slug`;

/**
 * Answers how the account's votes stand to the published verdicts of each seat, in the seats' order; a
 * seat without a tool in common is left out. Tools that were retired do not count, excluded votes do:
 * it is what the voter thinks.
 */
export async function listAgreements(userId: string): Promise<Agreement[]> {
  const { rows } = await pool().query<Agreement>(AGREEMENTS_SQL, [userId]);
  return rows;
}
