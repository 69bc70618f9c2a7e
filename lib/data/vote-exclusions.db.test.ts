import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/domain/simulation';
import { type Choice, emptyTally, type Tally } from '@/lib/domain/tally';
import type { ExclusionRequest } from '@/lib/domain/vote-exclusion';
import { accounts } from '@/scripts/testing/accounts';
import { newActor, openWorld } from '@/scripts/testing/world';
import { actingAsSystem } from './acting';
import { carryVotesOver } from './carry-over';
import { reinstatePerson, suspendPerson } from './people-decisions';
import { recountTallies } from './recount';
import { excludeVotes, liftExclusion, listExclusions } from './vote-exclusions';
import { castAccountVote, castVote, readTallies } from './votes';

const world = await openWorld();
const { sql, tool, rows } = world;
const { member } = accounts(world);
const acting = () => actingAsSystem('command', 'a test');

const { id: adminId, email } = await rows.user({ role: 'admin' });
const viewer = { userId: adminId, email, name: null, role: 'admin' as const };
const about = (userId: string) => ({ viewer, userId, acting: acting() });

const exclude = (request: Omit<ExclusionRequest, 'reason'>, reason = 'A burst of votes.') =>
  excludeVotes({ ...request, reason }, acting());

const tallyOn = async (slug: string): Promise<Tally | undefined> =>
  (await readTallies([slug])).get(slug)?.tally;

const openIds = async (): Promise<number[]> =>
  (
    await sql<{ id: number }>('SELECT id FROM vote_exclusions WHERE lifted_at IS NULL ORDER BY id')
  ).map(({ id }) => id);

type Vote = {
  tool_id: number;
  voter_id: string;
  choice: Choice | null;
  counted: boolean;
  address_hash: string | null;
};
type Exclusion = { tool_id: number | null; voter_id: string | null; address_hash: string | null };

/** Every vote counts exactly when nothing names it, and the tallies are their count. */
async function expectExact(): Promise<void> {
  const votes = await sql<Vote>('SELECT * FROM votes');
  const open = await sql<Exclusion>('SELECT * FROM vote_exclusions WHERE lifted_at IS NULL');
  const suspended = new Set(
    (
      await sql<{ voter_id: string }>('SELECT voter_id FROM users WHERE suspended_at IS NOT NULL')
    ).map((row) => row.voter_id),
  );
  const tallies = new Map<number, Tally>();
  for (const vote of votes) {
    const named = open.some(
      (each) =>
        (each.tool_id === null || each.tool_id === vote.tool_id) &&
        (each.voter_id === vote.voter_id ||
          (each.address_hash !== null && each.address_hash === vote.address_hash)),
    );
    expect(vote.counted, JSON.stringify(vote)).toBe(!named && !suspended.has(vote.voter_id));
    if (!vote.counted || !vote.choice) continue;
    const tally = tallies.get(vote.tool_id) ?? { ...emptyTally };
    tally[vote.choice === 'ship' ? 'ships' : 'skips'] += 1;
    tallies.set(vote.tool_id, tally);
  }
  const tools = await sql<{ id: number; slug: string }>('SELECT id, slug FROM tools');
  const readings = await readTallies(tools.map(({ slug }) => slug));
  for (const { id, slug } of tools) {
    expect(readings.get(slug)?.tally).toEqual(tallies.get(id) ?? emptyTally);
  }
  expect(await recountTallies()).toEqual([]);
}

test('a voter is excluded from one tool, votes on unseen, and counts again when it is lifted', async () => {
  const [one, other] = [await tool(), await tool()];
  const actor = newActor();
  for (const { slug } of [one, other]) await castVote(actor, slug, 'ship');
  const request = { toolId: one.id, by: 'voter' as const, key: actor.voterId };
  expect(await exclude(request)).toEqual({ votes: 1 });
  expect(await exclude(request, 'Once more.')).toBeNull();
  expect(await tallyOn(one.slug)).toEqual(emptyTally);
  expect(await tallyOn(other.slug)).toEqual({ ships: 1, skips: 0 });
  expect((await castVote(actor, one.slug, 'skip'))?.tally).toEqual(emptyTally);
  const [listed] = await listExclusions(one.id, 10);
  expect(listed).toMatchObject({ ...request, reason: 'A burst of votes.', votes: 1 });
  expect(await listExclusions(other.id, 10)).toEqual([]);

  expect(await liftExclusion(listed?.id ?? 0, acting())).toEqual({ votes: 1 });
  expect(await liftExclusion(listed?.id ?? 0, acting())).toBeNull();
  expect(await tallyOn(one.slug)).toEqual({ ships: 0, skips: 1 });
  await expectExact();
});

test('votes from an excluded address start excluded, and do not slip out by another one', async () => {
  const { id, slug } = await tool();
  expect(await exclude({ toolId: id, by: 'address', key: 'cafe' })).toEqual({ votes: 0 });
  const actor = { ...newActor(), addressHash: 'cafe' };
  await castVote(actor, slug, 'ship');
  expect(await tallyOn(slug)).toEqual(emptyTally);
  const [vote] = await sql('SELECT counted, excluded_reason FROM votes WHERE tool_id = $1', [id]);
  expect(vote).toEqual({ counted: false, excluded_reason: 'A burst of votes.' });
  await castVote({ ...actor, addressHash: 'elsewhere' }, slug, 'skip');
  expect(await tallyOn(slug)).toEqual(emptyTally);
  await castVote(newActor(), slug, 'ship');
  expect(await tallyOn(slug)).toEqual({ ships: 1, skips: 0 });
  await expectExact();
});

