import 'server-only';
import { type ClientBase, DatabaseError } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import { nouns } from '@/lib/domain/history';
import { actAs } from './acting';
import { inLongTransaction, pool } from './database';

/** The tables whose changes can be undone, with the columns that a curator sets. */
const COLUMNS = {
  tools: [
    ...[
      'slug',
      'name',
      'maker',
      'tagline',
      'description',
      'website',
      'license',
      'version',
      'state',
    ],
    ...['category_id', 'retired_reason', 'facts_checked_at', 'published_at'],
  ],
  matchups: [
    ...['left_id', 'right_id', 'state', 'headline', 'editor_note', 'featured_rank', 'publish_at'],
  ],
  categories: ['slug', 'name', 'description', 'rank'],
  price_reads: [
    ...['tool_id', 'kind', 'amount', 'currency', 'period', 'note', 'source_url', 'checked_at'],
  ],
} as const;
type Noun = keyof typeof COLUMNS;

/** What follows by itself when a change of the others is undone. */
const FOLLOWS = new Set(['tool_redirects', 'import_runs']);
const isNoun = (noun: string): noun is Noun => Object.hasOwn(COLUMNS, noun);

const STEP = ', revision = t.revision + 1';
/** What a change writes beside the columns, so that who edits at the same time notices. */
const STEPS: Record<Noun, string> = {
  ...{ tools: `${STEP}, updated_at = now()`, matchups: `${STEP}, updated_at = now()` },
  ...{ categories: STEP, price_reads: '' },
};

/**
 * How undoing ended. Nothing was changed when it is
 * - `unknown`: there is no such operation
 * - `impossible`: it did something that is not undone here
 * - `moved`: something of it is not as the operation left it, or was undone already
 * - `used`: what it made was changed or is in use by now, or what it gave up was taken
 * - `past`: a matchup would wait for a time that is over, and go live again at once
 */
export type UndoAnswer =
  | { kind: 'undone'; rows: number; tools: string[] }
  | { kind: 'unknown' | 'impossible' | 'moved' | 'used' | 'past' };

class Refused extends Error {
  constructor(readonly kind: 'unknown' | 'impossible' | 'moved' | 'used' | 'past') {
    super(kind);
  }
}

type Group = {
  noun: string;
  verb: 'created' | 'changed' | 'deleted';
  /** 1 for the last thing that was done to a row, 2 for the one before. */
  round: number;
  columns: string[];
  rows: number;
};

// What was done last is undone first; what one statement can do is done by one.
const GROUPS_SQL = `
  SELECT noun, verb, round, columns, count(*)::int AS rows FROM (
    SELECT noun, verb,
      row_number() OVER (PARTITION BY noun, subject_id ORDER BY id DESC)::int AS round,
      ARRAY(SELECT jsonb_object_keys(coalesce(after, before)) ORDER BY 1) AS columns
    FROM audit_entries WHERE operation = $1
  ) AS entry
  GROUP BY noun, verb, round, columns
  ORDER BY round, (noun = 'tools') = (verb = 'created'), noun DESC`;

const THESE = `audit_entries AS e WHERE e.operation = $1 AND e.noun = $2 AND e.verb = $3
  AND ARRAY(SELECT jsonb_object_keys(coalesce(e.after, e.before)) ORDER BY 1) = $4::text[]
  AND (SELECT count(*) FROM audit_entries AS later WHERE later.operation = e.operation
    AND later.noun = e.noun AND later.subject_id = e.subject_id AND later.id > e.id) = $5 - 1`;

/** A tool that was public once stays one whose addresses lead to it for ever. */
const restored = (column: string) =>
  column === 'published_at' ? `coalesce(b."${column}", t."${column}")` : `b."${column}"`;

