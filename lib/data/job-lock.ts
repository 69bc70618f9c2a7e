import 'server-only';
import type { Client } from 'pg';
import { onShutdown } from '@/lib/shutdown';
import { openConnection } from './database';

/** Marks the advisory locks of jobs among all others of the database; the second key is the name. */
export const JOB_LOCKS = 0x6a6f6273;

type Keeper = {
  connection: Promise<Client> | null;
  running: Set<string>;
  /** Ends with the question under way: a session answers one at a time. */
  turn: Promise<unknown>;
};

// On globalThis, since the server and Next's bundles load their own copies of this module, and one
// session may take a lock of its own twice.
const shared = Symbol.for('shipworthy.job-locks');
const holder = globalThis as { [shared]?: Keeper };

function keeper(): Keeper {
  if (holder[shared]) return holder[shared];
  const made: Keeper = { connection: null, running: new Set(), turn: Promise.resolve() };
  onShutdown('job locks', async () => {
    delete holder[shared];
    const client = await made.connection?.catch(() => null);
    await client?.end();
  });
  holder[shared] = made;
  return made;
}

// A machine that is gone says no goodbye, and PostgreSQL would keep its locks for two hours.
const SOON_MISSED_SQL = `
  SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3`;

async function openSession(): Promise<Client> {
  const limits = { connectionTimeoutMillis: 3_000, query_timeout: 6_000, keepAlive: true };
  const client = await openConnection(limits);
  try {
    await client.query(SOON_MISSED_SQL);
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

/** The one session that holds this process's locks: a job may run for long, and the pool is for visitors. */
function sessionOf(kept: Keeper): Promise<Client> {
  if (kept.connection) return kept.connection;
  const opening = openSession();
  const forget = () => {
    if (kept.connection === opening) kept.connection = null;
  };
  opening.then((client) => client.on('end', forget), forget);
  kept.connection = opening;
  return opening;
}

async function askNow(kept: Keeper, sql: string, name: string): Promise<boolean> {
  const opening = sessionOf(kept);
  const client = await opening;
  try {
    const { rows } = await client.query<{ answer: boolean }>(sql, [JOB_LOCKS, name]);
    return rows[0]?.answer === true;
  } catch (error) {
    // Whatever it still held goes with it.
    if (kept.connection === opening) kept.connection = null;
    client.end().catch(() => undefined);
    throw error;
  }
}

function ask(kept: Keeper, sql: string, name: string): Promise<boolean> {
  const answer = kept.turn.then(() => askNow(kept, sql, name));
  kept.turn = answer.catch(() => undefined);
  return answer;
}

/**
 * Takes the lock that lets one process at a time run a job, once; it goes when the process does.
 * @returns what gives it back, or null where it is taken: the job is running
 */
export async function lockJob(name: string): Promise<(() => Promise<void>) | null> {
  const kept = keeper();
  if (kept.running.has(name)) return null;
  kept.running.add(name);
  const forget = () => kept.running.delete(name);
  try {
    const taken = await ask(kept, 'SELECT pg_try_advisory_lock($1, hashtext($2)) AS answer', name);
    if (!taken) {
      forget();
      return null;
    }
  } catch (error) {
    forget();
    throw error;
  }
  return async () => {
    try {
      // Without that session there is no lock to give back, and none is to be opened for it.
      if (kept.connection) {
        await ask(kept, 'SELECT pg_advisory_unlock($1, hashtext($2)) AS answer', name);
      }
    } finally {
      forget();
    }
  };
}
