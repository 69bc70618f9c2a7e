import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloneDatabase, emptyDatabase } from '../testing/database';
import { applyMigrations, readMigrations } from './migrator';
import { MIGRATIONS } from './paths';
import { schemaDrift } from './schema-engine';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shipworthy-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const hasTable = async (url: string, name: string): Promise<unknown> =>
  (await query(url, `SELECT to_regclass('${name}') IS NOT NULL AS found`))[0]?.found;

test('the migrations make exactly what prisma/schema.prisma describes', async () => {
  expect(await schemaDrift(await cloneDatabase())).toBe('');
});

test('a difference from the schema is seen', async () => {
  const url = await cloneDatabase();
  await query(url, 'ALTER TABLE tools DROP COLUMN tagline CASCADE');
  expect(await schemaDrift(url)).toMatch(/ADD COLUMN\s+"tagline"/);
});

test('applies in order, once', async () => {
  write(
    '1_first',
    'CREATE TABLE a (x int); CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql;',
  );
  write('2_second', 'ALTER TABLE a ADD COLUMN y int;');
  const url = await emptyDatabase();
  expect(await applyMigrations(url, folder)).toEqual(['1_first', '2_second']);
  expect(await applyMigrations(url, folder)).toEqual([]);
});

test('of a failed migration nothing is applied, and the mended one goes through', async () => {
  write('1_first', 'CREATE TABLE a (x int);');
  write('2_second', 'CREATE TABLE b (x int);\nCREATE TABLE c (x int);\nSELECT nonsense;');
  const url = await emptyDatabase();
  await expect(applyMigrations(url, folder)).rejects.toThrow(
    /^Migration 2_second failed, line 3: column "nonsense" does not exist \(SQLSTATE 42703\)/,
  );
  expect(await hasTable(url, 'a')).toBe(true);
  expect(await hasTable(url, 'b')).toBe(false);
  write('2_second', 'CREATE TABLE b (x int);');
  expect(await applyMigrations(url, folder)).toEqual(['2_second']);
});

test('a migration that was changed after it had been applied is refused', async () => {
  write('1_first', 'CREATE TABLE a (x int);\n');
  const url = await emptyDatabase();
  await applyMigrations(url, folder);
  write('1_first', 'CREATE TABLE a (x int);\r\n');
  expect(await applyMigrations(url, folder)).toEqual([]);
  write('1_first', 'CREATE TABLE a (x bigint);\n');
  await expect(applyMigrations(url, folder)).rejects.toThrow(/1_first was changed after/);
});

test('two processes at once apply each migration once', async () => {
  write('1_first', 'SELECT pg_sleep(0.2); CREATE TABLE a (x int);');
  const url = await emptyDatabase();
  const answers = await Promise.all([applyMigrations(url, folder), applyMigrations(url, folder)]);
  expect(answers.flat()).toEqual(['1_first']);
});

test('a record left unfinished by another tool is named, not run over', async () => {
  cpSync(MIGRATIONS, folder, { recursive: true });
  const url = await cloneDatabase();
  await query(url, 'UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(applyMigrations(url, folder)).rejects.toThrow(/prisma migrate resolve/);
});

test('reads the repository’s own migrations, oldest first', () => {
  const names = readMigrations().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names).toEqual([...names].sort());
});
