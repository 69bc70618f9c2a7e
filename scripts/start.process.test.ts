import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { freePort } from './lib/postgres/server';
import { type RunningCommand, runCommand } from './testing/command';
import { emptyDatabase } from './testing/database';

const home = mkdtempSync(join(tmpdir(), 'shipworthy-start-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const SECRET = 'x'.repeat(32);
const newDataDir = (): string => mkdtempSync(join(home, 'data-'));

/** What a fault must look like: one line on stderr, code 1, nothing served. */
async function faultOf(command: RunningCommand): Promise<string> {
  expect(await command.exit).toBe(1);
  expect(command.stdout()).not.toContain('http://');
  const lines = command.stderr().trim().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

test('a port that is taken is said at once, with the setting that changes it', async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const command = runCommand(['start'], { PORT: String(port), DATA_DIR: newDataDir() });
  expect(await faultOf(command)).toBe(
    `✖ Port ${port} is taken. Choose another: PORT=${port + 1} npm start`,
  );
  other.close();
});

test('a PORT that is none', async () => {
  const command = runCommand(['start'], { PORT: 'eighty', DATA_DIR: newDataDir() });
  expect(await command.exit).toBe(1);
  expect(command.stderr()).toMatch(/PORT must be a whole number/);
});

test('outside the demo a missing secret stops the start', async () => {
  const command = runCommand(['start'], { DATABASE_URL: 'postgres://u@127.0.0.1:1/x' });
  expect(await faultOf(command)).toMatch(/^✖ AUTH_SECRET is missing: .*Make one with node -p/);
});

test('a database that is not there, named without its password', async () => {
  const port = String(await freePort());
  const command = runCommand(['start'], {
    DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/site',
    AUTH_SECRET: SECRET,
    PORT: port,
  });
  const fault = await faultOf(command);
  expect(fault).toContain('someone@127.0.0.1:1/site');
  expect(fault).toContain('nothing listens there');
  expect(fault).not.toContain('hidden');
});

test('a wrong password, not repeated', async () => {
  const url = new URL(await emptyDatabase());
  url.password = 'guessed';
  const settings = { DATABASE_URL: url.href, AUTH_SECRET: SECRET, PORT: String(await freePort()) };
  const fault = await faultOf(runCommand(['start'], settings));
  expect(fault).toContain('wrong user or password');
  expect(fault).not.toContain('guessed');
});

test('a DATA_DIR that can’t be written to', async () => {
  const file = join(home, 'a-file');
  writeFileSync(file, '');
  const settings = { DATA_DIR: join(file, 'data'), PORT: String(await freePort()) };
  expect(await faultOf(runCommand(['start'], settings))).toMatch(/DATA_DIR .* can't be written to/);
});

test('a failed migration leaves nothing behind, and the next start goes through', async () => {
  const url = await emptyDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // In the way of the first migration's own table.
  await client.query('CREATE TABLE tools (x int)');
  const settings = { DATABASE_URL: url, AUTH_SECRET: SECRET, PORT: String(await freePort()) };
  const fault = await faultOf(runCommand(['start'], settings));
  expect(fault).toMatch(/^✖ Migration \d+_\w+ failed.*tools.*SQLSTATE 42P07.*Nothing of it/);
  const { rows } = await client.query("SELECT to_regclass('categories') AS made");
  expect(rows[0].made).toBeNull();
  await client.query('DROP TABLE tools');
  const mended = runCommand(['migrate'], settings);
  expect(await mended.exit).toBe(0);
  expect(mended.stdout()).toMatch(/Migrated .*applied/);
  await client.end();
});

test('a Node too old is told so in one line', async () => {
  const pretend = "Object.defineProperty(process.versions, 'node', { value: '18.20.4' })";
  const command = runCommand(['start'], {}, ['--import', `data:text/javascript,${pretend}`]);
  expect(await faultOf(command)).toBe(
    '✖ Shipworthy needs Node 20.19 or later; this is Node 18.20.4.',
  );
});
