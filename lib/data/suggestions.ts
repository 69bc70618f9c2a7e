import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { ListForm, ListView } from '@/lib/domain/list-view';
import { slugFromName } from '@/lib/domain/slug';
import {
  type Suggestion,
  type SuggestionFields,
  type SuggestionKind,
  type SuggestionState,
  suggestionKinds,
  suggestionStates,
} from '@/lib/domain/suggestion';
import { cutPage } from './cursor';
import { pool } from './database';
import { keyset } from './keyset';
import { literal, matching } from './matching';

export type FoundTool = { id: number; slug: string; name: string };

/**
 * Answers the published tool that somebody means by its name, its address part, one that it had, or
 * the address of its page; null when there is none, or two of that name.
 */
export async function findMeantTool(text: string): Promise<FoundTool | null> {
  const slug = /\/tools\/([a-z0-9-]+)\/?$/.exec(text)?.[1] ?? slugFromName(text) ?? '';
  const { rows } = await pool().query<FoundTool & { meant: boolean }>(
    `SELECT id, slug, name, slug = $1 OR id IN (SELECT id FROM tool_at($1)) AS meant FROM tools
     WHERE state = 'published' AND (id IN (SELECT id FROM tool_at($1)) OR name ILIKE $2)
     ORDER BY meant DESC LIMIT 2`,
    [slug, literal(text)],
  );
  const [first, second] = rows;
  return first && (first.meant || !second)
    ? { id: first.id, slug: first.slug, name: first.name }
    : null;
}

/**
 * Keeps what somebody proposed, for the curators' inbox. While it waits, the same again from the same
 * address is not kept twice; an email that was left then is the one that is answered.
 */
export async function addSuggestion(given: {
  kind: SuggestionKind;
  toolId: number | null;
  fields: SuggestionFields;
  email: string | null;
  addressHash: string;
}): Promise<void> {
  const { kind, toolId, fields, email, addressHash } = given;
  await pool().query(
    `INSERT INTO suggestions (kind, tool_id, fields, email, address_hash)
     VALUES ($1::suggestion_kind, $2, $3, $4, $5)
     ON CONFLICT (address_hash, kind, md5(fields::text))
       WHERE state = 'open' AND address_hash IS NOT NULL
     DO UPDATE SET email = coalesce(excluded.email, suggestions.email)`,
    [kind, toolId, JSON.stringify(fields), email, addressHash],
  );
}

export type SuggestionFilter = 'state' | 'kind';

/** How the inbox can be looked at: the oldest first. `any` is every state. */
export const suggestionsForm: ListForm<'sent', SuggestionFilter> = {
  sorts: ['sent'],
  filters: { state: [...suggestionStates, 'any'], kind: suggestionKinds },
  first: { sort: 'sent', descending: false },
};

type SuggestionRow = {
  id: number;
  kind: SuggestionKind;
  state: SuggestionState;
  tool_id: number | null;
  slug: string;
  name: string;
  fields: SuggestionFields;
  answerable: boolean;
  reason: string | null;
  revision: number;
  created_at: Date;
  decided_at: Date | null;
};

const SUGGESTION_COLUMNS = `suggestions.id, suggestions.kind, suggestions.state, suggestions.tool_id,
  tools.slug, tools.name, suggestions.fields, suggestions.email IS NOT NULL AS answerable,
  suggestions.reason, suggestions.revision, suggestions.created_at, suggestions.decided_at`;

/** Answers a row as a suggestion; who decided is named where it is known. */
function shapeSuggestion(row: SuggestionRow, by: string | null = null): Suggestion {
  const { tool_id: toolId } = row;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    tool: toolId === null ? null : { id: toolId, slug: row.slug, name: row.name },
    fields: row.fields,
    answerable: row.answerable,
    reason: row.reason,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    decided: row.decided_at && { at: row.decided_at.toISOString(), by },
  };
}

/**
 * Answers suggestions, `limit` a page, by when they came; searched for by what was typed into them.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listSuggestions(
  view: ListView<'sent', SuggestionFilter>,
  limit: number,
): Promise<Page<Suggestion>> {
  const { state, kind } = view.filters;
  const asked: [condition: (place: string) => string, value: string][] = [];
  if (state && state !== 'any') {
    asked.push([(place) => `suggestions.state = ${place}::suggestion_state`, state]);
  }
  if (kind) asked.push([(place) => `suggestions.kind = ${place}::suggestion_kind`, kind]);
  if (view.q) asked.push([(place) => `fields::text ILIKE ${place}`, matching(view.q)]);
  const page = keyset(
    { sql: 'suggestions.created_at', type: 'timestamptz' },
    view,
    2 + asked.length,
    { sql: 'suggestions.id', type: 'int' },
  );
  const where = [page.where, ...asked.map(([condition], n) => condition(`$${n + 2}`))];
  const { rows } = await pool().query<SuggestionRow & { at: string; key: string }>(
    `SELECT ${SUGGESTION_COLUMNS}, ${page.columns}
     FROM suggestions LEFT JOIN tools ON tools.id = tool_id
     WHERE ${where.join(' AND ')} ORDER BY ${page.orderBy} LIMIT $1`,
    [limit + 1, ...asked.map(([, value]) => value), ...page.values],
  );
  return cutPage(
    rows,
    limit,
    (row) => shapeSuggestion(row),
    ({ at, key }) => [at, key],
  );
}

// Who decided stands in the history, and only there.
const FIND_SQL = `
  SELECT ${SUGGESTION_COLUMNS}, coalesce(users.name, users.email) AS by
  FROM suggestions LEFT JOIN tools ON tools.id = suggestions.tool_id
    LEFT JOIN LATERAL (
      SELECT actor_id FROM audit_entries
      WHERE noun = 'suggestions' AND subject_id = suggestions.id::text ORDER BY id DESC LIMIT 1
    ) AS newest ON true
    LEFT JOIN users ON users.id = newest.actor_id
  WHERE suggestions.id = $1`;

/** Answers a suggestion with who decided about it; null when there is none. */
export async function findSuggestion(id: number): Promise<Suggestion | null> {
  const { rows } = await pool().query<SuggestionRow & { by: string | null }>(FIND_SQL, [id]);
  const [row] = rows;
  return row ? shapeSuggestion(row, row.by) : null;
}
