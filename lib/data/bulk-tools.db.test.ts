import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Acting } from '@/lib/domain/acting';
import { openWorld } from '@/scripts/testing/world';
import { changeTools, findBulkTools } from './bulk-tools';
import { undoOperation } from './undo';

const { rows, sql, tool, categoryId } = await openWorld();
const other = await rows.category({ slug: 'other', name: 'Other' });
const acting = (): Acting => ({
  ...{ kind: 'command', userId: null, operation: randomUUID(), addressHash: null, reason: null },
});
const drafts = async (number: number) => {
  const made = await Promise.all(
    Array.from({ length: number }, () => tool({ state: 'draft', publishedAt: null })),
  );
  return made.map(({ id }) => ({ id, revision: 1 }));
};
const stateOf = async (chosen: { id: number }[]) =>
  sql<{ state: string; retired_reason: string | null; category_id: number; revision: number }>(
    `SELECT state, retired_reason, category_id, revision FROM tools WHERE id = ANY($1) ORDER BY id`,
    [chosen.map(({ id }) => id)],
  );

test('many tools are published as one operation and taken back as one', async () => {
  const chosen = await drafts(5);
  const by = acting();
  expect(await changeTools(by, { kind: 'publish' }, chosen)).toEqual({ kind: 'done', tools: 5 });
  for (const row of await stateOf(chosen)) {
    expect(row).toMatchObject({ state: 'published', revision: 2 });
  }
  expect(
    await sql('SELECT DISTINCT operation FROM audit_entries WHERE operation = $1', [by.operation]),
  ).toHaveLength(1);
  expect(await undoOperation(acting(), by.operation)).toMatchObject({ kind: 'undone', rows: 5 });
  for (const row of await stateOf(chosen)) expect(row).toMatchObject({ state: 'draft' });
});

test('many are retired with one reason, and put into one category', async () => {
  const chosen = await drafts(3);
  const retire = { kind: 'retire', reason: 'No longer made.' } as const;
  expect(await changeTools(acting(), retire, chosen)).toEqual({ kind: 'done', tools: 3 });
  for (const row of await stateOf(chosen)) {
    expect(row).toMatchObject({ state: 'retired', retired_reason: 'No longer made.' });
  }
  const moved = chosen.map(({ id }) => ({ id, revision: 2 }));
  const move = { kind: 'categorise', category: 'other' } as const;
  expect(await changeTools(acting(), move, moved)).toEqual({ kind: 'done', tools: 3 });
  for (const row of await stateOf(chosen)) expect(row.category_id).toBe(other.id);
  const nowhere = { kind: 'categorise', category: 'none' } as const;
  expect(await changeTools(acting(), nowhere, moved)).toEqual({ kind: 'no-category' });
});

test('nothing is done to any where one of them changed, was merged or is gone', async () => {
  const chosen = await drafts(3);
  const [first, second] = chosen;
  if (!first || !second) throw new Error('no tools');
  const publish = () => changeTools(acting(), { kind: 'publish' }, chosen);
  await sql("UPDATE tools SET revision = 2, name = 'Moved on' WHERE id = $1", [first.id]);
  expect(await publish()).toEqual({ kind: 'moved', names: ['Moved on'], missing: 0 });
  await sql('UPDATE tools SET revision = 1 WHERE id = $1', [first.id]);
  await sql("UPDATE tools SET state = 'retired', merged_into_id = $2 WHERE id = $1", [
    ...[first.id, second.id],
  ]);
  expect(await publish()).toMatchObject({ kind: 'moved', names: ['Moved on'] });
  await sql('DELETE FROM tools WHERE id = $1', [first.id]);
  expect(await publish()).toEqual({ kind: 'moved', names: [], missing: 1 });
  const left = await stateOf(chosen);
  expect(left.map(({ state, category_id }) => [state, category_id])).toEqual([
    ['draft', categoryId],
    ['draft', categoryId],
  ]);
});

test('of two who do it at once to the same tools, one does and the other is told', async () => {
  const chosen = await drafts(20);
  const answers = await Promise.all([
    changeTools(acting(), { kind: 'publish' }, chosen),
    changeTools(acting(), { kind: 'retire', reason: 'No.' }, [...chosen].reverse()),
  ]);
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'moved']);
  expect(new Set((await stateOf(chosen)).map(({ state }) => state)).size).toBe(1);
});

test('the chosen tools are named by name; what is none is left out', async () => {
  const chosen = await drafts(2);
  const found = await findBulkTools([...chosen.map(({ id }) => id), 2_000_000_000]);
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({ state: 'draft', merged: false, revision: 1 });
});