function putBack(noun: Noun, columns: readonly string[]): string {
  const set = columns.map((column) => `"${column}" = ${restored(column)}`).join(', ');
  const same = columns.map((column) => `t."${column}" IS NOT DISTINCT FROM a."${column}"`);
  return `WITH these AS MATERIALIZED (SELECT e.subject_id::int AS id, e.before, e.after FROM ${THESE})
    UPDATE ${noun} AS t SET ${set}${STEPS[noun]} FROM these,
      LATERAL jsonb_populate_record(NULL::${noun}, these.before) AS b,
      LATERAL jsonb_populate_record(NULL::${noun}, these.after) AS a
    WHERE t.id = these.id AND ${same.join(' AND ')}`;
}

/** Nothing was put on it by others since it was made: with it, theirs would be gone. */
const UNUSED: Record<Noun, string> = {
  tools: `NOT EXISTS (SELECT FROM price_reads WHERE tool_id = t.id)
    AND NOT EXISTS (SELECT FROM verdict_drafts WHERE tool_id = t.id)
    AND NOT EXISTS (SELECT FROM conflicts_of_interest WHERE tool_id = t.id)
    AND NOT EXISTS (SELECT FROM tool_redirects WHERE tool_id = t.id)
    AND NOT EXISTS (SELECT FROM tool_merges WHERE t.id IN (source_id, target_id))`,
  ...{ matchups: "t.state = 'draft'", categories: 'TRUE', price_reads: 'TRUE' },
};

const asMade = (noun: Noun) =>
  COLUMNS[noun].map((column) => `t."${column}" IS NOT DISTINCT FROM a."${column}"`).join(' AND ');

// What was public has an address that people know: it is retired, with all that others put on it.
const TAKE_TOOLS_AWAY = `
  WITH these AS MATERIALIZED (SELECT e.subject_id::int AS id, e.after FROM ${THESE}),
  made AS MATERIALIZED (
    SELECT t.id, t.state FROM tools AS t JOIN these USING (id),
      LATERAL jsonb_populate_record(NULL::tools, these.after) AS a
    WHERE ${asMade('tools')}
  ), retired AS (
    UPDATE tools AS t SET state = 'retired', retired_reason = 'What published it was undone.'
      ${STEPS.tools} FROM made WHERE t.id = made.id AND made.state = 'published' RETURNING t.id
  ), gone AS (
    DELETE FROM tools AS t USING made
    WHERE t.id = made.id AND made.state <> 'published' AND ${UNUSED.tools} RETURNING t.id
  )
  SELECT id FROM retired UNION ALL SELECT id FROM gone`;

function takeAway(noun: Noun): string {
  if (noun === 'tools') return TAKE_TOOLS_AWAY;
  return `WITH these AS MATERIALIZED (SELECT e.subject_id::int AS id, e.after FROM ${THESE})
    DELETE FROM ${noun} AS t USING these,
      LATERAL jsonb_populate_record(NULL::${noun}, these.after) AS a
    WHERE t.id = these.id AND ${asMade(noun)} AND ${UNUSED[noun]}`;
}

function makeAnew(noun: Noun): string {
  const columns = ['id', ...COLUMNS[noun]].map((column) => `"${column}"`);
  return `WITH these AS MATERIALIZED (SELECT e.before FROM ${THESE})
    INSERT INTO ${noun} (${columns.join(', ')})
    SELECT ${columns.map((column) => `b.${column}`).join(', ')} FROM these,
      LATERAL jsonb_populate_record(NULL::${noun}, these.before) AS b`;
}

function statementFor({ noun, verb, columns }: Group): string {
  if (!isNoun(noun)) throw new Refused('impossible');
  if (verb === 'created') return takeAway(noun);
  if (verb === 'deleted') return makeAnew(noun);
  // The names in a statement are ours, whatever the history holds.
  const known: readonly string[] = COLUMNS[noun];
  const ours = known.filter((column) => columns.includes(column));
  if (ours.length !== columns.length) throw new Refused('impossible');
  return putBack(noun, ours);
}

type Client = Pick<ClientBase, 'query'>;

async function undoGroup(client: Client, operation: string, group: Group): Promise<number> {
  const { noun, verb, columns, round } = group;
  const values = [operation, noun, verb, columns, round];
  const { rowCount } = await client.query(statementFor(group), values);
  if (rowCount !== group.rows) throw new Refused(verb === 'created' ? 'used' : 'moved');
  return group.rows;
}

