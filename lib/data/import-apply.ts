import 'server-only';
import { type Client, DatabaseError } from 'pg';
import { cacheTags } from '@/lib/cache-tags';
import type { Acting } from '@/lib/domain/acting';
import { actAs } from './acting';
import { announceTags } from './changes';
import { inLongTransaction, pool } from './database';
import { STANDING_SQL } from './standing-tools';

/** A row whose tool is not as the check saw it. */
export type MovedRow = { number: number; slug: string };

/**
 * How applying ended. Nothing was changed unless it was `applied`.
 * - `refused`: all or nothing was wanted, and rows are refused
 * - `moved`: the catalogue is not as the check saw it; up to 20 of those rows
 * - `stopped`: somebody wanted it to end, or it was given up for dead
 */
export type ApplyAnswer =
  | { kind: 'applied'; created: number; changed: number }
  | { kind: 'refused'; rows: number }
  | { kind: 'moved'; rows: MovedRow[] }
  | { kind: 'stopped' };

class Ended extends Error {
  constructor(readonly answer: ApplyAnswer) {
    super(answer.kind);
  }
}

/** Any number, so long as nobody else locks it: imports are applied one after the other. */
const APPLY_LOCK = 7_447_100;
const ROWS_A_BATCH = 1_000;
const SHOWN_MOVED = 20;
/** Beyond as many tools, all that is public is dropped at once. */
const TOOLS_NAMED = 100;

const LOCK_TOOLS_SQL = `
  SELECT count(*) FROM (
    SELECT t.id FROM tools AS t WHERE t.id IN (
      SELECT tool_id FROM import_rows WHERE run_id = $1 AND outcome = 'change'
    ) ORDER BY t.id FOR NO KEY UPDATE
  ) AS locked`;

const MOVED_SQL = `
  WITH standing AS MATERIALIZED (
    ${STANDING_SQL}
    WHERE t.slug IN (SELECT slug FROM import_rows WHERE run_id = $1)
  )
  SELECT r.number, r.slug FROM import_rows AS r
    LEFT JOIN standing AS s ON s.slug = r.slug
    LEFT JOIN tool_redirects AS d ON d.slug = r.slug
    LEFT JOIN categories AS c ON c.slug = r.record ->> 'category'
  WHERE r.run_id = $1 AND r.outcome <> 'refused' AND (
    r.seen IS DISTINCT FROM s.seen OR d.slug IS NOT NULL OR (c.id IS NULL AND r.outcome <> 'same')
  )
  ORDER BY r.number LIMIT ${SHOWN_MOVED}`;

const ROWS = `
  rows AS (
    SELECT r.tool_id, r.changes, c.id AS category_id, f.* FROM import_rows AS r
      CROSS JOIN LATERAL jsonb_to_record(r.record) AS f (
        slug text, name text, tagline text, description text, category text, website text,
        license text, entry_kind text, entry_amount text, entry_currency text, entry_period text,
        entry_note text, entry_source text, entry_checked_at text, state text
      )
      JOIN categories AS c ON c.slug = f.category
    WHERE r.run_id = $1 AND r.outcome = $4::import_outcome AND r.number > $2 AND r.number <= $3
  )`;

const READS = `
  INSERT INTO price_reads (tool_id, kind, amount, currency, period, note, source_url, checked_at)
  SELECT written.id, r.entry_kind::entry_kind, nullif(r.entry_amount, '')::numeric,
    nullif(r.entry_currency, ''), nullif(r.entry_period, ''), nullif(r.entry_note, ''),
    nullif(r.entry_source, ''), r.entry_checked_at::date
  FROM rows AS r JOIN written ON written.slug = r.slug WHERE r.entry_kind <> ''`;

// The newest price stands beside the tool; written along with it, no trigger has to add it.
const CREATE_SQL = `
  WITH ${ROWS}, written AS (
    INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
      category_id, facts_checked_at, published_at, retired_reason, entry_kind, price_checked_at)
    SELECT slug, name, '', tagline, description, website, license, '', state::tool_state,
      category_id, coalesce(nullif(entry_checked_at, '')::date, now()::date),
      CASE WHEN state = 'published' THEN now() END, CASE WHEN state = 'retired' THEN $5 END,
      nullif(entry_kind, '')::entry_kind, nullif(entry_checked_at, '')::date
    FROM rows ORDER BY slug
    RETURNING id, slug
  ), read AS (${READS})
  SELECT slug FROM written`;

const CHANGE_SQL = `
  WITH ${ROWS}, written AS (
    UPDATE tools AS t SET name = r.name, tagline = r.tagline, description = r.description,
      category_id = r.category_id, website = r.website, license = r.license,
      state = r.state::tool_state, revision = t.revision + 1, updated_at = now(),
      published_at = CASE WHEN r.state = 'published' THEN coalesce(t.published_at, now())
        ELSE t.published_at END,
      retired_reason = CASE WHEN r.state <> 'retired' THEN NULL WHEN t.state = 'retired'
        THEN t.retired_reason ELSE $5 END
    FROM rows AS r WHERE t.id = r.tool_id
    RETURNING t.id, t.slug
  ), read AS (
    ${READS} AND jsonb_path_exists(r.changes, '$[*].column ? (@ starts with "entry_")')
  )
  SELECT slug FROM written`;

