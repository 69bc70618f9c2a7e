import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCatalogue } from '@/lib/catalogue-file/write';
import { actingAsSystem } from '@/lib/data/acting';
import { exportTools } from '@/lib/data/export';
import { cancelImport, failDeadImports, moveImport } from '@/lib/data/import-runs';
import type { CatalogueFormat } from '@/lib/domain/catalogue-file';
import { anyRecord } from '@/lib/domain/test-arbitraries';
import {
  applyFile,
  checkFile,
  csvFile,
  jsonFile,
  stagedRows,
  stateOf,
} from '@/scripts/testing/imports';
import { openWorld } from '@/scripts/testing/world';

const { sql, tool, rows, categoryId } = await openWorld();
const category = 'tools-of-test';
await sql('UPDATE categories SET slug = $1 WHERE id = $2', [category, categoryId]);
const row = (slug: string, part = {}) => ({ slug, category, ...part });
const find = async (slug: string) =>
  (await sql<Record<string, unknown>>('SELECT * FROM tools WHERE slug = $1', [slug]))[0];
const all = { state: null, category: null };
const exported = async (format: CatalogueFormat) => {
  let file = '';
  for await (const piece of writeCatalogue(exportTools(all), format)) file += piece;
  return file;
};
const outcomes = async (id: number) => (await stagedRows(id)).map(({ outcome }) => outcome);

test('a dry run tells what would be created, changed field by field, left and refused', async () => {
  const standing = await tool({ slug: 'stands' });
  await rows.priceRead({
    toolId: standing.id,
    kind: 'paid',
    amount: 20,
    currency: 'USD',
    period: 'month',
  });
  const id = await checkFile(
    jsonFile([
      row('new-one'),
      row('stands', { name: 'Another name', entry_note: '' }),
      row('bad', { category: 'nowhere', name: '' }),
    ]),
  );
  expect(await stateOf(id)).toEqual(['checked', null]);
  const [create, change, refused] = await stagedRows(id);
  expect(create).toMatchObject({ number: 1, outcome: 'create', slug: 'new-one', changes: null });
  expect(change).toMatchObject({ number: 2, outcome: 'change' });
  expect(change?.changes).toContainEqual({
    column: 'name',
    before: standing.name,
    after: 'Another name',
  });
  expect(change?.changes).toContainEqual({ column: 'entry_amount', before: '20', after: '9.5' });
  expect(refused?.problems).toEqual([
    { column: 'name', value: '', reason: 'Give the name.' },
    {
      column: 'category',
      value: 'nowhere',
      reason: expect.stringContaining('There are tools-of-test'),
    },
  ]);
  expect(await find('new-one')).toBeUndefined();
  expect(await find('stands')).toMatchObject({ name: standing.name });
});

test('a slug that redirects or was merged is refused with the way to go', async () => {
  const renamed = await tool({ slug: 'old-name' });
  await sql("UPDATE tools SET slug = 'new-name' WHERE id = $1", [renamed.id]);
  const target = await tool({ slug: 'stays' });
  await tool({ slug: 'merged', state: 'retired', mergedIntoId: target.id });
  const id = await checkFile(jsonFile([row('old-name'), row('merged')]));
  const problems = (await stagedRows(id)).map((staged) => staged.problems?.[0]);
  expect(problems).toMatchObject([
    { column: 'slug', reason: 'This address leads to “new-name” now: use that slug instead.' },
    { column: 'slug', reason: 'This address leads to “stays” now: use that slug instead.' },
  ]);
});

test('a price read is never taken back, back-dated or of a day to come; a tool is retired with a reason', async () => {
  const { id: toolId } = await tool({ slug: 'was-public' });
  await rows.priceRead({ toolId, kind: 'free', checkedAt: new Date('2026-01-05') });
  const empty = { entry_kind: '', entry_amount: '', entry_currency: '', entry_period: '' };
  const none = { ...empty, entry_note: '', entry_source: '', entry_checked_at: '' };
  const columns = async (part: object) => {
    const id = await checkFile(jsonFile([row('was-public', part)]));
    return (await stagedRows(id))[0]?.problems?.map(({ column }) => column);
  };
  expect(await columns(none)).toEqual(['entry_kind']);
  expect(await columns({ entry_checked_at: '2026-01-04' })).toEqual(['entry_checked_at']);
  expect(await columns({ entry_checked_at: '2999-01-01' })).toEqual(['entry_checked_at']);
  const id = await checkFile(
    jsonFile([row('was-public', { state: 'retired', entry_checked_at: '2026-01-06' })]),
  );
  expect(await applyFile(id)).toBe('applied');
  expect(await find('was-public')).toMatchObject({
    state: 'retired',
    retired_reason: 'Import of tools.json',
  });
});

