import { expect, test } from 'vitest';
import { csvLines } from '@/lib/catalogue-file/write';
import { parseListView } from '@/lib/domain/list-view';
import { checkFile, jsonFile } from '@/scripts/testing/imports';
import { openWorld } from '@/scripts/testing/world';
import { CursorError } from './cursor';
import {
  countOutcomes,
  importRowsForm,
  importsForm,
  listImportRows,
  listImports,
  refusedCells,
} from './import-lists';

const { sql, categoryId } = await openWorld();
await sql("UPDATE categories SET slug = 'audio' WHERE id = $1", [categoryId]);
const rows = Array.from({ length: 25 }, (_, n) => ({
  ...{ slug: `tool-${n}`, category: 'audio', state: n % 5 === 0 ? 'gone' : 'draft' },
}));
const id = await checkFile(jsonFile(rows));

/** All pages of a list, one after the other. */
async function pages(params: Record<string, string>, limit: number): Promise<number[][]> {
  const found: number[][] = [];
  let after: string | null = null;
  do {
    const view = { ...parseListView(params, importRowsForm), after };
    const page: Awaited<ReturnType<typeof listImportRows>> = await listImportRows(id, view, limit);
    found.push(page.items.map(({ number }) => number));
    after = page.nextCursor;
  } while (after);
  return found;
}

test('rows are listed page by page, of one outcome, by a slug, either way round', async () => {
  expect((await pages({}, 10)).map(({ length }) => length)).toEqual([10, 10, 5]);
  expect((await pages({}, 10)).flat()).toEqual(rows.map((_, n) => n + 1));
  expect(await pages({ show: 'refused' }, 3)).toEqual([
    [1, 6, 11],
    [16, 21],
  ]);
  expect(await pages({ show: 'refused', sort: '-row' }, 50)).toEqual([[21, 16, 11, 6, 1]]);
  expect(await pages({ show: 'same' }, 50)).toEqual([[]]);
  expect(await pages({ q: 'tool-2' }, 50)).toEqual([[3, 21, 22, 23, 24, 25]]);
  expect(await pages({ q: '%' }, 50)).toEqual([[]]);
  const foreign = { ...parseListView({}, importRowsForm), after: 'none' };
  await expect(listImportRows(id, foreign, 10)).rejects.toThrow(CursorError);
});

test('outcomes are counted, and of few refused rows among many the index knows', async () => {
  expect(await countOutcomes(id)).toEqual({ create: 20, change: 0, same: 0, refused: 5 });
  await sql(
    `INSERT INTO import_rows (run_id, number, outcome, record)
     SELECT $1, n, 'create', '{"state": "published"}' FROM generate_series(1000, 20000) AS n`,
    [id],
  );
  await sql('ANALYZE import_rows');
  const [plan] = await sql<Record<'QUERY PLAN', unknown>>(
    `EXPLAIN (FORMAT JSON) SELECT number FROM import_rows
     WHERE run_id = $1 AND outcome = 'refused'::import_outcome ORDER BY number LIMIT 51`,
    [id],
  );
  expect(JSON.stringify(plan)).toContain('import_rows_run_id_outcome_number_idx');
});

test('refused cells come in the order of the file, harmless in a spreadsheet', async () => {
  const cells = [];
  for await (const batch of refusedCells(id)) cells.push(...batch);
  expect(cells.map(({ number, column, value }) => [number, column, value])).toEqual(
    [1, 6, 11, 16, 21].map((number) => [number, 'state', 'gone']),
  );
  expect(csvLines([['=cmd()', '-1', 'a"b']])).toBe(`'=cmd(),'-1,"a""b"\r\n`);
});

test('imports are listed by state and name, the newest first', async () => {
  const second = await checkFile('nonsense');
  const list = async (params: Record<string, string>) =>
    (await listImports(parseListView(params, importsForm), 10)).items.map((run) => run.id);
  expect(await list({})).toEqual([second, id]);
  expect(await list({ state: 'failed' })).toEqual([second]);
  expect(await list({ q: 'TOOLS.json', state: 'checked' })).toEqual([id]);
  expect(await list({ q: 'other' })).toEqual([]);
  const { items, nextCursor } = await listImports(parseListView({}, importsForm), 1);
  expect(items.map((run) => run.id)).toEqual([second]);
  const next = await listImports({ ...parseListView({}, importsForm), after: nextCursor }, 1);
  expect(next.items.map((run) => run.id)).toEqual([id]);
});
