import 'server-only';
import {
  type Asked,
  type FoundGroups,
  type Group,
  MOST_FOUND,
  type SearchKind,
} from '@/lib/domain/search';
import { pool } from './database';
import { FOUND_SQL } from './search-rows';

/** A text as PostgreSQL asks its indexes for it. */
export type Forms = { joined: string | null; names: string | null; words: string | null };

const FORMS_SQL = `
  SELECT nullif(coalesce(to_tsquery('simple', nullif($2, '')), websearch_to_tsquery('simple', $1))::text, '')
      AS names,
    nullif(coalesce(to_tsquery('english', nullif($2, '')), websearch_to_tsquery('english', $1))::text, '')
      AS words`;

/**
 * Answers the forms of a text. By a statement of its own, so that the next ones have them as plain values:
 * only then does the planner know whether a word is rare.
 */
export async function formsOf({ web, typed, joined }: Asked): Promise<Forms> {
  const { rows } = await pool().query<Omit<Forms, 'joined'>>({
    ...{ name: 'search-forms', text: FORMS_SQL, values: [web, typed] },
  });
  return { joined: typed === '' ? null : joined, ...(rows[0] ?? { names: null, words: null }) };
}

const FIRST_LETTERS = 200;

const TABLES: Record<SearchKind, string> = {
  tool: 'search_tools',
  matchup: 'search_matchups',
  seat: 'search_seats',
  verdict: 'search_verdicts',
};

/** What orders a thing among those of its tier: how much of it is what was asked for, then the shorter name. */
const ENTRY = 'id, joined, ts_rank(words, $1::tsquery) AS rank';

// Each way of matching ends after so many, so that a word which everything has does not put everything in
// order. Without an order of its own: an index then finds no more than it has to, and of a word that is
// everywhere the table's first pages have enough. Both read the table from its beginning (see the pool's
// settings), so that every page of the results goes through the same ones.
const matching = (kind: SearchKind, matches: string) =>
  `SELECT ${ENTRY} FROM ${TABLES[kind]} WHERE ${matches} LIMIT $2`;

// The very name, names that begin so, names with these words, everything with these words; the last is
// looked for only where the names leave room for it.
const tiersOf = (kind: SearchKind) =>
  kind === 'verdict'
    ? `hits AS (SELECT *, 3 AS tier FROM (${matching(kind, 'words @@ $1::tsquery')}) AS with_words)`
    : `with_names AS MATERIALIZED (${matching(kind, 'names @@ $6::tsquery')}),
  hits AS (
    (SELECT ${ENTRY}, CASE WHEN joined = $5 THEN 0 ELSE 1 END AS tier
     FROM ${TABLES[kind]} WHERE joined LIKE $5 || '%' ORDER BY joined LIMIT ${FIRST_LETTERS})
    UNION ALL SELECT *, 2 FROM with_names
    UNION ALL SELECT *, 3 FROM (${matching(
      kind,
      'words @@ $1::tsquery AND (SELECT count(*) FROM with_names) < $2',
    )}) AS with_words)`;

// In one statement with what is shown of each: a statement more costs the process more than the database.
const hitsSql = (kind: SearchKind) => `
  WITH ${tiersOf(kind)}, best AS MATERIALIZED (
    SELECT id, min(tier) AS tier, min(rank) AS rank, min(joined) AS joined FROM hits GROUP BY id),
  page AS MATERIALIZED (
    SELECT id, row_number() OVER (ORDER BY tier, rank DESC NULLS LAST, length(joined), joined, id) AS place
    FROM best ORDER BY place OFFSET $3 LIMIT $4)
  SELECT (SELECT count(*)::int FROM best) AS total, (
    SELECT coalesce(json_agg(item ORDER BY place), '[]')
    FROM page, LATERAL (${FOUND_SQL[kind]}) AS item) AS items`;

type Items<Kind extends SearchKind> = FoundGroups[Kind]['items'];

/**
 * Answers what of one kind was found: `limit` of it from the one at `offset` on, the best first.
 * Of more than `MOST_FOUND` it puts that many in order, and says that there are more.
 */
export async function findGroup<Kind extends SearchKind>(
  kind: Kind,
  { joined, names, words }: Forms,
  { offset, limit }: { offset: number; limit: number },
): Promise<Group<Items<Kind>[number]>> {
  if (words === null && (kind === 'verdict' || (names === null && joined === null))) {
    return { items: [], total: 0, more: false };
  }
  const values = [words, MOST_FOUND + 1, offset, limit];
  const { rows } = await pool().query<{ items: Items<Kind>[number][]; total: number }>({
    text: hitsSql(kind),
    values: kind === 'verdict' ? values : [...values, joined, names],
  });
  const { items, total } = rows[0] ?? { items: [], total: 0 };
  return { items, total: Math.min(total, MOST_FOUND), more: total > MOST_FOUND };
}
