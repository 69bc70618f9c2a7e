import 'server-only';
import type { ClientBase } from 'pg';
import { pool } from './database';
import { noteStandingDay } from './movements';

/** How many tools are compared in one statement, and how many mended: well below the pool's limit of time. */
const A_PART = 10_000;
const MENDED_AT_ONCE = 2_000;

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

const PART_SQL = `
  SELECT max(id) AS last FROM (SELECT id FROM tools WHERE id > $1 ORDER BY id LIMIT ${A_PART}) AS part`;

// Each table is gone through once, along the part: nearly every row is right, and is held by nobody.
const DIFFERING_SQL = `
  SELECT t.id
  FROM tools AS t
    LEFT JOIN tool_standings AS s ON s.tool_id = t.id AND s.tool_id > $1 AND s.tool_id <= $2
    LEFT JOIN (
      SELECT tool_id, sum(ships)::int AS ships, sum(skips)::int AS skips, sum(simulated)::int AS simulated
      FROM tally_slots WHERE tool_id > $1 AND tool_id <= $2 GROUP BY tool_id
    ) AS c ON c.tool_id = t.id
    LEFT JOIN (
      SELECT tool_id, count(*) FILTER (WHERE call = 'ship')::int AS ships,
        count(*) FILTER (WHERE call = 'skip')::int AS skips
      FROM verdicts WHERE state = 'published' AND tool_id > $1 AND tool_id <= $2 GROUP BY tool_id
    ) AS p ON p.tool_id = t.id
  WHERE t.id > $1 AND t.id <= $2 AND
    (s.public, s.category_id, s.ships, s.skips, s.simulated, s.panel_ships, s.panel_skips) IS DISTINCT FROM
    (t.state = 'published', t.category_id, coalesce(c.ships, 0), coalesce(c.skips, 0),
      coalesce(c.simulated, 0), coalesce(p.ships, 0), coalesce(p.skips, 0))
  ORDER BY t.id`;

const RECONCILE_SQL = `
  SELECT slug FROM refresh_standings($1, false) JOIN tools ON tools.id = tool WHERE changed`;

type Client = Pick<ClientBase, 'query'>;

async function mendPart(after: number, last: number, client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: number }>(DIFFERING_SQL, [after, last]);
  const mended: string[] = [];
  for (let start = 0; start < rows.length; start += MENDED_AT_ONCE) {
    const ids = rows.slice(start, start + MENDED_AT_ONCE).map(({ id }) => id);
    await client.query(MISSING_SQL, [ids]);
    const changed = await client.query<{ slug: string }>(RECONCILE_SQL, [ids]);
    for (const { slug } of changed.rows) mended.push(slug);
  }
  return mended;
}

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
    const part = await client.query<{ last: number | null }>(PART_SQL, [after]);
    const last = part.rows[0]?.last ?? null;
    if (last === null) return mended;
    mended.push(...(await mendPart(after, last, client)));
    await noteStandingDay({ after, last }, day, client);
    after = last;
  }
}
