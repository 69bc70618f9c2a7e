import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { findDeskMatchup } from './desk-matchups';
import { featureMatchup, orderFeatured } from './featured';
import { findFeaturedMatchup } from './matchups';
import { undoOperation } from './undo';

const { rows, sql, tool } = await openWorld();

const acting = () => ({
  ...{ kind: 'person' as const, userId: randomUUID(), operation: randomUUID() },
  ...{ addressHash: null, reason: null },
});

const featured = async () =>
  (
    await sql<{ id: number }>(
      'SELECT id FROM matchups WHERE featured_rank IS NOT NULL ORDER BY featured_rank, id',
    )
  ).map(({ id }) => id);

async function three() {
  await sql('UPDATE matchups SET featured_rank = NULL');
  const ids: number[] = [];
  for (const _ of [1, 2, 3]) {
    const [left, right] = [await tool(), await tool()];
    const { id } = await rows.matchup({ leftId: left.id, rightId: right.id });
    expect(await featureMatchup(acting(), { id, featured: true })).toBe(true);
    ids.push(id);
  }
  return ids as [number, number, number];
}

test('the order is kept whole, the home page follows it, and undo puts it back', async () => {
  const [a, b, c] = await three();
  expect(await featured()).toEqual([a, b, c]);
  const by = acting();
  expect(await orderFeatured(by, { seen: [a, b, c], order: [c, a, b] })).toBe(true);
  expect(await featured()).toEqual([c, a, b]);
  const home = await findFeaturedMatchup();
  expect(home?.left.slug).toBe((await findDeskMatchup(c))?.left.slug);
  await undoOperation(acting(), by.operation);
  expect(await featured()).toEqual([a, b, c]);
  expect(await orderFeatured(acting(), { seen: [a, b, c], order: [b] })).toBe(true);
  expect(await featured()).toEqual([b]);
});

test('an order that was made of another one is refused, also at the same moment', async () => {
  const [a, b, c] = await three();
  const order = (list: number[]) => orderFeatured(acting(), { seen: [a, b, c], order: list });
  const answers = await Promise.all([order([b, a, c]), order([c, b, a])]);
  expect(answers.sort()).toEqual([false, true]);
  expect(await order([a, b, c])).toBe(false);
  expect(await orderFeatured(acting(), { seen: [], order: [a] })).toBe(false);
});

test('only what is public is featured, and only once', async () => {
  const [a] = await three();
  const [left, right] = [await tool(), await tool()];
  const { id } = await rows.matchup({ leftId: left.id, rightId: right.id, state: 'draft' });
  expect(await featureMatchup(acting(), { id, featured: true })).toBe(false);
  expect(await featureMatchup(acting(), { id: a, featured: true })).toBe(false);
  expect(await featureMatchup(acting(), { id: a, featured: false })).toBe(true);
  expect(await featureMatchup(acting(), { id: a, featured: false })).toBe(false);
});
