import 'server-only';
import { pool } from './database';

// Of the votes that do not count there are few, and an index holds them alone. Of a lifted exclusion of an
// address only the tool that it names is known: its votes have no index by address.
const SETTLED_SQL = `
  WITH recent AS MATERIALIZED (
    SELECT tool_id, voter_id, address_hash, lifted_at FROM vote_exclusions
    WHERE greatest(created_at, lifted_at) >= $1::date
    UNION ALL
    SELECT NULL, voter_id, NULL, NULL FROM users WHERE suspended_at >= $1::date AND voter_id IS NOT NULL
  )
  SELECT slug FROM tools WHERE slug = ANY($2) AND EXISTS (SELECT FROM recent) AND id IN (
    SELECT v.tool_id FROM votes AS v JOIN recent AS r ON r.voter_id = v.voter_id OR r.address_hash = v.address_hash
    WHERE NOT v.counted
    UNION ALL
    SELECT v.tool_id FROM recent AS r JOIN votes AS v ON v.voter_id = r.voter_id WHERE r.lifted_at IS NOT NULL
    UNION ALL
    SELECT tool_id FROM recent WHERE lifted_at IS NOT NULL AND tool_id IS NOT NULL
  )`;

/** Answers those of some tools (by their addresses) whose votes curators took out or back in since a day (ISO date, UTC). */
export async function findSettled(
  since: string,
  slugs: readonly string[],
): Promise<ReadonlySet<string>> {
  if (slugs.length === 0) return new Set();
  const { rows } = await pool().query<{ slug: string }>(SETTLED_SQL, [since, [...new Set(slugs)]]);
  return new Set(rows.map(({ slug }) => slug));
}
