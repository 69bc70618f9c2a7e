import { expect, test } from 'vitest';
import { newActor, openWorld } from '@/scripts/testing/world';
import { recountTallies } from './recount';
import { findToolsAt } from './tool-addresses';
import { castAccountVote, castVote, findAccountVotes, findVotes, readTallies } from './votes';

const { rows, sql, tool } = await openWorld();

const rename = (from: string, to: string) =>
  sql('UPDATE tools SET slug = $2 WHERE slug = $1', [from, to]);
const at = async (slug: string) => (await findToolsAt([slug])).get(slug)?.slug ?? null;

test('every address that a published tool has had leads to it', async () => {
  const { id } = await tool({ slug: 'first' });
  await rename('first', 'second');
  await rename('second', 'third');
  const found = await findToolsAt(['first', 'second', 'third', 'fourth']);
  expect([...found]).toEqual(
    ['first', 'second', 'third'].map((slug) => [slug, { id, slug: 'third' }]),
  );

  await rename('third', 'first');
  expect(await at('first')).toBe('first');
  expect(await at('third')).toBe('first');
});

test('an address that was never public is free for others, one that was is not', async () => {
  await tool({ slug: 'unseen', state: 'draft', publishedAt: null });
  await rename('unseen', 'unseen-too');
  expect(await at('unseen')).toBeNull();
  await tool({ slug: 'unseen' });

  await tool({ slug: 'seen' });
  await rename('seen', 'seen-too');
  await expect(tool({ slug: 'seen' })).rejects.toThrow(/tools_slug_redirects/);
});

test('a merged record leads to the tool it was merged into, and that one further', async () => {
  const [end, middle] = [await tool({ slug: 'end' }), await tool({ slug: 'middle' })];
  const start = await tool({ slug: 'start' });
  await rename('start', 'start-anew');
  const merge = (from: number, into: number) =>
    sql("UPDATE tools SET state = 'retired', merged_into_id = $2 WHERE id = $1", [from, into]);
  await merge(start.id, middle.id);
  expect(await at('start')).toBe('middle');
  await merge(middle.id, end.id);
  await rename('end', 'end-anew');
  for (const slug of ['start', 'start-anew', 'middle', 'end']) {
    expect(await at(slug), slug).toBe('end-anew');
  }
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [end.id]);
  expect(await at('start')).toBeNull();
});

test('drafts and retired tools are at no address', async () => {
  await tool({ slug: 'a-draft', state: 'draft', publishedAt: null });
  await tool({ slug: 'a-retired', state: 'retired' });
  expect(await at('a-draft')).toBeNull();
  expect(await at('a-retired')).toBeNull();
});

test('a vote by an old address counts for the tool, is known there, and is taken back by it', async () => {
  const { id } = await tool({ slug: 'voted' });
  await rename('voted', 'voted-anew');
  const actor = newActor();
  const recorded = await castVote(actor, 'voted', 'ship');
  expect(recorded).toMatchObject({ tally: { ships: 1, skips: 0 }, tool: 'voted-anew' });
  expect(await findVotes(actor.voterId, ['voted', 'voted-anew', 'none'])).toEqual({
    ...{ voted: 'ship', 'voted-anew': 'ship' },
  });
  expect(await castVote(actor, 'voted-anew', 'skip')).toMatchObject({ tool: 'voted-anew' });
  expect(await sql('SELECT choice FROM votes WHERE tool_id = $1', [id])).toEqual([
    { choice: 'skip' },
  ]);
  expect((await readTallies(['voted-anew'])).get('voted-anew')?.tally).toEqual({
    ...{ ships: 0, skips: 1 },
  });
  await castVote(actor, 'voted', null);
  expect(await sql('SELECT 1 FROM votes WHERE tool_id = $1', [id])).toEqual([]);
  expect(await recountTallies()).toEqual([]);
  expect(await castVote(actor, 'never-was', 'ship')).toBeNull();
});

test('the vote of an account does the same', async () => {
  await tool({ slug: 'signed' });
  await rename('signed', 'signed-anew');
  const { voterId } = newActor();
  await sql('INSERT INTO voters (id) VALUES ($1)', [voterId]);
  const user = await rows.user({ voterId });
  const { tokenHash } = await rows.session({ userId: user.id });
  const account = { sessionHash: tokenHash, addressHash: null };
  expect(await castAccountVote(account, 'signed', 'skip')).toMatchObject({
    ...{ tally: { ships: 0, skips: 1 }, tool: 'signed-anew' },
  });
  expect(await castAccountVote(account, 'never-was', 'skip')).toBeNull();
  expect(await findAccountVotes(user.id, ['signed', 'signed-anew'])).toEqual({
    ...{ signed: 'skip', 'signed-anew': 'skip' },
  });
  expect(await findAccountVotes((await rows.user()).id, ['signed'])).toEqual({});
});
