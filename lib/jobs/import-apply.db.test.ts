import { expect, test } from 'vitest';
import { actingAsSystem } from '@/lib/data/acting';
import { cancelImport, findImport, forgetOldRows } from '@/lib/data/import-runs';
import { applyFile, checkFile, jsonFile, stagedRows, stateOf } from '@/scripts/testing/imports';
import { eventually, openWorld } from '@/scripts/testing/world';

const { sql, tool, rows, categoryId } = await openWorld();
const category = 'tools-of-test';
await sql('UPDATE categories SET slug = $1 WHERE id = $2', [category, categoryId]);
const row = (slug: string, part = {}) => ({ slug, category, ...part });
const find = async (slug: string) =>
  (await sql<Record<string, unknown>>('SELECT * FROM tools WHERE slug = $1', [slug]))[0];
const outcomes = async (id: number) => (await stagedRows(id)).map(({ outcome }) => outcome);

test('applied, tools are there, a changed price is one more read, and the history knows who', async () => {
  const changed = await tool({ slug: 'changes' });
  await rows.priceRead({ toolId: changed.id, kind: 'free' });
  const id = await checkFile(
    jsonFile([
      row('comes'),
      row('changes', { name: 'Changed' }),
      row('sleeps', { state: 'draft' }),
    ]),
  );
  expect(await applyFile(id)).toBe('applied');
  expect(await stateOf(id)).toEqual(['applied', null]);
  expect(await find('comes')).toMatchObject({
    ...{ name: 'Claw Code', state: 'published', license: 'MIT', revision: 1, entry_kind: 'paid' },
    published_at: expect.any(Date),
  });
  expect(await find('sleeps')).toMatchObject({ state: 'draft', published_at: null });
  expect(await find('changes')).toMatchObject({ name: 'Changed', revision: 2, entry_kind: 'paid' });
  const reads = await sql(
    'SELECT kind, amount::text FROM price_reads WHERE tool_id = $1 ORDER BY id',
    [changed.id],
  );
  expect(reads).toEqual([
    { kind: 'free', amount: null },
    { kind: 'paid', amount: '9.50' },
  ]);
  const [run] = await sql<{ operation: string }>(
    'SELECT operation FROM import_runs WHERE id = $1',
    [id],
  );
  const history = await sql(
    `SELECT noun, verb, reason FROM audit_entries WHERE operation = $1 AND noun = 'tools' ORDER BY verb`,
    [run?.operation],
  );
  expect(history).toHaveLength(3);
  expect(history[0]).toEqual({ noun: 'tools', verb: 'changed', reason: 'Import of tools.json' });
  const again = await checkFile(jsonFile([row('comes'), row('changes', { name: 'Changed' })]));
  expect(await outcomes(again)).toEqual(['same', 'same']);
});

test('that tools were public at once is known when the rows are long forgotten', async () => {
  const lasting = async (state: string) => {
    const id = await checkFile(jsonFile([row(`lasting-${state}`, { state })]));
    expect((await findImport(id))?.createsPublic).toBe(false);
    expect(await applyFile(id)).toBe('applied');
    await sql("UPDATE import_runs SET finished_at = now() - interval '31 days' WHERE id = $1", [
      id,
    ]);
    await forgetOldRows(30);
    expect(await stagedRows(id)).toEqual([]);
    return (await findImport(id))?.createsPublic;
  };
  expect(await lasting('published')).toBe(true);
  expect(await lasting('draft')).toBe(false);
});

test('all or nothing does nothing while a row is refused; only the good rows does those', async () => {
  const file = jsonFile([row('good'), row('evil', { state: 'gone' })]);
  const id = await checkFile(file);
  expect(await applyFile(id)).toBe('refused');
  expect(await find('good')).toBeUndefined();
  expect(await stateOf(id)).toEqual(['checked', expect.stringContaining('all or nothing')]);
  expect(await applyFile(id, true)).toBe('applied');
  expect(await find('good')).toBeDefined();
  expect(await find('evil')).toBeUndefined();
  expect(await applyFile(id, true)).toBe('not checked');
});