type Applying = {
  id: number;
  /** False for "all or nothing". */
  onlyGood: boolean;
  /** Told how many rows are written, outside the transaction; answers false when it is to end. */
  goOn: (applied: number) => Promise<boolean>;
};

async function expectUnmoved(client: Client, id: number): Promise<void> {
  // First the locks, so that what is compared afterwards can no longer change.
  await client.query(LOCK_TOOLS_SQL, [id]);
  const { rows } = await client.query<MovedRow>(MOVED_SQL, [id]);
  if (rows.length > 0) throw new Ended({ kind: 'moved', rows });
}

type Counts = { last: number; refused: number };

async function countRows(client: Client, id: number): Promise<Counts> {
  const { rows } = await client.query<Counts>(
    `SELECT coalesce(max(number), 0) AS last,
       (count(*) FILTER (WHERE outcome = 'refused'))::int AS refused
     FROM import_rows WHERE run_id = $1`,
    [id],
  );
  return rows[0] ?? { last: 0, refused: 0 };
}

async function writeRows(
  client: Client,
  { id, goOn }: Applying,
  last: number,
  reason: string,
): Promise<{ created: number; changed: number; slugs: Set<string> }> {
  const slugs = new Set<string>();
  let [created, changed] = [0, 0];
  const write = async (sql: string, outcome: string, after: number) => {
    const values = [id, after, after + ROWS_A_BATCH, outcome, reason];
    const { rows } = await client.query<{ slug: string }>(sql, values);
    for (const { slug } of rows) if (slugs.size <= TOOLS_NAMED) slugs.add(slug);
    return rows.length;
  };
  for (let after = 0; after < last; after += ROWS_A_BATCH) {
    created += await write(CREATE_SQL, 'create', after);
    changed += await write(CHANGE_SQL, 'change', after);
    if (!(await goOn(created + changed))) throw new Ended({ kind: 'stopped' });
  }
  return { created, changed, slugs };
}

async function applyIn(client: Client, acting: Acting, applying: Applying): Promise<ApplyAnswer> {
  const { id, onlyGood } = applying;
  await actAs(client, acting);
  await client.query('SELECT pg_advisory_xact_lock($1)', [APPLY_LOCK]);
  // Of how many rows a batch is, the planner has no idea: it would compare each with every other.
  await client.query('SET LOCAL enable_nestloop = off');
  const { last, refused } = await countRows(client, id);
  if (refused > 0 && !onlyGood) throw new Ended({ kind: 'refused', rows: refused });
  await expectUnmoved(client, id);
  const reason = acting.reason ?? 'Retired by an import.';
  const { created, changed, slugs } = await writeRows(client, applying, last, reason);
  // The state changes with the tools, or neither does; whoever was given up for dead is too late.
  const { rowCount } = await client.query(
    `UPDATE import_runs SET state = 'applied', message = NULL, operation = $2, applied = $3,
       cancel_requested = false, updated_at = now(), finished_at = now(),
       creates_public = EXISTS (SELECT FROM import_rows WHERE run_id = $1 AND outcome = 'create'
         AND record ->> 'state' <> 'draft')
     WHERE id = $1 AND state = 'applying' AND NOT cancel_requested`,
    [id, acting.operation, created + changed],
  );
  if (rowCount !== 1) throw new Ended({ kind: 'stopped' });
  const tags =
    slugs.size > TOOLS_NAMED
      ? [cacheTags.site]
      : [cacheTags.catalogue, ...[...slugs].map(cacheTags.tool)];
  if (slugs.size > 0) await announceTags(tags, client);
  return { kind: 'applied', created, changed };
}

/** Which address was taken in the very moment in which a row wanted it. */
async function takenRows(id: number): Promise<MovedRow[]> {
  const { rows } = await pool().query<MovedRow>(MOVED_SQL, [id]);
  return rows;
}

/**
 * Writes an import's rows (in state `applying`) into the catalogue, in one transaction: all of it is
 * kept or nothing is. Before, it makes sure that the catalogue is as the check saw it; tools that change
 * are locked from there on, so that whoever edits one of them meanwhile is told. A changed price is one
 * more price read. `acting.reason` stands in the history, and beside a tool that it retires.
 */
export async function applyRows(acting: Acting, applying: Applying): Promise<ApplyAnswer> {
  try {
    return await inLongTransaction((client) => applyIn(client, acting, applying));
  } catch (error) {
    if (error instanceof Ended) return error.answer;
    const taken = error instanceof DatabaseError && error.code === '23505';
    if (taken) return { kind: 'moved', rows: await takenRows(applying.id) };
    throw error;
  }
}