const TOOLS_SQL = `
  SELECT slug FROM tools WHERE id IN (
    SELECT unnest(tool_ids) FROM audit_entries WHERE operation = $1
  ) UNION SELECT slug FROM tool_redirects WHERE tool_id IN (
    SELECT unnest(tool_ids) FROM audit_entries WHERE operation = $1
  )`;

// Nothing is put on a tool between the look at what stands on it and its going.
const HOLD_SQL = `
  SELECT FROM tools WHERE id IN (
    SELECT subject_id::int FROM audit_entries
    WHERE operation = $1 AND noun = 'tools' AND verb = 'created'
  ) ORDER BY id FOR UPDATE`;

const PAST_SQL = `
  SELECT FROM matchups WHERE state = 'scheduled' AND publish_at <= now() AND id IN (
    SELECT subject_id::int FROM audit_entries WHERE operation = $1 AND noun = 'matchups'
  ) LIMIT 1`;

/** A row that refers to what would go, a place that was taken, or a rule that what stood would break. */
const IN_USE = new Set(['23503', '23001', '23505', '23514']);

/**
 * Undoes everything that was done in one operation, in one transaction, as an operation of its own
 * (which can be undone as well): what was changed gets its values back where they are still as the
 * operation left them, a draft or price read that was made goes, a tool that was made public is retired,
 * what was deleted comes back.
 * Answers the addresses of the tools concerned, the old ones included.
 */
export async function undoOperation(acting: Acting, operation: string): Promise<UndoAnswer> {
  try {
    // An import may have made 50,000 tools: longer than a visitor's statement may take.
    return await inLongTransaction(async (client) => {
      await actAs(client, acting);
      const { rows: all } = await client.query<Group>(GROUPS_SQL, [operation]);
      const groups = all.filter(({ noun }) => !FOLLOWS.has(noun));
      if (groups.length === 0) throw new Refused('unknown');
      if (!groups.every(({ noun }) => isNoun(noun))) throw new Refused('impossible');
      await client.query(HOLD_SQL, [operation]);
      const before = await client.query<{ slug: string }>(TOOLS_SQL, [operation]);
      let rows = 0;
      for (const group of groups) rows += await undoGroup(client, operation, group);
      if ((await client.query(PAST_SQL, [operation])).rowCount) throw new Refused('past');
      const after = await client.query<{ slug: string }>(TOOLS_SQL, [operation]);
      const tools = new Set([...before.rows, ...after.rows].map(({ slug }) => slug));
      return { kind: 'undone', rows, tools: [...tools] };
    });
  } catch (error) {
    if (error instanceof Refused) return { kind: error.kind };
    if (error instanceof DatabaseError && IN_USE.has(error.code ?? '')) return { kind: 'used' };
    throw error;
  }
}

/** What no undoing here takes back. */
const NOT_UNDONE = Object.keys(nouns).filter((noun) => !isNoun(noun) && !FOLLOWS.has(noun));

/** Answers which of these operations did nothing but what can be undone here, if nothing has moved. */
export async function findUndoable(operations: readonly string[]): Promise<Set<string>> {
  // Asked noun by noun, so that an import of 50,000 tools costs a few looks into an index.
  const { rows } = await pool().query<{ operation: string }>(
    `SELECT operation FROM unnest($1::uuid[]) AS operation
     WHERE NOT EXISTS (
       SELECT FROM unnest($2::text[]) AS other, LATERAL (
         SELECT FROM audit_entries AS e WHERE e.operation = operation.operation AND e.noun = other LIMIT 1
       ) AS found
     ) AND EXISTS (
       SELECT FROM audit_entries AS e WHERE e.operation = operation.operation AND e.noun = ANY($3)
     )`,
    [[...new Set(operations)], NOT_UNDONE, Object.keys(COLUMNS)],
  );
  return new Set(rows.map(({ operation }) => operation));
}
