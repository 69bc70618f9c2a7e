import { randomUUID } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import { afterAll } from 'vitest';
import { actingAsSystem } from '@/lib/data/acting';
import { pool, prisma } from '@/lib/data/database';
import { runShutdown } from '@/lib/shutdown';
import { factories } from '../../prisma/factories';
import { testDatabase } from './database';

const FILLING_MS = 50_000;

/**
 * This test file's own database with the factories that fill it; what lib/data opened is closed
 * after the last test.
 */
export async function openWorld() {
  const url = await testDatabase();
  afterAll(async () => {
    const failures = await runShutdown();
    if (failures.length > 0) throw new Error(failures.join('\n'));
  });
  const rows = factories(prisma());
  const { id: categoryId } = await rows.category();

  /** Rows of a statement, for what no function of lib/data is meant to do. */
  async function sql<Row extends QueryResultRow>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const client = await pool().connect();
    try {
      // What fills a world may take longer than anything that a visitor waits for.
      await client.query('SET statement_timeout = 0');
      const query = { text, values, query_timeout: FILLING_MS };
      return (await client.query<Row>(query)).rows;
    } finally {
      await client.query('RESET statement_timeout');
      client.release();
    }
  }

  const tool = (given: Partial<Parameters<typeof rows.tool>[0]> = {}) =>
    rows.tool({ categoryId, ...given });

  return { url, rows, sql, tool, categoryId };
}

/** Somebody who acts, as the history names them: a command, with an operation of its own. */
export const acting = () => actingAsSystem('command');

/** A voter who has not voted yet, as castVote takes it. */
export const newActor = () => ({ voterId: randomUUID(), addressHash: 'hash' });

/** Waits until `check` answers something, asking again and again; fails after ten seconds. */
export async function eventually<T>(
  check: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`It did not come to pass: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
