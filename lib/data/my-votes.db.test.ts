import { expect, test } from 'vitest';
import { accounts } from '@/scripts/testing/accounts';
import { newActor, openWorld } from '@/scripts/testing/world';
import { CursorError, encodeCursor } from './cursor';
import { countMyVotes, isMyVotesCursor, listAgreements, listMyVotes } from './my-votes';
import { castAccountVote, castVote } from './votes';

const world = await openWorld();
const { sql, tool, rows } = world;
const { member } = accounts(world);

async function readAll(userId: string, limit: number): Promise<string[]> {
  const slugs: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listMyVotes>> = await listMyVotes(userId, {
      cursor,
      limit,
    });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    slugs.push(...page.items.map((vote) => vote.tool.slug));
    cursor = page.nextCursor;
  } while (cursor);
  return slugs;
}

test('each vote stands once on some page, the newest first, and changing it does not move it', async () => {
  const account = await member();
  const other = await member();
  const tools: Awaited<ReturnType<typeof tool>>[] = [];
  while (tools.length < 7) tools.push(await tool());
  for (const { slug } of tools) {
    await castAccountVote(account, slug, 'ship');
    await castAccountVote(other, slug, 'skip');
  }
  // Some at the very same moment: then the tool decides.
  await sql("UPDATE votes SET cast_at = '2026-01-01T00:00:00Z' WHERE tool_id = ANY($1)", [
    tools.slice(0, 4).map(({ id }) => id),
  ]);
  const expected = [...tools.slice(4).reverse(), ...tools.slice(0, 4).reverse()].map(
    ({ slug }) => slug,
  );
  for (const limit of [1, 2, 3, 7, 20]) expect(await readAll(account.id, limit)).toEqual(expected);
  await castAccountVote(account, tools[0]?.slug ?? '', 'skip');
  expect(await readAll(account.id, 3)).toEqual(expected);
  await castAccountVote(account, tools[1]?.slug ?? '', null);
  expect(await readAll(account.id, 3)).toEqual(expected.filter((slug) => slug !== tools[1]?.slug));
  expect(await countMyVotes(account.id)).toBe(6);
});

test('the panel and the community stand beside the vote, and whether it counts', async () => {
  const account = await member();
  // In this order, since of two votes of one millisecond the one on the later tool comes first.
  const retired = await tool();
  const { id, slug, name } = await tool();
  const author = await rows.author();
  for (const call of ['ship', 'ship', 'skip'] as const) {
    const seat = await rows.seat();
    await rows.verdict({ toolId: id, seatId: seat.id, authorId: author.id, call });
  }
  await castVote(newActor(), slug, 'skip');
  await castAccountVote(account, retired.slug, 'ship');
  await castAccountVote(account, slug, 'ship');
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [retired.id]);
  const list = { cursor: null, limit: 10 };
  expect((await listMyVotes(account.id, list)).items).toMatchObject([
    {
      tool: { slug, name },
      open: true,
      choice: 'ship',
      counted: true,
      panel: { ships: 2, skips: 1 },
      community: { ships: 1, skips: 1 },
    },
    { tool: { slug: retired.slug }, open: false, community: { ships: 0, skips: 0 } },
  ]);

  await sql(
    `UPDATE votes SET counted = false, excluded_reason = 'burst'
     WHERE tool_id = $1 AND voter_id = (SELECT voter_id FROM users WHERE id = $2)`,
    [id, account.id],
  );
  expect((await listMyVotes(account.id, list)).items[0]).toMatchObject({
    counted: false,
    community: { ships: 0, skips: 1 },
  });
  // Taken back, it is no vote any more, though its row stays.
  await castAccountVote(account, slug, null);
  expect((await listMyVotes(account.id, list)).items).toHaveLength(1);
  expect(await countMyVotes(account.id)).toBe(1);
});

test('agreement counts published verdicts on published tools, for each seat that has one', async () => {
  const account = await member();
  const author = await rows.author();
  const [builder, skeptic, silent] = [await rows.seat(), await rows.seat(), await rows.seat()];
  const say = async (
    seatId: number,
    call: 'ship' | 'skip',
    toolId: number,
    state = 'published',
  ) => {
    const { id } = await rows.verdict({ toolId, seatId, authorId: author.id, call });
    if (state === 'published') return;
    await sql("UPDATE verdicts SET state = 'superseded', superseded_at = now() WHERE id = $1", [
      id,
    ]);
  };
  const tools = await Promise.all(Array.from({ length: 4 }, () => tool()));
  for (const [n, { id, slug }] of tools.entries()) {
    await say(builder.id, 'ship', id);
    if (n < 2) await say(skeptic.id, n === 0 ? 'skip' : 'ship', id);
    await say(silent.id, 'ship', id, 'superseded');
    await castAccountVote(account, slug, n === 3 ? 'skip' : 'ship');
  }
  expect(await listAgreements(account.id)).toEqual([
    { seat: builder.name, agreed: 3, both: 4 },
    { seat: skeptic.name, agreed: 1, both: 2 },
  ]);
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [tools[0]?.id]);
  expect(await listAgreements(account.id)).toEqual([
    { seat: builder.name, agreed: 2, both: 3 },
    { seat: skeptic.name, agreed: 1, both: 1 },
  ]);
  expect(await listAgreements((await member()).id)).toEqual([]);
});

test('a cursor of another list is refused', async () => {
  const account = await member();
  for (const cursor of ['', 'x', 'bnVsbA', Buffer.from('"slug"').toString('base64url')]) {
    expect(isMyVotesCursor(cursor)).toBe(false);
    await expect(listMyVotes(account.id, { cursor, limit: 5 })).rejects.toThrow(CursorError);
  }
});

test.each([
  ['0000-01-01T00:00:00Z', 1],
  ['2026-01-01T00:00:00Z', 2 ** 31],
  ['2026-01-01T00:00:00Z', 2 ** 53],
])('a cursor that no row can have is refused, not asked for: %s, %d', async (time, id) => {
  const account = await member();
  for (const cursor of [[time, id], { castAt: time, toolId: id }].map(encodeCursor)) {
    expect(isMyVotesCursor(cursor)).toBe(false);
    await expect(listMyVotes(account.id, { cursor, limit: 5 })).rejects.toThrow(CursorError);
  }
});
