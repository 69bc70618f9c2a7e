import { Client } from 'pg';
import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/domain/simulation';
import { type Choice, emptyTally, moveTally, type Tally, tallyOf } from '@/lib/domain/tally';
import { newActor, openWorld } from '@/scripts/testing/world';
import { recountTallies } from './recount';
import { castVote, countVotes, findVotes, hasSimulatedVotes, readTallies } from './votes';

const world = await openWorld();
const { sql, tool } = world;

const stored = async (slug: string): Promise<Tally | undefined> =>
  (await readTallies([slug])).get(slug)?.tally;

type VoteRow = { choice: Choice | null; counted: boolean; excluded_reason: string | null };
const votesOn = (toolId: number): Promise<VoteRow[]> =>
  sql<VoteRow>('SELECT choice, counted, excluded_reason FROM votes WHERE tool_id = $1', [toolId]);

const said: (Choice | null)[] = [null, 'ship', 'skip'];
const transitions = said.flatMap((before) => said.map((after) => ({ before, after })));

test.each(transitions)('a vote goes from $before to $after', async ({ before, after }) => {
  const { id, slug } = await tool();
  const [actor, other] = [newActor(), newActor()];
  await castVote(other, slug, 'ship');
  await castVote(actor, slug, before);
  const start = moveTally({ ships: 1, skips: 0 }, null, before);
  const expected = moveTally(start, before, after);

  // The second time is the same answer: repeating changes nothing.
  for (const _ of [1, 2]) {
    const reading = await castVote(actor, slug, after);
    expect(reading?.tally).toEqual(expected);
    expect(reading?.simulated).toBe(0);
    expect(await stored(slug)).toEqual(expected);
  }
  expect(await findVotes(actor.voterId, [slug])).toEqual(after ? { [slug]: after } : {});
  expect(await votesOn(id)).toHaveLength(after ? 2 : 1);
});

test('the answer carries the time of the database', async () => {
  const { slug } = await tool();
  const reading = await castVote(newActor(), slug, 'ship');
  const [now] = await sql<{ now: Date }>('SELECT clock_timestamp() AS now');
  const age = Number(now?.now) - Date.parse(reading?.asOf ?? '');
  expect(age).toBeGreaterThanOrEqual(0);
  expect(age).toBeLessThan(10_000);
});

test.each(['unknown', 'draft', 'retired'] as const)(
  'a vote on %s tool is refused',
  async (state) => {
    const { slug } = state === 'unknown' ? { slug: 'nobody-knows-it' } : await tool({ state });
    const actor = newActor();
    for (const choice of said) expect(await castVote(actor, slug, choice)).toBeNull();
    expect(await sql('SELECT 1 FROM voters WHERE id = $1', [actor.voterId])).toEqual([]);
    expect(await sql('SELECT 1 FROM votes WHERE voter_id = $1', [actor.voterId])).toEqual([]);
    expect(await stored(slug)).toBeUndefined();
  },
);

test('a vote on a retired tool still counts there when it comes back', async () => {
  const { id, slug } = await tool();
  const actor = newActor();
  await castVote(actor, slug, 'skip');
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [id]);
  expect(await castVote(actor, slug, null)).toBeNull();
  await sql("UPDATE tools SET state = 'published' WHERE id = $1", [id]);
  expect(await stored(slug)).toEqual({ ships: 0, skips: 1 });
});

test('an excluded vote stays out, whatever its voter does, until it is restored', async () => {
  const { id, slug } = await tool();
  const [actor, other] = [newActor(), newActor()];
  await castVote(other, slug, 'ship');
  await castVote(actor, slug, 'ship');
  expect(await stored(slug)).toEqual({ ships: 2, skips: 0 });

  const theirs = 'WHERE tool_id = $1 AND voter_id = $2';
  const ids = [id, actor.voterId];
  await sql(`UPDATE votes SET counted = false, excluded_reason = 'burst' ${theirs}`, ids);
  const without = { ships: 1, skips: 0 };
  expect(await stored(slug)).toEqual(without);

  for (const choice of ['skip', null, null, 'ship', 'skip'] as const) {
    expect((await castVote(actor, slug, choice))?.tally).toEqual(without);
    const [row] = await sql<VoteRow>(
      `SELECT choice, counted, excluded_reason FROM votes ${theirs}`,
      ids,
    );
    expect(row).toEqual({ choice, counted: false, excluded_reason: 'burst' });
  }

  await sql(`UPDATE votes SET counted = true, excluded_reason = NULL ${theirs}`, ids);
  expect(await stored(slug)).toEqual({ ships: 1, skips: 1 });
  expect(await recountTallies()).toEqual([]);
});

