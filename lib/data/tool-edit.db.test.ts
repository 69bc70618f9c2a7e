import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Acting } from '@/lib/domain/acting';
import type { CheckedFacts, NewTool } from '@/lib/domain/tool-form';
import { openWorld } from '@/scripts/testing/world';
import { findDeskTool } from './desk-tool';
import { addPriceRead, listPriceReads } from './price-reads';
import { findToolsAt } from './tool-addresses';
import { createTool, saveFacts, setToolState } from './tool-edit';
import { undoOperation } from './undo';

const { rows, sql, tool } = await openWorld();
await rows.category({ slug: 'audio', name: 'Audio' });
const admin = await rows.user({ role: 'admin' });

const acting = (reason: string | null = null): Acting => ({
  ...{ kind: 'person', userId: admin.id, operation: randomUUID(), addressHash: 'here', reason },
});
const facts = (given: Partial<CheckedFacts> = {}): CheckedFacts => ({
  slug: 'new-tool',
  name: 'New Tool',
  maker: '',
  tagline: 'Does it.',
  description: 'It does it.',
  category: 'audio',
  website: 'https://example.com',
  license: 'MIT',
  version: '',
  factsCheckedAt: '2026-11-01',
  ...given,
});
const entry = {
  ...{ kind: 'paid' as const, amount: 20, currency: 'USD', period: 'month' as const, note: null },
  ...{ sourceUrl: 'https://example.com/pricing', checkedAt: '2026-11-01' },
};
const fresh = (given: Partial<NewTool> = {}): NewTool => ({
  ...facts(),
  ...{ entry: null, state: 'draft' },
  ...given,
});
const at = async (slug: string) => (await findToolsAt([slug])).get(slug)?.slug ?? null;
const made = async (given: Partial<NewTool>) => {
  const answer = await createTool(acting(), fresh(given));
  if (answer.kind !== 'created') throw new Error(answer.kind);
  return answer.id;
};
const read = async (id: number) => {
  const found = await findDeskTool(id);
  if (!found) throw new Error('no tool');
  return found;
};

test('a tool is made with its first price read, and the history says by whom', async () => {
  const by = acting();
  const answer = await createTool(by, fresh({ slug: 'made', entry, state: 'published' }));
  if (answer.kind !== 'created') throw new Error(answer.kind);
  expect(await read(answer.id)).toMatchObject({
    ...{ state: 'published', revision: 1, wasPublished: true, redirects: [], mergedInto: null },
    texts: { slug: 'made', category: 'audio', maker: '', facts_checked_at: '2026-11-01' },
  });
  expect(await listPriceReads(answer.id, 10)).toEqual([{ ...entry, id: expect.any(Number) }]);
  expect(
    await sql('SELECT noun, verb, actor_id FROM audit_entries WHERE operation = $1 ORDER BY id', [
      by.operation,
    ]),
  ).toEqual(
    ['tools', 'price_reads'].map((noun) => ({ noun, verb: 'created', actor_id: admin.id })),
  );
});

test('a draft that was made is unmade, its price read with it', async () => {
  const by = acting();
  await createTool(by, fresh({ slug: 'unmade', entry }));
  expect((await undoOperation(acting(), by.operation)).kind).toBe('undone');
  expect(await sql("SELECT FROM tools WHERE slug = 'unmade'")).toEqual([]);
});

test('no tool is made at an address that is or was another’s, nor in a category that is none', async () => {
  const { id, slug } = await tool({ slug: 'first-address' });
  await sql("UPDATE tools SET slug = 'second-address' WHERE id = $1", [id]);
  for (const taken of [slug, 'second-address']) {
    expect(await createTool(acting(), fresh({ slug: taken, entry }))).toEqual({
      kind: 'slug-taken',
    });
  }
  const nowhere = fresh({ slug: 'nowhere', category: 'none' });
  expect(await createTool(acting(), nowhere)).toEqual({ kind: 'no-category' });
  expect(await sql("SELECT FROM tools WHERE slug = 'nowhere'")).toEqual([]);
});

test('a draft changes its address without a trace; a published tool’s old one leads on', async () => {
  const id = await made({ slug: 'draft-one' });
  const renamed = facts({ slug: 'draft-two' });
  expect(await saveFacts(acting(), { id, revision: 1 }, renamed)).toEqual({
    ...{ kind: 'saved', slugs: ['draft-one', 'draft-two'] },
  });
  expect(await read(id)).toMatchObject({ revision: 2, redirects: [] });

  await setToolState(acting(), { id, revision: 2 }, { state: 'published' });
  expect(await saveFacts(acting(), { id, revision: 3 }, facts({ slug: 'public' }))).toMatchObject({
    kind: 'saved',
  });
  expect(await read(id)).toMatchObject({ revision: 4, redirects: ['draft-two'] });
  expect(await at('draft-two')).toBe('public');
  expect(await at('draft-one')).toBeNull();
  const taken = facts({ slug: 'draft-two', name: 'Another' });
  const other = await made({ slug: 'another' });
  expect(await saveFacts(acting(), { id: other, revision: 1 }, taken)).toEqual({
    kind: 'slug-taken',
  });
  expect((await read(other)).revision).toBe(1);
});