test('a vote that was taken back while it was excluded does not come back with the others', async () => {
  const { id, slug } = await tool();
  const actor = newActor();
  await castVote(actor, slug, 'ship');
  await exclude({ toolId: id, by: 'voter', key: actor.voterId });
  await castVote(actor, slug, null);
  const [open] = await listExclusions(id, 1);
  expect(await liftExclusion(open?.id ?? 0, acting())).toEqual({ votes: 0 });
  expect(await sql('SELECT 1 FROM votes WHERE tool_id = $1', [id])).toEqual([]);
  await expectExact();
});

test('a suspended account casts no vote, and what it cast does not count until it is reinstated', async () => {
  const { slug } = await tool();
  const account = await member();
  await castAccountVote(account, slug, 'ship');
  expect(await suspendPerson(about(account.id), 'Sold votes.')).toMatchObject({ votes: 1 });
  expect(await castAccountVote(account, slug, 'skip')).toEqual({ suspended: 'Sold votes.' });
  expect(await castAccountVote(account, slug, null)).toEqual({ suspended: 'Sold votes.' });
  expect(await tallyOn(slug)).toEqual(emptyTally);
  // Votes of a browser that signs in to it come along uncounted.
  const [browser, second] = [newActor(), await tool()];
  await castVote(browser, second.slug, 'ship');
  await carryVotesOver(account.id, browser.voterId);
  expect(await tallyOn(second.slug)).toEqual(emptyTally);
  await expectExact();
  expect(await reinstatePerson(about(account.id))).toMatchObject({ votes: 2 });
  expect(await tallyOn(slug)).toEqual({ ships: 1, skips: 0 });
  await expectExact();
});

test('signing in does not lift an exclusion, on that tool or on every one', async () => {
  const [one, other] = [await tool(), await tool()];
  const account = await member();
  await castAccountVote(account, other.slug, 'ship');
  const browser = newActor();
  await castVote(browser, one.slug, 'ship');
  await exclude({ toolId: null, by: 'voter', key: browser.voterId });
  await carryVotesOver(account.id, browser.voterId);
  expect(await tallyOn(one.slug)).toEqual(emptyTally);
  expect(await tallyOn(other.slug)).toEqual(emptyTally);
  await castAccountVote(account, one.slug, 'skip');
  expect(await tallyOn(one.slug)).toEqual(emptyTally);
  await expectExact();
});

test('exclusions and suspensions overlap and end in any order while votes go on', async () => {
  const next = mulberry32(20261123);
  const under = (most: number) => Math.floor(next() * most);
  const tools = [await tool(), await tool(), await tool()];
  const people = [await member(), await member()];
  const voters = Array.from({ length: 5 }, () => randomUUID());
  const addresses = ['north', 'south'];
  const pick = <T>(list: readonly T[]): T => list[under(list.length)] as T;

  const step = async (): Promise<void> => {
    const target = pick(tools);
    const from = { voterId: pick(voters), addressHash: pick(addresses) };
    const choice = pick(['ship', 'skip', null] as const);
    const person = pick(people);
    switch (under(9)) {
      case 0:
      case 1:
        await castVote(from, target.slug, choice);
        return;
      case 2:
        await castAccountVote({ ...person, addressHash: from.addressHash }, target.slug, choice);
        return;
      case 3: {
        const [row] = await sql<{ voter_id: string }>('SELECT voter_id FROM users WHERE id = $1', [
          person.id,
        ]);
        const key = pick([...voters, row?.voter_id ?? from.voterId]);
        await exclude({ toolId: pick([target.id, null]), by: 'voter', key });
        return;
      }
      case 4:
        await exclude({ toolId: target.id, by: 'address', key: from.addressHash });
        return;
      case 5: {
        const open = await openIds();
        if (open.length > 0) await liftExclusion(pick(open), acting());
        return;
      }
      case 6:
        await suspendPerson(about(person.id), 'For the test.');
        return;
      case 7:
        await reinstatePerson(about(person.id));
        return;
      case 8:
        if (under(4) === 0) await carryVotesOver(person.id, from.voterId);
    }
  };

  for (let n = 0; n < 150; n += 1) {
    await step();
    if (n % 10 === 0) await expectExact();
  }
  await expectExact();
  // The same steps, many at once.
  for (let n = 0; n < 12; n += 1) await Promise.all(Array.from({ length: 8 }, step));
  await expectExact();
  for (const id of await openIds()) await liftExclusion(id, acting());
  for (const { id } of people) await reinstatePerson(about(id));
  await expectExact();
  expect(await sql('SELECT 1 FROM votes WHERE NOT counted')).toEqual([]);
}, 60_000);

test('no vote slips past an exclusion that is made while votes come in', async () => {
  const { id, slug } = await tool();
  const flood = (count: number) =>
    Array.from({ length: count }, () =>
      castVote({ voterId: randomUUID(), addressHash: 'flood' }, slug, 'ship'),
    );
  for (let round = 0; round < 5; round += 1) {
    const votes = flood(30);
    const made = exclude({ toolId: id, by: 'address', key: 'flood' });
    await Promise.all([...votes, made, ...flood(30)]);
    expect(await tallyOn(slug)).toEqual(emptyTally);
    for (const open of await openIds()) await liftExclusion(open, acting());
    expect(await tallyOn(slug)).toEqual({ ships: 60 * (round + 1), skips: 0 });
  }
  await expectExact();
});