test('many votes that are changed or deleted in one statement move the tally exactly', async () => {
  const [one, other] = [await tool(), await tool()];
  await sql('INSERT INTO voters (id) SELECT gen_random_uuid() FROM generate_series(1, 500)');
  await sql(
    `INSERT INTO votes (tool_id, voter_id, choice)
     SELECT tool, id, (CASE WHEN get_byte(uuid_send(id), 0) < 170 THEN 'ship' ELSE 'skip' END)::choice
     FROM voters, unnest($1::int[]) AS tool`,
    [[one.id, other.id]],
  );
  const check = async () => {
    for (const { id, slug } of [one, other]) {
      const counted = (await votesOn(id)).filter((vote) => vote.counted);
      expect(await stored(slug)).toEqual(tallyOf(counted.flatMap(({ choice }) => choice ?? [])));
    }
  };
  await check();
  await sql(
    "UPDATE votes SET choice = 'ship' WHERE get_byte(uuid_send(voter_id), 1) < 90 AND tool_id = $1",
    [one.id],
  );
  await check();
  await sql(
    `UPDATE votes SET counted = false, excluded_reason = 'burst'
     WHERE get_byte(uuid_send(voter_id), 2) < 60`,
  );
  await check();
  await sql('DELETE FROM votes WHERE get_byte(uuid_send(voter_id), 3) < 100');
  await check();
  await sql('DELETE FROM votes WHERE tool_id = ANY($1)', [[one.id, other.id]]);
  expect(await stored(one.slug)).toEqual(emptyTally);
  expect(await stored(other.slug)).toEqual(emptyTally);
});

test('200 voters change their minds on two tools at once, and every vote is there', async () => {
  const tools = [await tool(), await tool()];
  const model = new Map(tools.map(({ slug }) => [slug, new Map<string, Choice | null>()]));
  const vote = async (seed: number) => {
    const random = mulberry32(seed);
    const actor = newActor();
    for (let turn = 0; turn < 6; turn += 1) {
      const slug = tools[Math.floor(random() * 2)]?.slug ?? '';
      const choice = said[Math.floor(random() * 3)] ?? null;
      expect(await castVote(actor, slug, choice)).not.toBeNull();
      model.get(slug)?.set(actor.voterId, choice);
    }
  };
  await Promise.all(Array.from({ length: 200 }, (_, seed) => vote(seed)));

  for (const { id, slug } of tools) {
    const choices = [...(model.get(slug)?.values() ?? [])].flatMap((choice) => choice ?? []);
    expect(choices.length).toBeGreaterThan(50);
    expect(await stored(slug)).toEqual(tallyOf(choices));
    expect((await votesOn(id)).map(({ choice }) => choice).sort()).toEqual(choices.sort());
  }
  expect(await recountTallies()).toEqual([]);
});

test('one voter on 20 connections at once has one vote', async () => {
  const { id, slug } = await tool();
  const { voterId } = newActor();
  const hammer = async (seed: number) => {
    const random = mulberry32(seed);
    const client = new Client({ connectionString: world.url });
    await client.connect();
    for (let turn = 0; turn < 15; turn += 1) {
      const choice = said[Math.floor(random() * 3)] ?? null;
      await client.query('SELECT cast_vote($1, $2, $3, NULL)', [slug, voterId, choice]);
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: 20 }, (_, seed) => hammer(seed)));
  const kept = await votesOn(id);
  expect(kept.length).toBeLessThanOrEqual(1);
  expect(await stored(slug)).toEqual(tallyOf(kept.flatMap(({ choice }) => choice ?? [])));

  expect((await castVote({ voterId, addressHash: null }, slug, 'ship'))?.tally).toEqual({
    ships: 1,
    skips: 0,
  });
  expect(await recountTallies()).toEqual([]);
});

test('a vote keeps to its voter’s slot, and no slot is all of them', async () => {
  const { id, slug } = await tool();
  await Promise.all(Array.from({ length: 64 }, () => castVote(newActor(), slug, 'ship')));
  const slots = await sql<{ ships: number }>('SELECT ships FROM tally_slots WHERE tool_id = $1', [
    id,
  ]);
  expect(slots.length).toBeGreaterThan(8);
  expect(slots.reduce((sum, { ships }) => sum + ships, 0)).toBe(64);
});

test('the votes of all tools are counted, and none of them is made up', async () => {
  const [row] = await sql<{ votes: number }>(
    'SELECT count(*)::int AS votes FROM votes WHERE counted',
  );
  expect(await countVotes()).toEqual({ votes: row?.votes, simulated: 0 });
  expect(await hasSimulatedVotes()).toBe(false);
});
