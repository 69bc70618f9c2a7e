import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { pool } from './database';

const { sql } = await openWorld();

test('entries are made anew for the things that changed, and for no others', async () => {
  await sql(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at, updated_at)
     SELECT 'many-' || n, 'Many ' || n, 'M', 'T', 'Everywhere.', 'https://example.com', 'MIT', '1',
       'published', (SELECT min(id) FROM categories), now(), now(), now()
     FROM generate_series(1, 3000) AS n`,
  );
  await sql('ANALYZE tools, search_tools');
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    // So that what is read is what is needed, however small the table.
    await client.query('SET LOCAL enable_seqscan = off');
    const changed = 1_000;
    const ids = `array(SELECT id FROM tools ORDER BY id LIMIT ${changed})`;
    const read = async () => {
      const { rows } = await client.query<{ read: number }>(
        `SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables
         WHERE relname = 'tools'`,
      );
      return rows[0]?.read ?? 0;
    };
    const before = await read();
    await client.query(`SELECT search_refresh('tool', ${ids})`);
    // Once for who they are, for their entries, and for the words of their names.
    expect((await read()) - before).toBeLessThanOrEqual(3 * changed);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});
