import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env } from '@/lib/env';
import { PrismaClient } from '@/lib/generated/prisma/client';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';

type Database = { pool: Pool; prisma: PrismaClient };

// Next may load this module more than once in a process (a bundle for pages, one for actions); a
// pool each would multiply the connections.
const shared = Symbol.for('shipworthy.database');
const holder = globalThis as { [shared]?: Database };

function connect(): Database {
  const url = env().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start with npm start');
  const pool = new Pool({
    connectionString: url,
    max: 16,
    // A database that is down must be told to the visitor, not waited for.
    connectionTimeoutMillis: 3_000,
    statement_timeout: 15_000,
    idleTimeoutMillis: 30_000,
    application_name: 'shipworthy',
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
