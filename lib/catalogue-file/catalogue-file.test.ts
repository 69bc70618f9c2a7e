import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CatalogueFormat, type FileRow, harmlessCell } from '@/lib/domain/catalogue-file';
import { anyRecord, recordTexts } from '@/lib/domain/test-arbitraries';
import { type ToolTexts, textsOfTool, toolColumns } from '@/lib/domain/tool-record';
import { readCatalogue } from './read';
import { writeCatalogue } from './write';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function read(
  file: string | Uint8Array,
  format: CatalogueFormat,
  size = 7,
): Promise<FileRow[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const rows: FileRow[] = [];
  for await (const row of readCatalogue(inPieces(bytes, size), format)) rows.push(row);
  return rows;
}

async function write(tools: ToolTexts[], format: CatalogueFormat): Promise<string> {
  async function* batches() {
    yield tools.slice(0, 1);
    yield tools.slice(1);
  }
  let file = '';
  for await (const piece of writeCatalogue(batches(), format)) file += piece;
  return file;
}

const HEAD = toolColumns.join(',');
const line = (part: Partial<ToolTexts> = {}) => {
  const texts = { ...recordTexts, ...part };
  return toolColumns.map((column) => texts[column]).join(',');
};
const fault = (file: string | Uint8Array, format: CatalogueFormat = 'csv', size?: number) =>
  read(file, format, size).then(
    () => 'taken',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const anyTexts = fc.array(
  anyRecord.map(textsOfTool).chain((texts) =>
    fc
      .tuple(fc.constantFrom('', '=', "'", "'=", '\t', '\r', '\n', '\ufeff', ' '), fc.string())
      // Whatever a table may hold, also what no rule of today would let in.
      .map((parts) => ({ ...texts, tagline: parts.join('').toWellFormed().replaceAll('\0', '') })),
  ),
  { minLength: 1, maxLength: 4 },
);

test.each(['csv', 'json'] as const)(
  'what is written as %s is read back, cell by cell',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(
        anyTexts,
        fc.integer({ min: 1, max: 90 }),
        fc.boolean(),
        async (tools, size, bom) => {
          const file = `${bom ? '\ufeff' : ''}${await write(tools, format)}`;
          const rows = await read(file, format, size);
          expect(rows.map(({ texts }) => texts)).toEqual(tools);
        },
      ),
      { numRuns: 60 },
    );
  },
);

test('no written cell begins as a formula does', async () => {
  const texts = {
    ...recordTexts,
    name: '=1+1',
    tagline: '@SUM(A1)',
    license: "'=x",
    entry_note: '-1',
  };
  const file = await write([texts], 'csv');
  expect(file).toContain("'=1+1,'@SUM(A1)");
  expect(file).toContain("''=x");
  expect(file).toContain("'-1");
  fc.assert(fc.property(fc.string(), (text) => !/^[=+\-@\t\r]/.test(harmlessCell(text))));
});

test('columns in any order, any line ends, quoted line breaks, empty lines, a mark in front', async () => {
  const reversed = [...toolColumns].reverse();
  const cells = reversed.map((column) =>
    column === 'description' ? '"One ""two""\r\nthree"' : recordTexts[column],
  );
  const file = `\ufeff${reversed.join(',')}\r\n\r\n${cells.join(',')}\r\n`;
  const rows = await read(file, 'csv', 3);
  expect(rows).toEqual([
    { number: 3, texts: { ...recordTexts, description: 'One "two"\r\nthree' } },
  ]);
  expect(await read(`${HEAD}\n`, 'csv')).toEqual([]);
  expect(await read('[]', 'json')).toEqual([]);
});

test('rows of CSV are counted as a spreadsheet counts them, those of JSON from 1', async () => {
  const csv = await read(`${HEAD}\n${line()}\n${line()}\n`, 'csv');
  expect(csv.map(({ number }) => number)).toEqual([2, 3]);
  const json = await read(JSON.stringify([recordTexts, recordTexts]), 'json');
  expect(json.map(({ number }) => number)).toEqual([1, 2]);
});

