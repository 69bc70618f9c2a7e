import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { actAs, actingAsSystem, inTransactionAs } from './acting';
import { pool } from './database';

const { tool: newTool, rows: make } = await openWorld();

const entriesOf = async (noun: string, subject: number) =>
  (
    await pool().query(
      'SELECT * FROM audit_entries WHERE noun = $1 AND subject_id = $2 ORDER BY id',
      [noun, String(subject)],
    )
  ).rows;

test('a change leaves what stood before and after, who, why and from where, in the same transaction', async () => {
  const tool = await newTool();
  const acting = {
    ...{ kind: 'person' as const, userId: randomUUID(), operation: randomUUID() },
    ...{ addressHash: 'hash', reason: 'It has a new name.' },
  };
  await inTransactionAs(acting, (client) =>
    client.query("UPDATE tools SET name = 'New', revision = revision + 1 WHERE id = $1", [tool.id]),
  );
  expect((await entriesOf('tools', tool.id)).slice(1)).toMatchObject([
    {
      ...{ verb: 'changed', before: { name: tool.name }, after: { name: 'New' } },
      ...{ actor_kind: 'person', actor_id: acting.userId, operation: acting.operation },
      ...{ address_hash: 'hash', reason: 'It has a new name.', tool_ids: [tool.id] },
    },
  ]);
});

test('a change that is not kept leaves no entry, and a name ends with its transaction', async () => {
  const tool = await newTool();
  const failing = inTransactionAs(actingAsSystem('job'), async (client) => {
    await client.query("UPDATE tools SET name = 'New' WHERE id = $1", [tool.id]);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  expect(await entriesOf('tools', tool.id)).toHaveLength(1);
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    await actAs(client, actingAsSystem('job'));
    await client.query('COMMIT');
    await client.query("UPDATE tools SET name = 'Other' WHERE id = $1", [tool.id]);
  } finally {
    client.release();
  }
  expect((await entriesOf('tools', tool.id)).at(-1)).toMatchObject({ actor_kind: 'system' });
});

test.each([
  'UPDATE audit_entries SET reason = NULL',
  'DELETE FROM audit_entries',
  'TRUNCATE audit_entries',
])('the database itself refuses: %s', async (statement) => {
  await newTool();
  await expect(pool().query(statement)).rejects.toThrow('append-only');
});

test('an address that a published tool had leads to it, and no other tool takes it', async () => {
  const [one, other] = [await newTool(), await newTool()];
  const rename = (id: number, slug: string) =>
    pool().query('UPDATE tools SET slug = $2 WHERE id = $1', [id, slug]);
  await rename(one.id, `${one.slug}-2`);
  const { rows } = await pool().query('SELECT tool_id FROM tool_redirects WHERE slug = $1', [
    one.slug,
  ]);
  expect(rows).toEqual([{ tool_id: one.id }]);
  await expect(rename(other.id, one.slug)).rejects.toMatchObject({ code: '23505' });
  await rename(one.id, one.slug);
  const { rowCount } = await pool().query('SELECT FROM tool_redirects WHERE slug = $1', [one.slug]);
  expect(rowCount).toBe(0);
});

test('a price read is moved, never changed', async () => {
  const tool = await newTool();
  const { id } = await make.priceRead({ toolId: tool.id });
  const change = pool().query("UPDATE price_reads SET note = 'x' WHERE id = $1", [id]);
  await expect(change).rejects.toThrow('never changed');
  await pool().query('UPDATE price_reads SET tool_id = $2 WHERE id = $1', [
    id,
    (await newTool()).id,
  ]);
});
