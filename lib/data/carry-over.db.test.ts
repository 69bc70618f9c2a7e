import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/domain/simulation';
import { type Choice, type Tally, tallyOf } from '@/lib/domain/tally';
import { newActor, openWorld } from '@/scripts/testing/world';
import { carryVotesOver } from './carry-over';
import { recountTallies } from './recount';
import { castAccountVote, castVote, findAccountVotes, readTallies } from './votes';

const { sql, tool, rows } = await openWorld();

/** Somebody with an account, signed in on one browser. */
async function member() {
  const { id } = await rows.user();
  const { tokenHash: sessionHash } = await rows.session({ userId: id });
  return { id, sessionHash, addressHash: 'home' };
}

const stored = async (slug: string): Promise<Tally | undefined> =>
  (await readTallies([slug])).get(slug)?.tally;

const voterOf = async (userId: string): Promise<string> => {
  const [row] = await sql<{ voter_id: string }>('SELECT voter_id FROM users WHERE id = $1', [
    userId,
  ]);
  return row?.voter_id ?? '';
};

type Kept = {
  tool_id: number;
  choice: Choice | null;
  counted: boolean;
  reason: string | null;
  changed_at: Date;
};
const votesOf = (voterId: string): Promise<Kept[]> =>
  sql<Kept>(
    `SELECT tool_id, choice, counted, excluded_reason AS reason, changed_at FROM votes
     WHERE voter_id = $1 ORDER BY tool_id`,
    [voterId],
  );

