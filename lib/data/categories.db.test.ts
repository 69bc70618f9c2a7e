import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Acting } from '@/lib/domain/acting';
import { openWorld } from '@/scripts/testing/world';
import { addCategory, listDeskCategories, moveCategory, saveCategory } from './categories';
import { undoOperation } from './undo';

const { rows, tool, categoryId } = await openWorld();
const acting = (): Acting => ({
  ...{ kind: 'command', userId: null, operation: randomUUID(), addressHash: null, reason: null },
});
const add = (slug: string, name: string) =>
  addCategory(acting(), { slug, name, description: `What is ${name}.` });
const order = async () => (await listDeskCategories()).map(({ slug }) => slug);
const find = async (slug: string) => {
  const found = (await listDeskCategories()).find((each) => each.slug === slug);
  if (!found) throw new Error('no category');
  return found;
};

await rows.category({ slug: 'second', name: 'Second' });
const first = (await order())[0] ?? '';

test('a category is added behind the others, unless its name or address is another’s', async () => {
  expect(await add('third', 'Third')).toEqual({ kind: 'saved' });
  expect(await order()).toEqual([first, 'second', 'third']);
  expect(await add('third', 'Fourth')).toEqual({ kind: 'slug-taken' });
  expect(await add('fourth', 'Third')).toEqual({ kind: 'name-taken' });
  expect(await order()).toHaveLength(3);
});

test('it is renamed for who read it last; the other is shown what stands now', async () => {
  const { id, revision } = await find('third');
  const words = { name: 'The third', description: 'Its own.' };
  expect(await saveCategory(acting(), { id, revision }, words)).toEqual({ kind: 'saved' });
  expect(await saveCategory(acting(), { id, revision }, { ...words, name: 'Mine' })).toEqual({
    ...{ kind: 'moved', ...words, revision: 2 },
  });
  expect(await saveCategory(acting(), { id, revision: 2 }, { ...words, name: 'Second' })).toEqual({
    kind: 'name-taken',
  });
  const gone = { id: 2_000_000_000, revision: 1 };
  expect(await saveCategory(acting(), gone, words)).toEqual({ kind: 'gone' });
});

test('undoing is seen by who edits at the same time', async () => {
  const { id, revision, name, description } = await find('third');
  const by = acting();
  await saveCategory(by, { id, revision }, { name: 'Renamed', description });
  await undoOperation(acting(), by.operation);
  expect(await find('third')).toMatchObject({ name, revision: revision + 2 });
  expect(
    await saveCategory(acting(), { id, revision: revision + 1 }, { name, description }),
  ).toEqual(expect.objectContaining({ kind: 'moved' }));
});

test('it moves one place at a time, not beyond the ends, and back when that is undone', async () => {
  const { id } = await find('third');
  const by = acting();
  expect(await moveCategory(by, id, 'up')).toBe(true);
  expect(await order()).toEqual([first, 'third', 'second']);
  expect(await moveCategory(acting(), id, 'up')).toBe(true);
  expect(await moveCategory(acting(), id, 'up')).toBe(false);
  expect(await order()).toEqual(['third', first, 'second']);
  expect(await moveCategory(acting(), id, 'down')).toBe(true);
  expect((await undoOperation(acting(), by.operation)).kind).toBe('undone');
  expect(await order()).toEqual([first, 'second', 'third']);
});

test('many moves at once leave each category in one place', async () => {
  const { id } = await find('second');
  await Promise.all(
    ['up', 'down', 'up', 'down', 'up', 'down'].map((way) =>
      moveCategory(acting(), id, way as 'up' | 'down'),
    ),
  );
  expect((await order()).sort()).toEqual([first, 'second', 'third'].sort());
});

test('a category knows how many tools stand in it', async () => {
  await tool();
  const counts = (await listDeskCategories()).map(({ id, tools }) => [id, tools]);
  expect(new Map(counts as [number, number][]).get(categoryId)).toBe(1);
});