test('a fault in the last statement leaves nothing behind', async () => {
  const id = await checkFile(jsonFile([row('half'), row('other-half')]));
  await sql(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.slug = 'other-half' THEN RAISE 'on purpose'; END IF; RETURN NEW; END $$`);
  await sql('CREATE TRIGGER refuse AFTER INSERT ON tools FOR EACH ROW EXECUTE FUNCTION refuse()');
  try {
    expect(await applyFile(id)).toBe('failed');
  } finally {
    await sql('DROP TRIGGER refuse ON tools');
  }
  expect(await find('half')).toBeUndefined();
  expect(await stateOf(id)).toEqual(['checked', expect.stringContaining('nothing was changed')]);
  expect(await applyFile(id)).toBe('applied');
});

test('a connection killed in the middle of applying leaves nothing behind', async () => {
  const many = Array.from({ length: 3_000 }, (_, n) => row(`killed-${n}`));
  const id = await checkFile(jsonFile(many));
  const applying = applyFile(id);
  for (;;) {
    const killed = await sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%INSERT INTO tools%'
         AND query NOT LIKE '%pg_terminate_backend%' AND state <> 'idle'`,
    );
    if (killed.length > 0) break;
  }
  expect(await applying).toBe('failed');
  expect(await sql("SELECT FROM tools WHERE slug LIKE 'killed-%' LIMIT 1")).toEqual([]);
  expect((await stateOf(id))[0]).toBe('checked');
});

test('what moved since the check is said, and the rows are checked anew', async () => {
  const one = await tool({ slug: 'moves' });
  const id = await checkFile(jsonFile([row('moves', { name: 'By import' }), row('arrives')]));
  await sql("UPDATE tools SET name = 'By hand', revision = revision + 1 WHERE id = $1", [one.id]);
  await tool({ slug: 'arrives' });
  expect(await applyFile(id)).toBe('moved');
  const [state, message] = await stateOf(id);
  expect(state).toBe('checked');
  expect(message).toContain('“moves” (row 1) and “arrives” (row 2)');
  expect(await find('moves')).toMatchObject({ name: 'By hand' });
  const [moves, arrives] = await stagedRows(id);
  expect(moves?.changes).toContainEqual({ column: 'name', before: 'By hand', after: 'By import' });
  expect(arrives?.outcome).toBe('change');
  expect(await applyFile(id)).toBe('applied');
  expect(await find('moves')).toMatchObject({ name: 'By import' });
});

test('of two imports at once of one tool, one wins and the other is told', async () => {
  await tool({ slug: 'wanted' });
  const ids = await Promise.all(
    ['First', 'Second'].map((name) => checkFile(jsonFile([row('wanted', { name }), row('both')]))),
  );
  const answers = await Promise.all(ids.map((id) => applyFile(id)));
  expect(answers.sort()).toEqual(['applied', 'moved']);
});

test('an edit at once: whoever is second is told', async () => {
  const one = await tool({ slug: 'edited' });
  const id = await checkFile(jsonFile([row('edited', { name: 'By import' })]));
  const [edited, applied] = await Promise.all([
    sql(
      "UPDATE tools SET name = 'By hand', revision = 2 WHERE id = $1 AND revision = 1 RETURNING id",
      [one.id],
    ),
    applyFile(id),
  ]);
  expect([edited.length, applied]).toSatisfy(
    ([rowsEdited, answer]) => (rowsEdited === 1) === (answer === 'moved'),
  );
});

test('cancelled while it is applied, an import leaves nothing', async () => {
  const id = await checkFile(jsonFile(Array.from({ length: 4_000 }, (_, n) => row(`stop-${n}`))));
  const applying = applyFile(id);
  await eventually(async () => (await findImport(id))?.applied, 'rows are written');
  expect(await cancelImport(actingAsSystem('command'), id)).toBe(true);
  expect(await applying).toBe('stopped');
  expect((await stateOf(id))[0]).toBe('cancelled');
  expect(await sql("SELECT FROM tools WHERE slug LIKE 'stop-%'")).toEqual([]);
});