/** Writes a vote as it might have come to stand, without going the vote's way. */
const setVote = (voterId: string, toolId: number, vote: Omit<Kept, 'tool_id'>) =>
  sql(
    `WITH voter AS (INSERT INTO voters (id) VALUES ($1) ON CONFLICT DO NOTHING)
     INSERT INTO votes (voter_id, tool_id, choice, counted, excluded_reason, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [voterId, toolId, vote.choice, vote.counted, vote.reason, vote.changed_at],
  );

test('the first sign-in makes the browser’s votes the account’s, and its cookie names nobody’s', async () => {
  const { slug } = await tool();
  const [browser, account] = [newActor(), await member()];
  await castVote(browser, slug, 'ship');
  expect(await carryVotesOver(account.id, browser.voterId)).toEqual({ voterId: browser.voterId });
  expect(await findAccountVotes(account.id, [slug])).toEqual({ [slug]: 'ship' });
  expect(await votesOf(browser.voterId)).toEqual([]);
  expect(await voterOf(account.id)).not.toBe(browser.voterId);
  expect(await stored(slug)).toEqual({ ships: 1, skips: 0 });

  // Signed out again, the browser votes for itself and moves nothing of the account's.
  await castVote(browser, slug, 'skip');
  expect(await findAccountVotes(account.id, [slug])).toEqual({ [slug]: 'ship' });
  expect(await stored(slug)).toEqual({ ships: 1, skips: 1 });
  await carryVotesOver(account.id, browser.voterId);
  expect(await findAccountVotes(account.id, [slug])).toEqual({ [slug]: 'skip' });
  expect(await stored(slug)).toEqual({ ships: 0, skips: 1 });
});

test('signing in without a voter, or as nobody, carries nothing and can be repeated', async () => {
  const account = await member();
  expect(await carryVotesOver(account.id, null)).toEqual({ voterId: null });
  const voter = await voterOf(account.id);
  expect(voter).toMatch(/^[0-9a-f-]{36}$/);
  const unknown = randomUUID();
  expect(await carryVotesOver(account.id, unknown)).toEqual({ voterId: unknown });
  expect(await voterOf(account.id)).toBe(voter);

  const { slug } = await tool();
  const browser = newActor();
  await castVote(browser, slug, 'ship');
  await carryVotesOver(randomUUID(), browser.voterId);
  expect(await votesOf(browser.voterId)).toHaveLength(1);
});

test('nothing is taken from another account, nor from a made-up voter', async () => {
  const { id, slug } = await tool();
  const [one, other] = [await member(), await member()];
  await carryVotesOver(one.id, null);
  await castAccountVote(one, slug, 'ship');
  await carryVotesOver(other.id, await voterOf(one.id));
  expect(await findAccountVotes(one.id, [slug])).toEqual({ [slug]: 'ship' });
  expect(await findAccountVotes(other.id, [slug])).toEqual({});

  const madeUp = randomUUID();
  await sql("SELECT cast_vote($1, $2, 'skip', NULL, now(), true)", [slug, madeUp]);
  await carryVotesOver(other.id, madeUp);
  expect(await findAccountVotes(other.id, [slug])).toEqual({});
  expect(await votesOf(madeUp)).toEqual([expect.objectContaining({ tool_id: id })]);
  expect(await recountTallies()).toEqual([]);
});

test('a vote waits for no voter: a session that is over or unknown is nobody’s', async () => {
  const { slug } = await tool();
  const account = await member();
  expect(await castAccountVote(account, slug, 'ship')).toBe('nobody');
  await carryVotesOver(account.id, null);
  expect(await castAccountVote(account, 'no-such-tool', 'ship')).toBeNull();
  expect(await castAccountVote(account, slug, 'ship')).toMatchObject({
    tally: { ships: 1, skips: 0 },
  });
  expect(await castAccountVote({ ...account, sessionHash: 'other' }, slug, 'skip')).toBe('nobody');
  await sql("UPDATE sessions SET expires_at = now() - interval '1 s' WHERE token_hash = $1", [
    account.sessionHash,
  ]);
  expect(await castAccountVote(account, slug, 'skip')).toBe('nobody');
  expect(await stored(slug)).toEqual({ ships: 1, skips: 0 });
});

// Everything a voter can have on a tool: nothing, a counted vote, an excluded one, an excluded one
// that was taken back.
const early = new Date('2026-05-01T10:00:00Z');
const late = new Date('2026-05-02T10:00:00Z');
type Side = Omit<Kept, 'tool_id'> | null;
const sides: Side[] = [
  null,
  ...[early, late].flatMap((changed_at) => [
    { choice: 'ship' as const, counted: true, reason: null, changed_at },
    { choice: 'skip' as const, counted: true, reason: null, changed_at },
    { choice: 'ship' as const, counted: false, reason: 'burst', changed_at },
    { choice: null, counted: false, reason: 'burst', changed_at },
  ]),
];

/** The rule, said once more without SQL. */
function joinedVote(ours: Side, theirs: Side): Side {
  if (!ours || !theirs) return ours ?? theirs;
  const later = theirs.changed_at > ours.changed_at ? theirs : ours;
  const counted = ours.counted && theirs.counted;
  return { ...later, counted, reason: ours.reason ?? theirs.reason };
}

test('any two sides on a tool become what the rule says', async () => {
  const account = await member();
  await carryVotesOver(account.id, null);
  const [ours, theirs] = [await voterOf(account.id), randomUUID()];
  const expected: Kept[] = [];
  const slugs: string[] = [];
  for (const mine of sides) {
    for (const browsers of sides) {
      const { id, slug } = await tool();
      slugs.push(slug);
      if (mine) await setVote(ours, id, mine);
      if (browsers) await setVote(theirs, id, browsers);
      const vote = joinedVote(mine, browsers);
      if (vote) expected.push({ tool_id: id, ...vote });
    }
  }
  await carryVotesOver(account.id, theirs);
  expect(await votesOf(ours)).toEqual(expected);
  expect(await votesOf(theirs)).toEqual([]);
  const counted = expected.flatMap(({ choice, counted }) => (counted && choice ? [choice] : []));
  const tallies = [...(await readTallies(slugs)).values()].map(({ tally }) => tally);
  expect(tallies.reduce((sum, { ships }) => sum + ships, 0)).toBe(tallyOf(counted).ships);
  expect(tallies.reduce((sum, { skips }) => sum + skips, 0)).toBe(tallyOf(counted).skips);
  expect(await recountTallies()).toEqual([]);
});

test('30 browsers sign in to one account at once, each with its own votes', async () => {
  const tools = await Promise.all(Array.from({ length: 6 }, () => tool()));
  const account = await member();
  const browsers = Array.from({ length: 30 }, () => newActor());
  const last = new Map<string, Choice>();
  for (const [n, browser] of browsers.entries()) {
    const random = mulberry32(n);
    for (const { slug } of tools) {
      if (random() < 0.4) continue;
      const choice = random() < 0.5 ? 'ship' : 'skip';
      await castVote(browser, slug, choice);
      last.set(slug, choice);
      // No two in one millisecond, which is as finely as a vote is dated.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  await Promise.all(browsers.map(({ voterId }) => carryVotesOver(account.id, voterId)));
  const slugs = tools.map(({ slug }) => slug);
  expect(await findAccountVotes(account.id, slugs)).toEqual(Object.fromEntries(last));
  for (const slug of slugs) expect(await stored(slug)).toEqual(tallyOf([last.get(slug) ?? 'ship']));
  expect(await recountTallies()).toEqual([]);
});

test('one browser signs in to many accounts at once: its votes go to exactly one of them', async () => {
  const tools = await Promise.all(Array.from({ length: 5 }, () => tool()));
  const slugs = tools.map(({ slug }) => slug);
  const browser = newActor();
  for (const slug of slugs) await castVote(browser, slug, 'ship');
  const accounts = await Promise.all(Array.from({ length: 10 }, member));
  await Promise.all(accounts.map(({ id }) => carryVotesOver(id, browser.voterId)));
  const got = await Promise.all(accounts.map(({ id }) => findAccountVotes(id, slugs)));
  expect(got.map((votes) => Object.keys(votes).length).sort()).toEqual([...Array(9).fill(0), 5]);
  expect(await recountTallies()).toEqual([]);
});

test('while browsers and accounts vote and sign in, no vote is lost and none is counted twice', async () => {
  const tools = await Promise.all(Array.from({ length: 4 }, () => tool()));
  const said: (Choice | null)[] = ['ship', 'skip', null];
  const accounts = await Promise.all(Array.from({ length: 5 }, member));
  await Promise.all(accounts.map(({ id }) => carryVotesOver(id, null)));
  let refused = 0;
  const use = async (seed: number) => {
    const random = mulberry32(seed);
    const account = accounts[seed % accounts.length];
    if (!account) return;
    const browser = newActor();
    for (let turn = 0; turn < 25; turn += 1) {
      const slug = tools[Math.floor(random() * tools.length)]?.slug ?? '';
      const choice = said[Math.floor(random() * 3)] ?? null;
      const what = random();
      if (what < 0.45) await castVote(browser, slug, choice);
      else if (what < 0.8) {
        const answer = await castAccountVote(account, slug, choice);
        if (answer === 'nobody' || answer === null) refused += 1;
      } else await carryVotesOver(account.id, browser.voterId);
    }
    await carryVotesOver(account.id, browser.voterId);
    // Everything this browser ever said is the account's now.
    expect(await votesOf(browser.voterId)).toEqual([]);
  };
  await Promise.all(Array.from({ length: 30 }, (_, seed) => use(seed)));
  expect(refused).toBe(0);
  for (const { id, slug } of tools) {
    const kept = await sql<{ choice: Choice }>('SELECT choice FROM votes WHERE tool_id = $1', [id]);
    expect(kept.length).toBeLessThanOrEqual(accounts.length);
    expect(await stored(slug)).toEqual(tallyOf(kept.map(({ choice }) => choice)));
  }
  expect(await recountTallies()).toEqual([]);
});
