import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseListView } from '@/lib/domain/list-view';
import { openWorld } from '@/scripts/testing/world';
import { CursorError } from './cursor';
import { countReach, countVotesByDay, findVotedTool, listToolVotes, votesForm } from './vote-lists';
import { castVote } from './votes';

const { sql, tool } = await openWorld();
const view = (params: Record<string, string> = {}) => parseListView(params, votesForm);
const cast = (slug: string, voter: string, choice: string, at: string, address = 'home') =>
  sql('SELECT FROM cast_vote($1, $2, $3::choice, $4, $5)', [slug, voter, choice, address, at]);

test('votes are counted on the day they were first cast, in UTC, at its very ends', async () => {
  const { id, slug } = await tool();
  const voters = Array.from({ length: 5 }, () => randomUUID());
  const times = [
    '2026-03-01T00:00:00Z',
    '2026-03-01T23:59:59.999Z',
    '2026-03-02T00:00:00Z',
    '2026-02-28T23:59:59.999Z',
  ];
  for (const [n, at] of times.entries()) await cast(slug, voters[n] ?? '', 'ship', at);
  await cast(slug, voters[1] ?? '', 'skip', '2026-03-09T00:00:00Z');
  await sql(
    "UPDATE votes SET counted = false, excluded_reason = 'burst' WHERE tool_id = $1 AND voter_id = $2",
    [id, voters[2]],
  );
  const days = await countVotesByDay(id, { first: '2026-03-01', last: '2026-03-02' });
  expect(days).toEqual([
    { day: '2026-03-01', ships: 1, skips: 1, excluded: 0 },
    { day: '2026-03-02', ships: 0, skips: 0, excluded: 1 },
  ]);
  expect(await findVotedTool(id)).toMatchObject({ slug, ships: 2, skips: 1 });
  expect(await findVotedTool(id + 100_000)).toBeNull();
});

test('the newest votes come first, filtered and searched, and no page skips one', async () => {
  const { id, slug } = await tool();
  const other = await tool();
  const voters = Array.from({ length: 9 }, () => randomUUID());
  // Three at a time at one moment: the key decides between them.
  for (const [n, voter] of voters.entries()) {
    const at = `2026-03-0${1 + Math.floor(n / 3)}T12:00:00Z`;
    await cast(slug, voter, n % 2 ? 'skip' : 'ship', at, n < 4 ? 'cafe' : 'home');
  }
  await castVote({ voterId: voters[0] ?? '', addressHash: 'cafe' }, other.slug, 'ship');
  const ids = async (params: Record<string, string>) =>
    (await listToolVotes(id, view(params), 50)).items.map(({ voterId }) => voterId);
  const whole = await ids({});
  expect(whole).toHaveLength(9);
  const paged: string[] = [];
  for (let after: string | null = null, first = true; first || after; first = false) {
    const page: Awaited<ReturnType<typeof listToolVotes>> = await listToolVotes(
      id,
      { ...view(), after },
      2,
    );
    paged.push(...page.items.map(({ voterId }) => voterId));
    after = page.nextCursor;
  }
  expect(paged).toEqual(whole);
  expect((await ids({ sort: 'cast' })).toReversed()).toEqual(whole);
  expect(await ids({ choice: 'skip' })).toHaveLength(4);
  expect(await ids({ q: 'cafe' })).toHaveLength(4);
  expect(await ids({ q: (voters[5] ?? '').slice(0, 8) })).toEqual([voters[5]]);
  expect(await ids({ state: 'excluded' })).toEqual([]);
  expect(await countReach(id, 'address', 'cafe')).toEqual({ tool: 4, everywhere: 4 });
  expect(await countReach(id, 'voter', voters[0] ?? '')).toEqual({ tool: 1, everywhere: 2 });
  await expect(listToolVotes(id, { ...view(), after: 'none' }, 2)).rejects.toThrow(CursorError);
});

test('the newest votes of a tool with many are found by an index, without sorting', async () => {
  const { id } = await tool();
  await sql(
    `WITH made AS (INSERT INTO voters (id) SELECT gen_random_uuid() FROM generate_series(1, 20000) RETURNING id)
     INSERT INTO votes (tool_id, voter_id, choice, cast_at)
     SELECT $1, id, 'ship', now() - random() * interval '90 days' FROM made`,
    [id],
  );
  await sql('ANALYZE votes');
  const plan = await sql(
    `EXPLAIN SELECT voter_id FROM votes WHERE tool_id = $1
     ORDER BY cast_at DESC, voter_id DESC LIMIT 51`,
    [id],
  );
  const text = JSON.stringify(plan);
  expect(text).toContain('votes_tool_id_cast_at_voter_id_idx');
  expect(text).not.toContain('Sort');
});
