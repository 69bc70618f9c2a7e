import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { curator, merged, planOf, wrongSlots } from '@/scripts/testing/merging';
import { eventually, newActor, openWorld } from '@/scripts/testing/world';
import { carryVotesOver } from './carry-over';
import { pool } from './database';
import { mergeTools } from './merge';
import { undoMerge } from './unmerge';
import { findMerge, readChangedSince } from './unmerge-plan';
import { castVote, findVotes, readTallies } from './votes';

const { rows, sql, tool } = await openWorld();

const stored = async (slug: string) => (await readTallies([slug])).get(slug)?.tally;
const choiceOn = async (voterId: string, slug: string) => (await findVotes(voterId, [slug]))[slug];

test('votes that come while a merge is under way count once each, for the tool that stays', {
  timeout: 90_000,
}, async () => {
  const [source, target] = [await tool(), await tool()];
  // A tool that is voted on all day: the few votes between looking and pressing are no reason to refuse.
  const earlier = 10_000;
  await sql(
    `WITH new AS (INSERT INTO voters (id) SELECT gen_random_uuid() FROM generate_series(1, $2) RETURNING id)
     INSERT INTO votes (tool_id, voter_id, choice) SELECT $1, id, 'ship' FROM new`,
    [source.id, earlier],
  );
  const { footing } = await planOf(source.id, target.id);
  const voters = Array.from({ length: 800 }, () => newActor());
  const answered: string[] = [];
  const waiting = voters.values();
  const ballots = Array.from({ length: 10 }, async () => {
    for (const voter of waiting) {
      const reading = await castVote(voter, source.slug, 'ship');
      if (reading) answered.push(reading.tool);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  });
  while (answered.length < 100) await new Promise((resolve) => setTimeout(resolve, 2));
  const answer = await mergeTools(curator(), {
    ...{ source: source.id, target: target.id, chosen: {} },
    footing: { ...footing, votes: [earlier + answered.length, 0, 0] },
  });
  if (answer.kind !== 'merged') throw new Error(JSON.stringify(answer));
  const { id } = answer;
  await Promise.all(ballots);
  expect(answered).toHaveLength(voters.length);
  expect(answered).toContain(source.slug);
  expect(answered).toContain(target.slug);
  expect(await stored(target.slug)).toEqual({ ships: earlier + voters.length, skips: 0 });
  expect(await sql('SELECT 1 FROM votes WHERE tool_id = $1', [source.id])).toEqual([]);
  expect(await wrongSlots([source.id, target.id])).toEqual([]);

  // The same the other way: voters change their minds while the merge is undone.
  const minds = voters.values();
  let changed = 0;
  const changes = Array.from({ length: 10 }, async () => {
    for (const voter of minds) {
      await castVote(voter, target.slug, 'skip');
      changed += 1;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  });
  await eventually(() => changed > 0, 'a mind is changed before the undoing');
  const before = changed;
  expect((await undoMerge(curator(), id, new Date())).kind).toBe('undone');
  const during = changed;
  await Promise.all(changes);
  expect(before).toBeGreaterThan(0);
  expect(changed).toBe(voters.length);
  // Some came when it was over: it met votes on their way, and did not outlast them.
  expect(changed - during).toBeGreaterThan(0);
  expect(await stored(target.slug)).toEqual({ ships: 0, skips: voters.length });
  expect(await wrongSlots([source.id, target.id])).toEqual([]);
});

test('a merge waits for a vote that has found the source, and moves it too', async () => {
  const [source, target] = [await tool(), await tool()];
  const voter = newActor();
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT cast_vote($1, $2, 'ship', 'hash')", [source.slug, voter.voterId]);
    const { footing } = await planOf(source.id, target.id);
    let over = false;
    const wish = { source: source.id, target: target.id, footing, chosen: {} };
    const merging = mergeTools(curator(), wish).finally(() => {
      over = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(over).toBe(false);
    await client.query('COMMIT');
    expect((await merging).kind).toBe('merged');
  } finally {
    client.release();
  }
  expect(await choiceOn(voter.voterId, target.slug)).toBe('ship');
  expect(await stored(target.slug)).toEqual({ ships: 1, skips: 0 });
});

test('a vote, and a vote taken back, that wait for a merge are those of the tool that stays', async () => {
  const [source, target] = [await tool(), await tool()];
  const [one, other] = [newActor(), newActor()];
  await castVote(other, source.slug, 'skip');
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT FROM tools WHERE id = $1 FOR UPDATE', [source.id]);
    const votes = [castVote(one, source.slug, 'ship'), castVote(other, source.slug, null)];
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.query('UPDATE votes SET tool_id = $2 WHERE tool_id = $1', [source.id, target.id]);
    await client.query("UPDATE tools SET state = 'retired', merged_into_id = $2 WHERE id = $1", [
      source.id,
      target.id,
    ]);
    await client.query('COMMIT');
    const answers = await Promise.all(votes);
    expect(answers.map((answer) => answer?.tool)).toEqual([target.slug, target.slug]);
  } finally {
    client.release();
  }
  expect(await stored(target.slug)).toEqual({ ships: 1, skips: 0 });
  expect(await sql('SELECT 1 FROM votes WHERE tool_id = $1', [source.id])).toEqual([]);
  expect(await wrongSlots([source.id, target.id])).toEqual([]);
});

test('one voter counts once: the later vote stands, and one that is excluded stays so', async () => {
  const [source, target] = [await tool(), await tool()];
  const at = (minute: number) => `2026-06-01T09:${String(minute).padStart(2, '0')}:00Z`;
  const set = (toolId: number, voterId: string, choice: string, minute: number) =>
    sql(
      `WITH voter AS (INSERT INTO voters (id) VALUES ($2) ON CONFLICT DO NOTHING)
       INSERT INTO votes (tool_id, voter_id, choice, cast_at, changed_at, address_hash)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [toolId, voterId, choice, at(minute), `from-${minute}`],
    );
  const [laterHere, laterThere, excluded, alone] = Array.from({ length: 4 }, () => randomUUID());
  await set(source.id, laterHere ?? '', 'ship', 30);
  await set(target.id, laterHere ?? '', 'skip', 20);
  await set(source.id, laterThere ?? '', 'ship', 20);
  await set(target.id, laterThere ?? '', 'skip', 30);
  await set(source.id, excluded ?? '', 'ship', 40);
  await set(target.id, excluded ?? '', 'ship', 50);
  await set(source.id, alone ?? '', 'ship', 10);
  await sql(
    `INSERT INTO vote_exclusions (tool_id, address_hash, reason) VALUES ($1, 'from-40', 'burst')`,
    [source.id],
  );
  await sql('SELECT settle_votes(ARRAY[$1::int], ARRAY[$2::uuid])', [source.id, excluded]);
  const plan = await planOf(source.id, target.id);
  expect(plan.votes).toEqual({
    ...{ source: 4, target: 3, both: 3, sourceLater: 1, excluded: 1 },
    after: { ships: 2, skips: 1 },
  });
  await merged(source.id, target.id);
  expect(await stored(target.slug)).toEqual({ ships: 2, skips: 1 });
  expect(await choiceOn(laterHere ?? '', target.slug)).toBe('ship');
  expect(await choiceOn(laterThere ?? '', target.slug)).toBe('skip');
  expect(
    await sql(
      'SELECT counted, excluded_reason AS why, address_hash FROM votes WHERE voter_id = $1',
      [excluded],
    ),
  ).toEqual([{ counted: false, why: 'burst', address_hash: 'from-40' }]);
});

test('an exclusion on the target names the votes that come to it, and leaves them when they go back', async () => {
  const [source, target] = [await tool(), await tool()];
  const voter = { voterId: randomUUID(), addressHash: 'burst' };
  await castVote(voter, source.slug, 'ship');
  await sql(
    `INSERT INTO vote_exclusions (tool_id, address_hash, reason, lifted_at)
     VALUES ($1, 'burst', 'burst', NULL), ($2, 'burst', 'over', now())`,
    [target.id, source.id],
  );
  const { after } = (await planOf(source.id, target.id)).votes;
  expect(after).toEqual({ ships: 0, skips: 0 });
  const { id } = await merged(source.id, target.id);
  expect(await stored(target.slug)).toEqual(after);
  await undoMerge(curator(), id, new Date());
  expect(await stored(source.slug)).toEqual({ ships: 1, skips: 0 });
  expect(await wrongSlots([source.id, target.id])).toEqual([]);
});

test('undoing gives votes back, but for what voters did since', async () => {
  const [source, target] = [await tool(), await tool()];
  const [same, changed, back, fresh, both] = Array.from({ length: 5 }, () => newActor());
  for (const voter of [same, changed, back, both]) {
    if (voter) await castVote(voter, source.slug, 'ship');
  }
  if (both) await castVote(both, target.slug, 'skip');
  const { id } = await merged(source.id, target.id);
  if (!same || !changed || !back || !fresh || !both) throw new Error('five voters');
  await castVote(changed, target.slug, 'skip');
  await castVote(back, source.slug, null);
  await castVote(fresh, source.slug, 'ship');
  const found = await findMerge(pool(), id);
  expect(found && (await readChangedSince(pool(), found))).toEqual({
    votes: { untouched: 2, changed: 1, takenBack: 1 },
    ...{ newVotes: 1, matchups: 0, verdicts: 0 },
  });
  await undoMerge(curator(), id, new Date());
  const now = async (voter: { voterId: string }) => [
    await choiceOn(voter.voterId, source.slug),
    await choiceOn(voter.voterId, target.slug),
  ];
  expect(await now(same)).toEqual(['ship', undefined]);
  expect(await now(changed)).toEqual(['ship', 'skip']);
  expect(await now(back)).toEqual([undefined, undefined]);
  expect(await now(fresh)).toEqual([undefined, 'ship']);
  expect(await now(both)).toEqual(['ship', 'skip']);
  expect(await wrongSlots([source.id, target.id])).toEqual([]);
});

test('a browser that signed in since gets its votes back in its account, and who has left none', async () => {
  const [source, target] = [await tool(), await tool()];
  const [browser, gone] = [newActor(), newActor()];
  await castVote(browser, source.slug, 'ship');
  await castVote(gone, source.slug, 'ship');
  const { id } = await merged(source.id, target.id);
  const user = await rows.user();
  await carryVotesOver(user.id, browser.voterId);
  await sql('DELETE FROM votes WHERE voter_id = $1', [gone.voterId]);
  await sql('DELETE FROM voters WHERE id = $1', [gone.voterId]);
  await undoMerge(curator(), id, new Date());
  const [account] = await sql<{ voter_id: string }>('SELECT voter_id FROM users WHERE id = $1', [
    user.id,
  ]);
  expect(await choiceOn(account?.voter_id ?? '', source.slug)).toBe('ship');
  expect(await stored(source.slug)).toEqual({ ships: 1, skips: 0 });
  expect(await stored(target.slug)).toEqual({ ships: 0, skips: 0 });
});
