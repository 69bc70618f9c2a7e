import { pool } from '@/lib/data/database';
import { runShutdown } from '@/lib/shutdown';
import { withDatabase } from './database';
import { Fault } from './fault';
import { say } from './steps.mjs';

async function requireTables(): Promise<void> {
  const { rows } = await pool().query<{ found: boolean }>(
    "SELECT to_regclass('tally_slots') IS NOT NULL AS found",
  );
  if (!rows[0]?.found) throw new Fault('This database has no tables yet: npm run migrate first.');
}

/**
 * `withDatabase` for work that goes through lib/data, whose pool is closed before the database is.
 * `prepare` comes first; unless told, it only asks that the tables are there.
 */
export async function withSiteData<T>(
  work: (url: string) => Promise<T>,
  prepare: (url: string) => Promise<unknown> = requireTables,
): Promise<T> {
  return withDatabase(async (url) => {
    try {
      await prepare(url);
      return await work(url);
    } finally {
      for (const failure of await runShutdown()) say(`✖ ${failure}`, process.stderr);
    }
  });
}
