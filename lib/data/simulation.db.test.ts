import { expect, test } from 'vitest';
import { planVotes } from '@/lib/domain/simulation';
import { newActor, openWorld } from '@/scripts/testing/world';
import { recountTallies } from './recount';
import { castSimulatedVotes, listVotableTools, removeSimulation } from './simulation';
import { castVote, countVotes, hasSimulatedVotes, readTallies } from './votes';

const { sql, tool } = await openWorld();
const tools = [await tool(), await tool(), await tool()];
const slugs = tools.map(({ slug }) => slug);
await tool({ slug: 'draft', state: 'draft' });

const now = new Date();
const plan = [...planVotes({ voters: 150, days: 10, now, tools: slugs, seed: 3 })];
const tallies = async () =>
  Object.fromEntries([...(await readTallies(slugs))].map(([slug, { tally }]) => [slug, tally]));

test('made-up votes go the real way, are marked, and come out again to the last one', async () => {
  expect(await listVotableTools()).toEqual([...slugs].sort());
  const real = [newActor(), newActor()];
  for (const actor of real) for (const slug of slugs) await castVote(actor, slug, 'ship');
  const before = await tallies();

  const recorded = await Promise.all(plan.map(castSimulatedVotes));
  const cast = recorded.reduce((sum, votes) => sum + votes, 0);
  expect(cast).toBe(plan.flatMap(({ votes }) => votes).length);

  const kept = await sql<{ count: number; early: number; late: number }>(
    `SELECT count(*)::int, (count(*) FILTER (WHERE cast_at < $1))::int AS early,
       (count(*) FILTER (WHERE changed_at > $2))::int AS late
     FROM votes JOIN voters ON voters.id = voter_id
     WHERE votes.simulated AND voters.simulated AND address_hash IS NULL`,
    [new Date(now.getTime() - 10 * 86_400_000 - 1_000), now],
  );
  const { votes, simulated } = await countVotes();
  expect(kept).toEqual([{ count: simulated, early: 0, late: 0 }]);
  expect(votes).toBe(simulated + real.length * slugs.length);
  expect(await hasSimulatedVotes()).toBe(true);
  expect(await recountTallies()).toEqual([]);
  const readings = [...(await readTallies(slugs)).values()];
  expect(readings.reduce((sum, reading) => sum + reading.simulated, 0)).toBe(simulated);

  // The same plan again is the same votes.
  await Promise.all(plan.map(castSimulatedVotes));
  expect(await countVotes()).toEqual({ votes, simulated });

  expect(await removeSimulation()).toEqual({ votes: simulated, voters: plan.length });
  expect(await tallies()).toEqual(before);
  expect(await hasSimulatedVotes()).toBe(false);
  expect(await sql('SELECT 1 FROM voters')).toHaveLength(real.length);
  expect(await recountTallies()).toEqual([]);
  expect(await removeSimulation()).toEqual({ votes: 0, voters: 0 });
});

test('a tool that was retired meanwhile takes no made-up vote', async () => {
  const votes = [{ tool: 'draft', choice: 'ship' as const, at: now }];
  expect(await castSimulatedVotes({ id: newActor().voterId, votes })).toBe(0);
  expect(await sql('SELECT 1 FROM voters WHERE simulated')).toEqual([]);
});
