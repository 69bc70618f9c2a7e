import 'server-only';
import type { ClientBase } from 'pg';
import { pool } from './database';
import { noteStandingDay } from './movements';

/** How many tools are gone over in one statement: well below the pool's limit of time. */
const A_PART = 2_000;

type RefreshedRow = { slug: string; held: boolean; changed: boolean };

// By an address that a tool had before as well: its vote may have been noted by it.
const REFRESH_SQL = `
  WITH wanted AS MATERIALIZED (
    SELECT slug, coalesce((SELECT id FROM tools WHERE tools.slug = given.slug),
      (SELECT tool_id FROM tool_redirects WHERE tool_redirects.slug = given.slug)) AS id
    FROM unnest($1::text[]) AS given (slug)
  ), refreshed AS MATERIALIZED (
    SELECT tool, changed FROM refresh_standings(ARRAY(SELECT id FROM wanted WHERE id IS NOT NULL), false)
  )
  SELECT slug, tool IS NOT NULL AS held, coalesce(changed, false) AS changed
  FROM wanted LEFT JOIN refreshed ON tool = id WHERE id IS NOT NULL`;

/**
 * Has the standings of these tools, by their addresses, follow their votes and verdicts, in one statement
 * that waits for nobody.
 * @returns the addresses of tools whose row somebody else held just then: they are to be asked again
 * @throws when the database does not answer
 */
export async function refreshStandings(slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const { rows } = await pool().query<RefreshedRow>({
    name: 'refresh-standings',
    text: REFRESH_SQL,
    values: [slugs],
  });
  return rows.filter(({ held }) => !held).map(({ slug }) => slug);
}

const MISSING_SQL = `
  INSERT INTO tool_standings (tool_id, public, category_id)
  SELECT id, state = 'published', category_id FROM tools
  WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM tool_standings WHERE tool_id = id)
  ORDER BY id ON CONFLICT DO NOTHING`;

const PART_SQL = `SELECT id FROM tools WHERE id > $1 ORDER BY id LIMIT ${A_PART}`;

const RECONCILE_SQL = `
  SELECT slug FROM refresh_standings($1, false) JOIN tools ON tools.id = tool WHERE changed`;

type Client = Pick<ClientBase, 'query'>;

/**
 * Goes over the standings of all tools and mends those that are not what the votes, verdicts and tools
 * say (a process was killed before it came to it). Waits for nobody: a row that is held is being written.
 * Notes for the day (ISO date, UTC; today) what the tallies are.
 * @returns the addresses of the tools whose row was mended
 */
export async function reconcileStandings(
  day = new Date().toISOString().slice(0, 10),
  client: Client = pool(),
): Promise<string[]> {
  const mended: string[] = [];
  for (let after = 0; ; ) {
    const { rows } = await client.query<{ id: number }>(PART_SQL, [after]);
    const last = rows.at(-1);
    if (!last) return mended;
    const ids = rows.map(({ id }) => id);
    await client.query(MISSING_SQL, [ids]);
    const changed = await client.query<{ slug: string }>(RECONCILE_SQL, [ids]);
    for (const { slug } of changed.rows) mended.push(slug);
    await noteStandingDay(ids, day, client);
    after = last.id;
  }
}