test('in JSON an amount may be a number, and nothing may be null', async () => {
  const item = { ...recordTexts, entry_amount: 9.5, entry_note: null };
  const [row] = await read(JSON.stringify([item]), 'json');
  expect(row?.texts).toEqual({ ...recordTexts, entry_amount: '9.5', entry_note: '' });
});

const bytes = (...values: number[]) => new Uint8Array(values);
const latin1 = Buffer.from(`${HEAD}\n${line({ name: 'Café' })}\n`, 'latin1');

test.each<[string, string | Uint8Array, RegExp, CatalogueFormat?]>([
  ['nothing', '', /This file is empty/],
  ['a mark alone', '\ufeff', /This file is empty/],
  ['blanks', ' \n\n', /This file is empty/],
  ['blanks as JSON', ' \n\n', /This file is empty/, 'json'],
  ['a spreadsheet', bytes(0x50, 0x4b, 3, 4, 0, 0), /spreadsheet or an archive/],
  ['UTF-16', Buffer.from(`\ufeff${HEAD}`, 'utf16le'), /UTF-16: save it as UTF-8/],
  ['a binary', bytes(65, 66, 67, 68, 0, 1, 2), /binary file/],
  ['Latin 1', latin1, /not UTF-8: bytes near \d+/],
  ['a cut character', Buffer.from(`${HEAD}\nCafé`).subarray(0, -1), /not UTF-8/],
  ['a page', '<!doctype html><p>Sign in', /This is no catalogue: these columns are missing: slug/],
  ['semicolons', HEAD.replaceAll(',', ';'), /parted by semicolons/],
  ['a missing column', HEAD.replace(',state', ''), /missing: state\.$/],
  ['an unknown column', `${HEAD},stars`, /unknown: “stars”/],
  ['a repeated column', `${HEAD},slug`, /“slug” is there twice/],
  ['too few cells', `${HEAD}\n${line()}\na,b\n`, /Row 3 has 2 cells where the head has 15/],
  ['an open quote', `${HEAD}\n"${line()}\n`, /a quote is not closed/],
  ['a quote in a cell', `${HEAD}\na"b${line()}\n`, /Line 2: a quote inside a cell/],
  ['text behind a quote', `${HEAD}\n"a"b,${line()}\n`, /Line 2: something follows the quote/],
  ['no JSON', 'slug,name', /This is no JSON: it has to begin with \[/, 'json'],
  ['one object', '{"tools": []}', /no list of tools/, 'json'],
  [
    'a cut list',
    `[${JSON.stringify(recordTexts)},`,
    /This is no JSON, or cut off: it breaks within \d+ bytes/,
    'json',
  ],
  ['a broken list', `[${JSON.stringify(recordTexts)}} `, /breaks within \d+ bytes/, 'json'],
  ['two lists', '[] []', /This is no JSON/, 'json'],
  ['no objects', '[1]', /Item 1 is no object/, 'json'],
  ['a column too few', '[{"slug": "a"}]', /Item 1: This is no catalogue: .*missing: name/, 'json'],
  [
    'a list in a cell',
    JSON.stringify([{ ...recordTexts, name: ['a'] }]),
    /Item 1: “name” is neither a text, a number nor null/,
    'json',
  ],
])('%s: one clear message', async (_name, file, message, format) => {
  expect(await fault(file, format)).toMatch(message);
  expect(await fault(file, format, 1_000_000)).toMatch(/^FileFault: /);
});

test('a quote or a text without an end is noticed early, not when memory is full', async () => {
  let read = 0;
  async function* endless(beginning: string) {
    yield Buffer.from(beginning);
    for (; read < 50_000_000; read += 65_536) yield Buffer.alloc(65_536, 'x');
  }
  for (const [beginning, format] of [
    [`${HEAD}\n"`, 'csv'],
    ['[{"slug": "', 'json'],
  ] as const) {
    read = 0;
    const rows = readCatalogue(endless(beginning), format);
    await expect(rows.next()).rejects.toThrow('longer than 100,000 characters');
    expect(read).toBeLessThan(4_000_000);
  }
});
