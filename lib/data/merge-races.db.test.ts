import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accounts } from '@/scripts/testing/accounts';
import { curator, merged, planOf, wrongSlots } from '@/scripts/testing/merging';
import { acting, eventually, newActor, openWorld } from '@/scripts/testing/world';
import { deleteAccount } from './accounts';
import { carryVotesOver } from './carry-over';
import { pool } from './database';
import { mergeTools } from './merge';
import { reinstatePerson, suspendPerson } from './people-decisions';
import { undoMerge } from './unmerge';
import { excludeVotes, liftExclusion, listExclusions } from './vote-exclusions';
import { castAccountVote, castVote, readTallies } from './votes';

const world = await openWorld();
const { rows, sql, tool } = world;
const { member } = accounts(world);
const { id: adminId, email } = await rows.user({ role: 'admin' });
const viewer = { userId: adminId, email, name: null, role: 'admin' as const };
const about = (userId: string) => ({ viewer, userId, acting: acting() });
const stored = async (slug: string) => (await readTallies([slug])).get(slug)?.tally;

/** How many statements wait for a lock that begin so. */
async function waiting(start: string): Promise<number> {
  const [row] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND ltrim(query, E' \\n') LIKE $1`,
    [`${start}%`],
  );
  return row?.n ?? 0;
}

const statementsThatWait = async () =>
  (
    await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  )[0]?.n ?? 0;

type Pair = { source: { id: number; slug: string }; target: { id: number; slug: string } };

/**
 * Has a merge, or its undo, stall after it moved the votes (somebody has a price read of the two's),
 * has `work` begin, which must wait, has all of `meanwhile` done, and lets go.
 */
async function whileVotesMove<T, U>(
  { source, target }: Pair,
  move: () => Promise<T>,
  work: () => Promise<U>,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<[T, U]> {
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT FROM price_reads WHERE tool_id = ANY($1) FOR UPDATE', [
      [source.id, target.id],
    ]);
    const moving = move();
    await eventually(
      async () => (await waiting('UPDATE price_reads')) === 1,
      'the votes are moved',
    );
    const working = work();
    const both = Promise.all([moving, working]);
    // What fails while the other is still stalled is told below.
    both.catch(() => undefined);
    await eventually(async () => (await statementsThatWait()) === 2, 'the other waits');
    await meanwhile();
    await client.query('COMMIT');
    return await both;
  } finally {
    client.release();
  }
}

async function pair(): Promise<Pair> {
  const [source, target] = [await tool(), await tool()];
  await rows.priceRead({ toolId: source.id });
  return { source, target };
}

async function wishOf({ source, target }: Pair) {
  const { footing } = await planOf(source.id, target.id);
  return { source: source.id, target: target.id, footing, chosen: {} };
}

/** An account that voted on both, beside somebody else. */
async function votedOnBoth({ source, target }: Pair) {
  const account = await member();
  for (const { slug } of [source, target]) await castAccountVote(account, slug, 'ship');
  await castVote(newActor(), source.slug, 'skip');
  return account;
}

const votesOf = (userId: string) =>
  sql<{ tool_id: number; counted: boolean }>(
    `SELECT tool_id, counted FROM votes JOIN users USING (voter_id) WHERE users.id = $1
     ORDER BY tool_id`,
    [userId],
  );

async function expectExact({ source, target }: Pair): Promise<void> {
  expect(await wrongSlots([source.id, target.id])).toEqual([]);
}

test('an account that is suspended while a merge moves its vote does not count afterwards', async () => {
  const tools = await pair();
  const account = await votedOnBoth(tools);
  const wish = await wishOf(tools);
  const [answer, suspended] = await whileVotesMove(
    tools,
    () => mergeTools(curator(), wish),
    () => suspendPerson(about(account.id), 'Sold votes.'),
  );
  expect([answer.kind, suspended]).toMatchObject(['merged', { kind: 'done', votes: 1 }]);
  expect(await votesOf(account.id)).toEqual([{ tool_id: tools.target.id, counted: false }]);
  expect(await stored(tools.target.slug)).toEqual({ ships: 0, skips: 1 });
  await expectExact(tools);
  expect(await reinstatePerson(about(account.id))).toMatchObject({ votes: 1 });
});

test('an account that is suspended while a merge is undone counts on neither tool', async () => {
  const tools = await pair();
  const account = await votedOnBoth(tools);
  const { id } = await merged(tools.source.id, tools.target.id);
  const [answer, suspended] = await whileVotesMove(
    tools,
    () => undoMerge(curator(), id, new Date()),
    () => suspendPerson(about(account.id), 'Sold votes.'),
  );
  expect([answer.kind, suspended]).toMatchObject(['undone', { kind: 'done', votes: 2 }]);
  expect((await votesOf(account.id)).map(({ counted }) => counted)).toEqual([false, false]);
  await expectExact(tools);
});

test('a browser that signs in while a merge moves its vote leaves none beside the account’s', async () => {
  const tools = await pair();
  const account = await votedOnBoth(tools);
  const browser = newActor();
  for (const { slug } of [tools.source, tools.target]) await castVote(browser, slug, 'skip');
  const wish = await wishOf(tools);
  const [answer] = await whileVotesMove(
    tools,
    () => mergeTools(curator(), wish),
    () => carryVotesOver(account.id, browser.voterId),
  );
  expect(answer.kind).toBe('merged');
  expect(await sql('SELECT 1 FROM votes WHERE voter_id = $1', [browser.voterId])).toEqual([]);
  expect(await votesOf(account.id)).toEqual([{ tool_id: tools.target.id, counted: true }]);
  expect(await stored(tools.target.slug)).toEqual({ ships: 0, skips: 2 });
  await expectExact(tools);
});

test('an account can be deleted while a merge, or its undo, moves its votes', async () => {
  const tools = await pair();
  const [one, other] = [await votedOnBoth(tools), await votedOnBoth(tools)];
  const wish = await wishOf(tools);
  const [answer, gone] = await whileVotesMove(
    tools,
    () => mergeTools(curator(), wish),
    () => deleteAccount(acting(), one.id),
  );
  if (answer.kind !== 'merged') throw new Error(answer.kind);
  expect(gone).toBe(true);
  expect(await stored(tools.target.slug)).toEqual({ ships: 1, skips: 2 });
  const undoing = await whileVotesMove(
    tools,
    () => undoMerge(curator(), answer.id, new Date()),
    () => deleteAccount(acting(), other.id),
  );
  expect(undoing).toMatchObject([{ kind: 'undone' }, true]);
  expect(await stored(tools.source.slug)).toEqual({ ships: 0, skips: 2 });
  expect(await stored(tools.target.slug)).toEqual({ ships: 0, skips: 0 });
  await expectExact(tools);
});

test('a merge and an exclusion at once keep no vote on another tool waiting', async () => {
  const [tools, elsewhere] = [await pair(), await tool()];
  await castVote(newActor(), tools.source.slug, 'ship');
  const wish = await wishOf(tools);
  const request = { toolId: elsewhere.id, by: 'address' as const, key: 'burst', reason: 'Burst.' };
  const [answer, excluded] = await whileVotesMove(
    tools,
    () => mergeTools(curator(), wish),
    () => excludeVotes(request, acting()),
    () => castVote(newActor(), elsewhere.slug, 'ship'),
  );
  expect([answer.kind, excluded]).toEqual(['merged', { votes: 0 }]);
});

test('an exclusion that would keep votes waiting gives up in words, and nothing is changed', async () => {
  const { id, slug } = await tool();
  const request = { toolId: id, by: 'address' as const, key: 'hash', reason: 'Burst.' };
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    const [first, second] = ['0', '1'].map((slot) => randomUUID().slice(0, -1) + slot);
    await client.query("SELECT cast_vote($1, $2, 'ship', 'hash')", [slug, first]);
    const excluding = excludeVotes(request, acting());
    await eventually(async () => (await waiting('LOCK TABLE')) === 1, 'it waits for the vote');
    const start = performance.now();
    // Voters of the same slot (tally_slot) wait for each other's transactions in any case.
    await castVote({ voterId: second ?? '', addressHash: 'hash' }, slug, 'skip');
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(await excluding).toBe('busy');
  } finally {
    await client.query('COMMIT');
    client.release();
  }
  expect(await listExclusions(id, 10)).toEqual([]);
  expect(await excludeVotes(request, acting())).toEqual({ votes: 2 });
  const [open] = await listExclusions(id, 1);
  expect(await liftExclusion(open?.id ?? 0, acting())).toEqual({ votes: 2 });
});

test('merging a tool that had exclusions stops no other; a vote that waited knows what moved', async () => {
  const [tools, elsewhere] = [await pair(), await tool()];
  await castVote(newActor(), tools.source.slug, 'ship');
  const request = { toolId: tools.source.id, by: 'address' as const, key: 'bad', reason: 'Burst.' };
  await excludeVotes(request, acting());
  const wish = await wishOf(tools);
  const voter = { voterId: randomUUID(), addressHash: 'bad' };
  const [answer, vote] = await whileVotesMove(
    tools,
    () => mergeTools(curator(), wish),
    // On the target, where the exclusion does not stand yet.
    () => castVote(voter, tools.target.slug, 'ship'),
    () => castVote(newActor(), elsewhere.slug, 'ship'),
  );
  expect([answer.kind, vote?.tool]).toEqual(['merged', tools.target.slug]);
  expect(await stored(tools.target.slug)).toEqual({ ships: 1, skips: 0 });
  expect(
    await sql('SELECT counted, excluded_reason FROM votes WHERE voter_id = $1', [voter.voterId]),
  ).toEqual([{ counted: false, excluded_reason: 'Burst.' }]);
  await expectExact(tools);
});

test('a vote that is taken back while its exclusion is lifted is gone', async () => {
  const { id, slug } = await tool();
  const actor = newActor();
  await castVote(actor, slug, 'ship');
  await excludeVotes({ toolId: id, by: 'voter', key: actor.voterId, reason: 'Burst.' }, acting());
  const client = await pool().connect();
  try {
    // What lifting does, halted before its end.
    await client.query('BEGIN');
    await client.query('LOCK TABLE vote_exclusions IN ACCESS EXCLUSIVE MODE');
    await client.query('UPDATE vote_exclusions SET lifted_at = now() WHERE tool_id = $1', [id]);
    await client.query('SELECT settle_votes(ARRAY[$1::int], ARRAY[$2::uuid])', [id, actor.voterId]);
    const takingBack = castVote(actor, slug, null);
    await eventually(async () => (await statementsThatWait()) === 1, 'it waits');
    await client.query('COMMIT');
    await takingBack;
  } finally {
    client.release();
  }
  expect(await sql('SELECT 1 FROM votes WHERE tool_id = $1', [id])).toEqual([]);
});
