import 'server-only';
import type { PoolClient } from 'pg';
import { ALIKE, PARTNERS } from '@/lib/domain/duplicates';
import { inTransaction } from './database';

// Two processes take different tools, the newest first: whatever waits since an import does not keep
// back what a curator has just added. One tool's comparison reads the index of names, so a run is as
// long as its tools are many, however many tools there are.
const TAKE_SQL = `
  SELECT tool_id FROM tools_to_compare ORDER BY tool_id DESC LIMIT $1 FOR UPDATE SKIP LOCKED`;

// A website that many tools share says nothing of two of them. Written and locked in one order, so that
// two runs cannot wait for each other in a ring.
export const FIND_PAIRS_SQL = `
  INSERT INTO duplicate_pairs (one_id, other_id, alike, same_site, score)
  SELECT one_id, other_id, max(alike), bool_or(same_site),
    max(alike) + bool_or(same_site)::int::float8 / 2
  FROM (
    SELECT least(a.id, b.id) AS one_id, greatest(a.id, b.id) AS other_id,
      similarity(a.name, b.name)::float8 AS alike,
      website_key(a.website) = website_key(b.website) AS same_site
    FROM tools AS a CROSS JOIN LATERAL (
      SELECT id, name, website FROM alike_tools(a.name, a.id, $2)
      UNION ALL
      (SELECT id, name, website FROM (
         SELECT *, count(*) OVER () AS sharing FROM (
           SELECT id, name, website FROM tools
           WHERE website_key(website) = website_key(a.website) AND id <> a.id AND state <> 'retired'
           LIMIT $2 + 1
         ) AS near
       ) AS same WHERE sharing <= $2)
    ) AS b
    WHERE a.id = ANY($1) AND a.state <> 'retired'
  ) AS found
  GROUP BY one_id, other_id ORDER BY one_id, other_id
  ON CONFLICT (one_id, other_id) DO UPDATE
    SET alike = excluded.alike, same_site = excluded.same_site, score = excluded.score`;

// Names and websites change: a pair that is alike no more goes, unless somebody has judged it.
const FORGET_SQL = `
  DELETE FROM duplicate_pairs AS p USING tools AS a, tools AS b
  WHERE (p.one_id = ANY($1) OR p.other_id = ANY($1)) AND p.dismissed_at IS NULL
    AND a.id = p.one_id AND b.id = p.other_id
    AND NOT a.name % b.name AND website_key(a.website) <> website_key(b.website)`;

async function compare(client: PoolClient, limit: number): Promise<number> {
  await client.query("SELECT set_config('pg_trgm.similarity_threshold', $1, true)", [
    String(ALIKE),
  ]);
  const { rows } = await client.query<{ tool_id: number }>(TAKE_SQL, [limit]);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ tool_id }) => tool_id);
  await client.query(FORGET_SQL, [ids]);
  await client.query(FIND_PAIRS_SQL, [ids, PARTNERS]);
  await client.query('DELETE FROM tools_to_compare WHERE tool_id = ANY($1)', [ids]);
  return ids.length;
}

/**
 * Compares up to `limit` tools that are new, or have a new name or website, with all others, and keeps
 * which of them may be one.
 * @returns how many were compared; fewer than `limit` when no more are waiting
 */
export function compareWaitingTools(limit: number): Promise<number> {
  return inTransaction((client) => compare(client, limit));
}
