import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type ClientConfig, DatabaseError, Pool, type PoolClient } from 'pg';
import { env } from '@/lib/env';
import { PrismaClient } from '@/lib/generated/prisma/client';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';

type Database = { pool: Pool; prisma: PrismaClient };

// Next may load this module more than once in a process (a bundle for pages, one for actions); a
// pool each would multiply the connections.
const shared = Symbol.for('shipworthy.database');
const holder = globalThis as { [shared]?: Database };

function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start with npm start');
  return url;
}

function connect(): Database {
  const pool = new Pool({
    connectionString: databaseUrl(),
    max: 16,
    // A database that is down must be told to the visitor, not waited for.
    connectionTimeoutMillis: 3_000,
    // The server's own limit, and ours for when the server does not answer at all.
    statement_timeout: 5_000,
    query_timeout: 6_000,
    idleTimeoutMillis: 30_000,
    // As many as a search asks at once stay open: on new ones it takes twice as long and more.
    min: 4,
    application_name: 'shipworthy',
    // Compiling a statement takes longer than any of ours runs. And what reads only the beginning of a table
    // is to find the same one each time, not where the last reader stopped.
    options: '-c jit=off -c synchronize_seqscans=off',
  });
  // An idle connection that breaks (database restarted) is replaced by the pool; unheard, the
  // event would end the process.
  pool.on('error', (error) => log().warn({ error: error.message }, 'database connection lost'));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  onShutdown('database pool', async () => {
    await prisma.$disconnect();
    if (!pool.ended) await pool.end();
    delete holder[shared];
  });
  return { pool, prisma };
}

function database(): Database {
  holder[shared] ??= connect();
  return holder[shared];
}

/** Answers the process's one connection pool, for the statements of the hot path. */
export function pool(): Pool {
  return database().pool;
}

/** Answers Prisma's client, which shares that pool: for everything that is not hot. */
export function prisma(): PrismaClient {
  return database().prisma;
}

/** PostgreSQL ends one of two transactions that wait for each other; what it did is undone whole. */
const DEADLOCK = '40P01';
const ATTEMPTS = 5;

/**
 * Runs `work` in one transaction on a connection of the pool: all of it is kept, or nothing when it
 * throws. It is run anew when it met a deadlock, so it does nothing outside the database.
 */
export async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(work);
    } catch (error) {
      const again = error instanceof DatabaseError && error.code === DEADLOCK && attempt < ATTEMPTS;
      if (!again) throw error;
    }
  }
}

async function attemptTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  // One that can't be rolled back is closed, which does the same, rather than used again.
  let sound = false;
  try {
    await client.query('BEGIN');
    try {
      const result = await work(client);
      await client.query('COMMIT');
      sound = true;
      return result;
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => {
          sound = true;
        },
        (fault) => log().warn({ error: String(fault) }, 'a transaction could not be rolled back'),
      );
      throw error;
    }
  } finally {
    client.release(!sound);
  }
}

/** Answers a new connection without the pool's time limits, or with its own; whoever asked for it ends it. */
export async function openConnection(limits: ClientConfig = {}): Promise<Client> {
  const client = new Client({
    ...{ connectionString: databaseUrl(), application_name: 'shipworthy' },
    ...limits,
  });
  // A connection that breaks fails the query under way; unheard, it would end the process as well.
  client.on('error', (error) => log().warn({ error: error.message }, 'database connection lost'));
  await client.connect();
  return client;
}

/**
 * Runs `work` in one transaction on a connection of its own, without the pool's time limits: for what
 * goes over every vote. All of it is kept, or nothing when it throws.
 */
export async function inLongTransaction<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = await openConnection();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    // Whatever is not committed by then is rolled back.
    await client.end();
  }
}