test('a renaming is undone, and both addresses still lead to the tool', async () => {
  const { id } = await tool({ slug: 'was-named' });
  const by = acting();
  await saveFacts(by, { id, revision: 1 }, facts({ slug: 'is-named' }));
  expect((await undoOperation(acting(), by.operation)).kind).toBe('undone');
  expect((await read(id)).texts.slug).toBe('was-named');
  expect(await at('is-named')).toBe('was-named');
  expect(await at('was-named')).toBe('was-named');
});

test('of two who edit one tool at once, one saves and the other is told', async () => {
  const id = await made({ slug: 'contended' });
  const answers = await Promise.all(
    ['One', 'Two', 'Three'].map((name) =>
      saveFacts(acting(), { id, revision: 1 }, facts({ slug: 'contended', name })),
    ),
  );
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['moved', 'moved', 'saved']);
  expect((await read(id)).revision).toBe(2);
});

test('nobody takes an address at the moment in which it becomes an old one', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, slug } = await tool({ slug: `raced-${round}` });
    const [renamed, taken] = await Promise.all([
      saveFacts(acting(), { id, revision: 1 }, facts({ slug: `${slug}-anew` })),
      createTool(acting(), fresh({ slug })),
    ]);
    expect([renamed.kind, taken.kind]).toEqual(['saved', 'slug-taken']);
    expect(await at(slug)).toBe(`${slug}-anew`);
  }
});

test('a tool is published, retired with its reason, brought back; each step is undone', async () => {
  const id = await made({ slug: 'stepped' });
  const step = async (change: Parameters<typeof setToolState>[2]) => {
    const by = acting();
    const { revision } = await read(id);
    const answer = await setToolState(by, { id, revision }, change);
    return { answer, operation: by.operation };
  };
  const published = await step({ state: 'published' });
  expect(published.answer).toEqual({ kind: 'saved', slugs: ['stepped'] });
  const [first] = await sql<{ published_at: Date }>(
    'SELECT published_at FROM tools WHERE id = $1',
    [id],
  );
  const retired = await step({ state: 'retired', reason: 'It is gone.' });
  expect(await read(id)).toMatchObject({ state: 'retired', retiredReason: 'It is gone.' });
  expect(await at('stepped')).toBeNull();
  expect(await step({ state: 'retired', reason: 'Again.' })).toMatchObject({
    answer: { kind: 'same' },
  });
  await undoOperation(acting(), retired.operation);
  expect(await read(id)).toMatchObject({ state: 'published', retiredReason: null });
  await step({ state: 'retired', reason: 'Once more.' });
  await step({ state: 'published' });
  expect(await read(id)).toMatchObject({ state: 'published', retiredReason: null });
  // It keeps the day of its first publication.
  expect(await sql('SELECT published_at FROM tools WHERE id = $1', [id])).toEqual([first]);
});

test('what is not there, moved on or gave way is not changed', async () => {
  const [kept, gone] = [await tool({ slug: 'kept' }), await tool({ slug: 'gave-way' })];
  await sql("UPDATE tools SET state = 'retired', merged_into_id = $2 WHERE id = $1", [
    ...[gone.id, kept.id],
  ]);
  const publish = { state: 'published' } as const;
  for (const [id, revision, kind] of [
    [gone.id, 1, 'merged'],
    [kept.id, 9, 'moved'],
    [2_000_000_000, 1, 'unknown'],
  ] as const) {
    expect(await setToolState(acting(), { id, revision }, publish)).toEqual({ kind });
    expect(await saveFacts(acting(), { id, revision }, facts())).toEqual({ kind });
  }
  expect(await addPriceRead(acting(), gone.id, entry)).toBeNull();
  expect(await addPriceRead(acting(), 2_000_000_000, entry)).toBeNull();
});

test('price reads are added, the newest first, and never overwritten', async () => {
  const { id } = await tool({ slug: 'priced' });
  const later = { ...entry, amount: 25, checkedAt: '2026-11-20' };
  for (const each of [later, entry, { ...later, note: 'Mended.' }]) {
    expect(await addPriceRead(acting(), id, each)).toEqual({ slug: 'priced' });
  }
  const reads = await listPriceReads(id, 10);
  expect(reads.map(({ amount, note }) => [amount, note])).toEqual([
    [25, 'Mended.'],
    [25, null],
    [20, null],
  ]);
  await expect(sql('UPDATE price_reads SET amount = 1 WHERE tool_id = $1', [id])).rejects.toThrow(
    /never changed/,
  );
});
