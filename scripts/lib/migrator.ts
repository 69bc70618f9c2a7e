import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connect } from './connection';
import { codeOf, Fault, messageOf } from './fault';
import { MIGRATIONS } from './paths';

/** Any number, so long as nobody else locks it: makes two starts migrate one after the other. */
const ADVISORY_LOCK = 7_447_097;

/** Prisma's own table, column for column, so that its command line agrees with what it finds. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  name: string;
  sql: string;
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The migrations of a folder in Prisma's layout, oldest first. */
export function readMigrations(folder = MIGRATIONS): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }));
}

/** The line of a script at which PostgreSQL stopped, counted from 1. */
function lineOf(sql: string, position: string | undefined): string {
  const offset = Number(position);
  return offset > 0 ? `, line ${sql.slice(0, offset).split('\n').length}` : '';
}

/**
 * Runs one script and records it in the same transaction: both are there afterwards or neither is.
 * That is stricter than Prisma's own engine, which leaves a failed record that must be resolved by
 * hand before the mended script can run.
 */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, ' +
        'applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), 1)',
      [randomUUID(), sha256(migration.sql), migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    // The connection may be what broke; then the server rolls back by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    const place = error instanceof pg.DatabaseError ? lineOf(migration.sql, error.position) : '';
    throw new Fault(
      `Migration ${migration.name} failed${place}: ${messageOf(error)} ` +
        `(SQLSTATE ${codeOf(error) ?? 'unknown'}). Nothing of it was applied.`,
    );
  }
}

/** Which of `migrations` are still to be applied; refuses a history that does not match. */
function pending(migrations: Migration[], applied: Applied[]): Migration[] {
  const unfinished = applied.find((row) => !row.finished);
  if (unfinished) {
    throw new Fault(
      `Migration ${unfinished.migration_name} was left unfinished by another tool: settle it ` +
        'with `npx prisma migrate resolve` first.',
    );
  }
  const checksums = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  return migrations.filter(({ name, sql }) => {
    const checksum = checksums.get(name);
    if (checksum === undefined) return true;
    // A checkout on Windows may have turned the line ends.
    const same = [sql, sql.replaceAll('\r\n', '\n')].some((text) => sha256(text) === checksum);
    if (same) return false;
    throw new Fault(
      `Migration ${name} was changed after it had been applied to this database: put it back ` +
        'and write a new one (npm run migrate -- --create NAME).',
    );
  });
}

/**
 * Applies what is not yet applied, each script whole or not at all, and answers the names.
 * Safe to call from several processes at once.
 */
export async function applyMigrations(url: string, folder = MIGRATIONS): Promise<string[]> {
  const client = await connect(url);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    // Asked first: creating what exists answers a notice each time.
    const { rows: found } = await client.query(
      "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
    );
    if (!found[0]?.exists) await client.query(TABLE);
    const { rows } = await client.query<Applied>(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished ' +
        'FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const todo = pending(readMigrations(folder), rows);
    for (const migration of todo) await apply(client, migration);
    return todo.map(({ name }) => name);
  } finally {
    // Ending the session gives the advisory lock back.
    await client.end();
  }
}
