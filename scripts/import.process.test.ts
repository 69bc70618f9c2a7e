import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './testing/command';
import { cloneDatabase } from './testing/database';
import { csvFile, jsonFile } from './testing/imports';

const home = mkdtempSync(join(tmpdir(), 'shipworthy-import-'));
const path = (name: string) => join(home, name);
let url = '';

async function sql(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function run(...args: string[]) {
  const command = runCommand(args, { DATABASE_URL: url, NODE_ENV: 'production' });
  return { code: await command.exit, out: command.stdout(), err: command.stderr() };
}

const slugs = async () =>
  (await sql('SELECT slug FROM tools ORDER BY slug')).map(({ slug }) => slug);
const category = 'audio';
// Each command is a process of its own.
const LONG = { timeout: 180_000 };

beforeAll(async () => {
  url = await cloneDatabase();
  await sql(`INSERT INTO categories (slug, name, description) VALUES ('audio', 'Audio', 'Sound.')`);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test(
  'a refused row is named with column, value and reason; nothing is changed; the code is 1',
  LONG,
  async () => {
    const file = path('tools.csv');
    writeFileSync(
      file,
      csvFile([
        { slug: 'good', category },
        { slug: 'bad', category, state: 'gone' },
      ]),
    );
    const refused = await run('import', file);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('row 3, state “gone”: Choose one of: draft, published, retired.');
    expect(refused.err).toContain('Nothing was changed: 1 row of the file is refused.');
    expect(refused.err).not.toContain('    at ');
    expect(await slugs()).toEqual([]);

    const dry = await run('import', file, '--only-good-rows', '--dry-run');
    expect(dry).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 to create, 0 to change'),
    });
    expect(await slugs()).toEqual([]);

    const good = await run('import', file, '--only-good-rows');
    expect(good).toMatchObject({ code: 0, out: expect.stringContaining('Applied') });
    expect(await slugs()).toEqual(['good']);
    expect(
      await sql('SELECT DISTINCT actor_kind, reason FROM audit_entries WHERE noun = $$tools$$'),
    ).toEqual([{ actor_kind: 'command', reason: 'Import of tools.csv' }]);
  },
);

test('what is exported is imported without a change, as CSV and as JSON', LONG, async () => {
  writeFileSync(path('odd.json'), jsonFile([{ slug: 'odd', category, name: '=odd,"\n'.trim() }]));
  expect((await run('import', path('odd.json'))).code).toBe(0);
  for (const name of ['all.csv', 'all.json']) {
    const exported = await run('export', path(name));
    expect(exported).toMatchObject({ code: 0, out: expect.stringContaining('2 tools into') });
    const back = await run('import', path(name));
    expect(back.out).toContain('0 to create, 0 to change, 2 unchanged, 0 refused');
    expect(back).toMatchObject({ code: 0, out: expect.stringContaining('nothing to change') });
  }
  expect(readFileSync(path('all.csv'), 'utf8')).toContain(`"'=odd,"""`);
});

test('a file that is no catalogue, or is not there, is refused in one line', LONG, async () => {
  writeFileSync(path('cut.json'), '[{"slug":');
  for (const [args, message] of [
    [['import', path('cut.json')], 'This is no JSON, or cut off'],
    [['import', path('none.csv')], 'There is no file'],
    [['import', path('tools.txt')], 'ends in .csv or .json'],
    [['import'], 'Use: npm run import'],
    [['import', path('odd.json'), '--all'], 'Unknown option'],
    [['export', path('tools.txt')], 'ends in .csv or .json'],
    [['export', join(home, 'nowhere/all.csv')], 'could not be written'],
  ] as const) {
    const { code, err } = await run(...args);
    expect(code, args.join(' ')).toBe(1);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  }
});
