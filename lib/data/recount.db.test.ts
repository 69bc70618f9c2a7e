import { beforeEach, expect, test } from 'vitest';
import { mulberry32 } from '@/lib/domain/simulation';
import { newActor, openWorld } from '@/scripts/testing/world';
import { recountTallies } from './recount';
import { castVote, readTallies } from './votes';

const { sql, tool } = await openWorld();

type Tool = Awaited<ReturnType<typeof tool>>;
let one: Tool;
let other: Tool;

beforeEach(async () => {
  one = await tool();
  other = await tool();
});

/** What the tallies are and what they should be, asked without recountTallies. */
async function tallyAndCount() {
  const counts = await sql<{ slug: string; ships: number; skips: number }>(
    `SELECT slug, (count(*) FILTER (WHERE choice = 'ship'))::int AS ships,
       (count(*) FILTER (WHERE choice = 'skip'))::int AS skips
     FROM votes JOIN tools ON tools.id = tool_id WHERE counted GROUP BY slug`,
  );
  const slugs = counts.map(({ slug }) => slug);
  const readings = await readTallies(slugs);
  return {
    tally: slugs.map((slug) => [slug, readings.get(slug)?.tally]),
    count: counts.map(({ slug, ships, skips }) => [slug, { ships, skips }]),
  };
}

async function expectExact(): Promise<void> {
  const { tally, count } = await tallyAndCount();
  expect(tally).toEqual(count);
}

const manyVote = (votes: number) =>
  Promise.all(
    Array.from({ length: votes }, (_, n) =>
      castVote(newActor(), (n % 2 ? one : other).slug, n % 3 ? 'ship' : 'skip'),
    ),
  );

/** Thirty voters who vote, change and take back until told to stop. */
function keepVoting(): () => Promise<number> {
  let going = true;
  let votes = 0;
  const voter = async (seed: number) => {
    const random = mulberry32(seed);
    const actor = newActor();
    while (going) {
      const choice = (['ship', 'skip', null] as const)[Math.floor(random() * 3)] ?? null;
      await castVote(actor, (random() < 0.5 ? one : other).slug, choice);
      votes += 1;
    }
  };
  const voters = Promise.all(Array.from({ length: 30 }, (_, seed) => voter(seed)));
  return async () => {
    going = false;
    await voters;
    return votes;
  };
}

test('votes leave nothing to report', async () => {
  await manyVote(60);
  expect(await recountTallies()).toEqual([]);
  await expectExact();
});

test('a slot that is wrong is reported and mended', async () => {
  await manyVote(60);
  const [slot] = await sql<{ slot: number; ships: number; skips: number }>(
    `UPDATE tally_slots SET ships = ships + 5, skips = skips + 1, simulated = 2
     WHERE (tool_id, slot) = (SELECT tool_id, min(slot) FROM tally_slots WHERE tool_id = $1 GROUP BY 1)
     RETURNING slot, ships, skips`,
    [one.id],
  );
  if (!slot) throw new Error('there is no slot');
  const { ships, skips } = slot;
  expect(await recountTallies()).toEqual([
    {
      tool: one.slug,
      slot: slot.slot,
      stored: { ships, skips, simulated: 2 },
      counted: { ships: ships - 5, skips: skips - 1, simulated: 0 },
    },
  ]);
  await expectExact();
  expect(await recountTallies()).toEqual([]);
});

test('slots that went missing, and slots without votes, are set right', async () => {
  await manyVote(60);
  const lost = await sql<{ slot: number }>(
    'DELETE FROM tally_slots WHERE tool_id = $1 AND slot % 2 = 0 RETURNING slot',
    [one.id],
  );
  const idle = await tool();
  await sql('INSERT INTO tally_slots (tool_id, slot, ships) VALUES ($1, 3, 4)', [idle.id]);

  const differences = await recountTallies();
  expect(differences.filter(({ tool: slug }) => slug === idle.slug)).toEqual([
    {
      tool: idle.slug,
      slot: 3,
      stored: { ships: 4, skips: 0, simulated: 0 },
      counted: { ships: 0, skips: 0, simulated: 0 },
    },
  ]);
  const mended = differences.filter(({ tool: slug }) => slug === one.slug);
  expect(mended.map(({ slot }) => slot).sort()).toEqual(lost.map(({ slot }) => slot).sort());
  expect(mended.every(({ stored }) => stored.ships + stored.skips === 0)).toBe(true);
  await expectExact();
});

test('while voting goes on nothing false is reported and nothing is lost', async () => {
  const stop = keepVoting();
  const reports = [];
  for (let round = 0; round < 12; round += 1) reports.push(...(await recountTallies()));
  expect(await stop()).toBeGreaterThan(100);
  expect(reports).toEqual([]);
  await expectExact();
  expect(await recountTallies()).toEqual([]);
});

test('what is wrong is mended while voting goes on', async () => {
  await manyVote(64);
  const stop = keepVoting();
  for (let round = 1; round <= 6; round += 1) {
    const broken = await sql(
      'UPDATE tally_slots SET ships = ships + $2 WHERE tool_id = $1 RETURNING slot',
      [one.id, round],
    );
    const found = await recountTallies();
    expect(found).toHaveLength(broken.length);
    for (const { tool: slug, stored, counted } of found) {
      expect(slug).toBe(one.slug);
      expect(stored.ships - counted.ships).toBe(round);
      expect(stored.skips).toBe(counted.skips);
    }
  }
  await stop();
  await expectExact();
  expect(await recountTallies()).toEqual([]);
});
