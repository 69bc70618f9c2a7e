import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** The address of another database on the tests' server. */
function urlOf(database: string): string {
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const newName = (): string => `test_${randomBytes(6).toString('hex')}`;

/** A database of its own with all migrations applied and no rows; takes about 50 ms. */
export async function cloneDatabase(): Promise<string> {
  const name = newName();
  await onServer(`CREATE DATABASE ${name} TEMPLATE template STRATEGY FILE_COPY`);
  return urlOf(name);
}

/** A database with nothing in it at all. */
export async function emptyDatabase(): Promise<string> {
  const name = newName();
  await onServer(`CREATE DATABASE ${name}`);
  return urlOf(name);
}

let ours: Promise<string> | undefined;

/**
 * The address of this test file's own database, the same at every call, and sets DATABASE_URL to
 * it. Call it before the first use of lib/data.
 */
export async function testDatabase(): Promise<string> {
  ours ??= cloneDatabase();
  process.env.DATABASE_URL = await ours;
  return ours;
}
