import 'server-only';
import type { Choice, TallyReading } from '@/lib/domain/tally';
import { pool, prisma } from './database';
import { isSessionOf } from './sessions';

/** A recorded vote: the tally with it, and the address at which the tool stands now. */
export type RecordedVote = TallyReading & { tool: string };

/** Who votes: a voter's id (a UUID), and the keyed hash of the address the vote came from. */
export type VotingActor = { voterId: string; addressHash: string | null };

/** The vote's one statement; `bench` runs the very same against servers without Next. */
export const CAST_VOTE_SQL =
  'SELECT ships, skips, simulated, tool, clock_timestamp() AS as_of FROM cast_vote($1, $2, $3, $4)';

type TallyRow = { ships: number; skips: number; simulated: number; as_of: Date };
type CastRow = TallyRow & { tool: string };

function shapeTally(row: TallyRow): TallyReading {
  return {
    tally: { ships: row.ships, skips: row.skips },
    simulated: row.simulated,
    asOf: row.as_of.toISOString(),
  };
}

const shapeCast = (row: CastRow): RecordedVote => ({ ...shapeTally(row), tool: row.tool });

/**
 * Records the actor's vote on a tool, found by the address it has or one that it had, or takes it back (`choice` null), and moves the tally with it:
 * one statement, all or nothing. Repeating a vote changes nothing.
 * @returns the tool's tally with the vote in it; null when there is no such published tool
 * @throws when the database does not answer: then nothing was recorded
 */
export async function castVote(
  actor: VotingActor,
  toolSlug: string,
  choice: Choice | null,
): Promise<RecordedVote | null> {
  const { rows } = await pool().query<CastRow>({
    name: 'cast-vote',
    text: CAST_VOTE_SQL,
    values: [toolSlug, actor.voterId, choice, actor.addressHash],
  });
  const [row] = rows;
  return row ? shapeCast(row) : null;
}

// The account stays locked until the vote is in, so that its votes are not carried, and it is not
// deleted or suspended, under way: a vote that waited for that finds what came of it. There is no tool
// without a name, so that a suspended account casts nothing.
const CAST_ACCOUNT_VOTE_SQL = `
  SELECT ships, skips, simulated, tool, clock_timestamp() AS as_of, suspended_reason AS suspended
  FROM (
    SELECT users.voter_id, users.suspended_reason FROM sessions JOIN users ON users.id = sessions.user_id
    WHERE ${isSessionOf('$1')} AND sessions.expires_at > now() AND users.voter_id IS NOT NULL
    FOR SHARE OF users
  ) AS account
  LEFT JOIN LATERAL cast_vote(
    CASE WHEN account.suspended_reason IS NULL THEN $2 END, account.voter_id, $3, $4
  ) ON true`;

type AccountVoteRow = { [Column in keyof CastRow]: CastRow[Column] | null } & {
  suspended: string | null;
};

/** The account may not vote: it is suspended, for this reason. */
export type Suspended = { suspended: string };

/**
 * Records the vote of the account that is signed in with a session (the hash of its token): as
 * castVote, and as one statement too.
 * @returns the tool's tally with the vote in it; null when there is no such published tool; 'nobody'
 *   when the session is none, or over, or its account has no voter yet; `suspended`, with nothing
 *   recorded, when the account may not vote
 * @throws when the database does not answer: then nothing was recorded
 */
export async function castAccountVote(
  account: { sessionHash: string; addressHash: string | null },
  toolSlug: string,
  choice: Choice | null,
): Promise<RecordedVote | Suspended | null | 'nobody'> {
  const { rows } = await pool().query<AccountVoteRow>({
    name: 'cast-account-vote',
    text: CAST_ACCOUNT_VOTE_SQL,
    values: [account.sessionHash, toolSlug, choice, account.addressHash],
  });
  const [row] = rows;
  if (!row) return 'nobody';
  const { ships, skips, simulated, tool, as_of, suspended } = row;
  if (suspended !== null) return { suspended };
  if (ships === null || skips === null || simulated === null || tool === null || as_of === null) {
    return null;
  }
  return shapeCast({ ships, skips, simulated, tool, as_of });
}

const READ_TALLIES_SQL = `
  SELECT tools.slug, coalesce(sum(ships), 0)::int AS ships, coalesce(sum(skips), 0)::int AS skips,
    coalesce(sum(simulated), 0)::int AS simulated, statement_timestamp() AS as_of
  FROM tools LEFT JOIN tally_slots ON tally_slots.tool_id = tools.id
  WHERE tools.slug = ANY($1) AND tools.state = 'published'
  GROUP BY tools.slug`;

/** Answers the tallies of those of `slugs` that are published tools, by slug. One statement. */
export async function readTallies(slugs: readonly string[]): Promise<Map<string, TallyReading>> {
  const { rows } = await pool().query<TallyRow & { slug: string }>({
    name: 'read-tallies',
    text: READ_TALLIES_SQL,
    values: [slugs],
  });
  return new Map(rows.map((row) => [row.slug, shapeTally(row)]));
}

// By an address that a tool had before as well: a page that was loaded then asks by it.
const votesOf = (voter: string) => `
  SELECT wanted.slug, votes.choice
  FROM unnest($2::text[]) AS wanted (slug) LEFT JOIN tools ON tools.slug = wanted.slug
    JOIN votes ON votes.voter_id = ${voter} AND votes.tool_id = coalesce(
      CASE tools.state WHEN 'published' THEN tools.id END,
      (SELECT id FROM tool_at(wanted.slug)),
      tools.id
    )
  WHERE votes.choice IS NOT NULL`;

async function choicesBySlug(name: string, text: string, values: unknown[]) {
  const { rows } = await pool().query<{ slug: string; choice: Choice }>({ name, text, values });
  return Object.fromEntries(rows.map(({ slug, choice }) => [slug, choice]));
}

/** Answers how the voter voted on those of `slugs` that they voted on, by slug. */
export async function findVotes(
  voterId: string,
  slugs: readonly string[],
): Promise<Record<string, Choice>> {
  return choicesBySlug('my-votes', votesOf('$1::uuid'), [voterId, slugs]);
}

/** Answers how the account's voter voted on those of `slugs` that it voted on, by slug. */
export async function findAccountVotes(
  userId: string,
  slugs: readonly string[],
): Promise<Record<string, Choice>> {
  const voter = '(SELECT voter_id FROM users WHERE id = $1::uuid)';
  return choicesBySlug('account-votes', votesOf(voter), [userId, slugs]);
}

/** Answers how many votes count, over all tools, and how many of those are made up. */
export async function countVotes(): Promise<{ votes: number; simulated: number }> {
  const { _sum: sum } = await prisma().tallySlot.aggregate({
    _sum: { ships: true, skips: true, simulated: true },
  });
  return { votes: (sum.ships ?? 0) + (sum.skips ?? 0), simulated: sum.simulated ?? 0 };
}

/** Answers whether any tally has a made-up vote in it. */
export async function hasSimulatedVotes(): Promise<boolean> {
  const slot = await prisma().tallySlot.findFirst({
    where: { simulated: { gt: 0 } },
    select: { toolId: true },
  });
  return slot !== null;
}