test('a repeated slug refuses the whole file and names both rows', async () => {
  const id = await checkFile(
    csvFile([row('twice'), row('once'), row('twice', { name: '' })]),
    'csv',
  );
  expect(await stateOf(id)).toEqual(['failed', 'Rows 2 and 4 have the same slug, “twice”.']);
  expect(await stagedRows(id)).toEqual([]);
});

test('a file that breaks off late changes nothing, though its first rows were good', async () => {
  const file = csvFile(Array.from({ length: 600 }, (_, n) => row(`late-${n}`)));
  const id = await checkFile(`${file}"open`, 'csv');
  expect(await stateOf(id)).toEqual(['failed', expect.stringContaining('a quote is not closed')]);
  expect(await stagedRows(id)).toEqual([]);
});

test('cancelled while it is checked or waits, an import leaves nothing', async () => {
  async function* slowly() {
    yield csvFile(Array.from({ length: 300 }, (_, n) => row(`slow-${n}`)));
    const [run] = await sql<{ id: number }>('SELECT max(id) AS id FROM import_runs');
    expect(await cancelImport(actingAsSystem('command'), run?.id ?? 0)).toBe(true);
    yield csvFile(Array.from({ length: 300 }, (_, n) => row(`slower-${n}`))).replace(/^.*\n/, '');
  }
  const id = await checkFile(slowly(), 'csv');
  expect((await stateOf(id))[0]).toBe('cancelled');
  expect(await stagedRows(id)).toEqual([]);
  const waiting = await checkFile(jsonFile([row('waits')]));
  expect(await cancelImport(actingAsSystem('command'), waiting)).toBe(true);
  expect((await stateOf(waiting))[0]).toBe('cancelled');
  expect(await cancelImport(actingAsSystem('command'), waiting)).toBe(false);
  expect(await applyFile(waiting)).toBe('not checked');
});

test('a cancel in the last moment is not lost: where work ends, it ends the import', async () => {
  const asked = async (state: string) => {
    const id = await checkFile(jsonFile([row('last-moment')]));
    await sql('UPDATE import_runs SET state = $2::import_state WHERE id = $1', [id, state]);
    expect(await cancelImport(actingAsSystem('command'), id)).toBe(true);
    return id;
  };
  const acting = actingAsSystem('command');
  for (const [from, to] of [
    ['checking', 'checked'],
    ['applying', 'checked'],
    ['applying', 'checking'],
  ] as const) {
    const id = await asked(from);
    expect(await moveImport(acting, id, { from: [from], to, message: 'Go on.' })).toBe(false);
    expect(await stateOf(id)).toEqual(['cancelled', null]);
    expect(await stagedRows(id)).toEqual([]);
  }
  // What it failed of is still said.
  const failed = await asked('checking');
  await moveImport(acting, failed, { from: ['checking'], to: 'failed', message: 'Torn.' });
  expect(await stateOf(failed)).toEqual(['failed', 'Torn.']);
});

test('a cancel and the end of the check at one moment: whoever comes last, it is cancelled', async () => {
  const acting = actingAsSystem('command');
  const id = await checkFile(jsonFile([row('at-once')]));
  for (let round = 0; round < 40; round += 1) {
    await sql("UPDATE import_runs SET state = 'checking', cancel_requested = false WHERE id = $1", [
      id,
    ]);
    const [cancelled] = await Promise.all([
      cancelImport(acting, id),
      moveImport(acting, id, { from: ['checking'], to: 'checked' }),
    ]);
    expect([cancelled, (await stateOf(id))[0]]).toEqual([true, 'cancelled']);
  }
});

test('an import whose process went away is marked so', async () => {
  const id = await checkFile(jsonFile([row('orphan')]));
  await sql(
    "UPDATE import_runs SET state = 'applying', updated_at = now() - interval '1 min' WHERE id = $1",
    [id],
  );
  expect(await failDeadImports(actingAsSystem('job'), 30)).toBe(1);
  expect(await stateOf(id)).toEqual(['failed', expect.stringContaining('The server stopped')]);
});

test.each(['csv', 'json'] as const)(
  'what is exported as %s is imported without a change',
  async (format) => {
    await tool({
      slug: `odd-${format}`,
      tagline: '\ufeff=1\r\n',
      description: " '=x\r",
      name: '\u202eodd',
      license: '',
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRecord, { selector: ({ slug }) => slug, minLength: 1, maxLength: 20 }),
        async (records) => {
          for (const { slug, entry, category: _, ...facts } of records) {
            if (await find(slug)) continue;
            const { id } = await tool({ slug, ...facts });
            if (!entry) continue;
            const { checkedAt, ...read } = entry;
            await rows.priceRead({ toolId: id, ...read, checkedAt: new Date(checkedAt) });
          }
          const id = await checkFile(await exported(format), format);
          expect(await stateOf(id)).toEqual(['checked', null]);
          expect(new Set(await outcomes(id))).toEqual(new Set(['same']));
        },
      ),
      { numRuns: 8 },
    );
  },
);
