import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedServer } from './lib/postgres/orphans';
import { becomesTrue, isAlive, processesIn } from './lib/postgres/processes';
import { freePort } from './lib/postgres/server';
import { type RunningCommand, runCommand } from './testing/command';

const home = mkdtempSync(join(tmpdir(), 'shipworthy-kill-'));
const dataDir = join(home, 'data');
const cluster = join(dataDir, 'postgres');
let site: RunningCommand;
let origin = '';

async function start(): Promise<void> {
  site = runCommand(['start'], { DATA_DIR: dataDir, PORT: String(await freePort()) });
  origin = (await site.says(/http:\/\/\S+/))[0];
}

const healthy = async (): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(4_000) })).ok;
  } catch {
    // Not listening, or no answer in time: not healthy.
    return false;
  }
};

/** One statement as superuser, on whatever port the server has now. */
async function sql(text: string): Promise<Record<string, unknown>[]> {
  const { readFileSync } = await import('node:fs');
  const client = new pg.Client({
    host: '127.0.0.1',
    port: recordedServer(cluster)?.port,
    user: 'postgres',
    password: readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim(),
    database: 'shipworthy',
  });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(start);
afterAll(async () => {
  site.kill('SIGTERM');
  await site.exit;
  rmSync(home, { recursive: true, force: true });
});

test('serves, and says its address once', async () => {
  expect(await healthy()).toBe(true);
  expect(site.stdout().match(/http:\/\//g)).toHaveLength(1);
  expect(site.stderr()).toBe('');
});

test('a second start on the same DATA_DIR is refused, naming the first', async () => {
  const second = runCommand(['start'], { DATA_DIR: dataDir, PORT: String(await freePort()) });
  expect(await second.exit).toBe(1);
  expect(second.stderr()).toContain(`in use by another start (pid ${site.pid})`);
  expect(await healthy()).toBe(true);
});

test('a script joins the running database and leaves it running', async () => {
  const migrate = runCommand(['migrate'], { DATA_DIR: dataDir });
  expect(await migrate.exit).toBe(0);
  expect(await healthy()).toBe(true);
});

test('a database that is killed comes back on the same port, with what was committed', async () => {
  await sql('CREATE TABLE kept AS SELECT 1 AS x');
  const before = recordedServer(cluster);
  process.kill(before?.pid ?? 0, 'SIGKILL');
  await site.says(/The database is back/);
  expect(recordedServer(cluster)?.port).toBe(before?.port);
  expect(await sql('SELECT x FROM kept')).toEqual([{ x: 1 }]);
  expect(await becomesTrue(healthy, 5_000)).toBe(true);
});

test('after kill -9 of the site the next start takes over, with what was committed', async () => {
  await sql('INSERT INTO kept VALUES (2)');
  const orphan = recordedServer(cluster)?.pid ?? 0;
  site.kill('SIGKILL');
  await site.exit;
  expect(isAlive(orphan)).toBe(true);
  await start();
  expect(isAlive(orphan)).toBe(false);
  expect(await sql('SELECT x FROM kept ORDER BY x')).toEqual([{ x: 1 }, { x: 2 }]);
});

test('after kill -9 of both the next start takes over as well', async () => {
  await sql('INSERT INTO kept VALUES (3)');
  const orphan = recordedServer(cluster)?.pid ?? 0;
  site.kill('SIGKILL');
  process.kill(orphan, 'SIGKILL');
  await site.exit;
  await start();
  expect(await sql('SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 3 }]);
});

test('SIGTERM finishes what is under way, stops the database and exits 0, whoever reads its lines', async () => {
  site.leave();
  const underWay = fetch(`${origin}/`);
  site.kill('SIGTERM');
  expect((await underWay).status).toBe(200);
  expect(await site.exit).toBe(0);
  expect(processesIn(realpathSync(cluster))).toEqual([]);
  expect(await healthy()).toBe(false);
});
