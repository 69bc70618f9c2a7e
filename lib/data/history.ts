import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { ActorKind, HistoryEntry, HistoryFilter, Verb } from '@/lib/domain/history';
import { cutPage } from './cursor';
import { pool } from './database';
import { keyset } from './keyset';
import { matching } from './matching';

/** How somebody reads the history: narrowed, from which end, and behind which entry. */
export type HistoryPart = {
  filter: HistoryFilter;
  descending: boolean;
  after: string | null;
  /** 1 to 1,000. */
  limit: number;
};

type Row = {
  id: string;
  moment: string;
  operation: string;
  actor_kind: ActorKind;
  actor_id: string | null;
  noun: string;
  verb: Verb;
  subject_id: string;
  tool_ids: number[] | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  address_hash: string | null;
  at: string;
  key: string;
};

const shape = (row: Row): HistoryEntry => ({
  id: row.id,
  at: row.moment,
  operation: row.operation,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  noun: row.noun,
  verb: row.verb,
  subjectId: row.subject_id,
  toolIds: row.tool_ids ?? [],
  before: row.before,
  after: row.after,
  reason: row.reason,
  addressHash: row.address_hash,
});

/** How many tools a text that a name holds may mean; more of them narrow nothing. */
const MAX_TOOLS = 200;
/** The trigrams of a shorter text are those of every name. */
const MIN_TEXT = 3;

const FIND_TOOLS_SQL = `
  SELECT id FROM tools WHERE slug = lower($1)
  UNION SELECT tool_id FROM tool_redirects WHERE slug = lower($1)
  UNION (SELECT id FROM tools WHERE name ILIKE $2 LIMIT ${MAX_TOOLS})`;

async function findTools(text: string): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(FIND_TOOLS_SQL, [
    text,
    text.length < MIN_TEXT ? null : matching(text),
  ]);
  return rows.map(({ id }) => id);
}

// Found by their index first: by the time alone, a tool that few entries are about is looked for in all.
const OF_TOOLS =
  'audit_entries.id = ANY(ARRAY(SELECT e.id FROM audit_entries AS e WHERE e.tool_ids && ?::int[]))';

async function conditionsOf(filter: HistoryFilter) {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (condition: string, value: unknown) => {
    values.push(value);
    conditions.push(condition.replace('?', `$${values.length}`));
  };
  const { who } = filter;
  if (who && 'userId' in who) add('actor_id = ?', who.userId);
  else if (who) add('actor_kind = ?', who.kind);
  if (filter.noun) add('noun = ?', filter.noun);
  if (filter.verb) add('verb = ?', filter.verb);
  if (filter.subject) add('subject_id = ?', filter.subject);
  if (filter.operation) add('operation = ?', filter.operation);
  if (filter.toolId !== null) add(OF_TOOLS, [filter.toolId]);
  if (filter.tool !== null) add(OF_TOOLS, await findTools(filter.tool));
  // The day itself counts, whatever zone the connection is in.
  if (filter.from) add("at >= ?::date::timestamp AT TIME ZONE 'UTC'", filter.from);
  if (filter.to) add("at < (?::date + 1)::timestamp AT TIME ZONE 'UTC'", filter.to);
  return { values, conditions };
}

/**
 * Answers a part of the history of changes, as `filter` narrows it, in the order of time.
 * @throws CursorError for a cursor that no history gave out
 */
export async function listHistory(part: HistoryPart): Promise<Page<HistoryEntry>> {
  const { values, conditions } = await conditionsOf(part.filter);
  const column = { sql: 'audit_entries.at', type: 'timestamptz' } as const;
  const id = { sql: 'audit_entries.id', type: 'bigint' } as const;
  const next = keyset(column, part, values.length + 1, id);
  const { rows } = await pool().query<Row>(
    `SELECT id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS moment,
       operation, actor_kind, actor_id, noun, verb, subject_id, tool_ids, before, after, reason,
       address_hash, ${next.columns}
     FROM audit_entries WHERE ${[...conditions, next.where].join(' AND ')}
     ORDER BY ${next.orderBy} LIMIT ${part.limit + 1}`,
    [...values, ...next.values],
  );
  return cutPage(rows, part.limit, shape, (row) => [row.at, row.key]);
}

const A_PART = 1_000;

/**
 * Answers the whole of a narrowed history, part by part and newest first, so that it is never held
 * whole.
 */
export async function* readHistory(filter: HistoryFilter): AsyncGenerator<HistoryEntry[]> {
  let after: string | null = null;
  do {
    const page: Page<HistoryEntry> = await listHistory({
      ...{ filter, descending: true, after, limit: A_PART },
    });
    yield page.items;
    after = page.nextCursor;
  } while (after !== null);
}

/** Somebody whose changes can be asked for. */
export type Changer = { userId: string; name: string };

/**
 * Answers whose changes there are to ask for: reviewers and admins, by name, a hundred at most, and
 * whoever is named by `also` (an account's id).
 */
export async function listChangers(also: string | null): Promise<Changer[]> {
  const { rows } = await pool().query<Changer>(
    `(SELECT id AS "userId", coalesce(name, email) AS name FROM users WHERE role <> 'member'
      ORDER BY 2, 1 LIMIT 100)
     UNION SELECT id, coalesce(name, email) FROM users WHERE id = $1 ORDER BY 2, 1`,
    [also],
  );
  return rows;
}

/** How large an operation is said to be at most. */
export const MANY_ENTRIES = 1_000;

/** Answers how many entries each operation has, up to `MANY_ENTRIES` + 1. */
export async function countEntries(operations: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ operation: string; entries: number }>(
    `SELECT operation, entries FROM unnest($1::uuid[]) AS operation, LATERAL (
       SELECT count(*)::int AS entries FROM (
         SELECT FROM audit_entries WHERE audit_entries.operation = operation.operation
         LIMIT ${MANY_ENTRIES + 1}
       ) AS entry
     ) AS counted`,
    [[...new Set(operations)]],
  );
  return new Map(rows.map(({ operation, entries }) => [operation, entries]));
}
