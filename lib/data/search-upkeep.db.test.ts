import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { inTransaction } from './database';

const { sql } = await openWorld();

const A_THOUSAND = `
  INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
    category_id, facts_checked_at, published_at)
  SELECT 'many-' || n, 'Many ' || n, 'm', 't', 'd', 'https://example.com', 'MIT', '1', 'published',
    (SELECT min(id) FROM categories), current_date, now() FROM generate_series($1::int, $1 + 999) AS n`;

test('a change of some hundred tools reads no others, however many there are', async () => {
  for (const number of [1, 1001, 2001, 3001]) await sql(A_THOUSAND, [number]);
  await sql('ANALYZE');
  const [{ first } = { first: 0 }] = await sql<{ first: number }>(
    "SELECT id AS first FROM tools WHERE slug = 'many-1001'",
  );
  const read = await inTransaction(async (client) => {
    await client.query("UPDATE tools SET name = 'New ' || id WHERE id >= $1 AND id < $1 + 200", [
      first,
    ]);
    const { rows } = await client.query<{ read: number }>(
      `SELECT seq_tup_read::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'tools'`,
    );
    return rows[0]?.read;
  });
  expect(read).toBe(0);
  const [{ found } = { found: 0 }] = await sql<{ found: number }>(
    `SELECT count(*)::int AS found FROM search_tools WHERE joined LIKE 'new%'`,
  );
  expect(found).toBe(200);
});
