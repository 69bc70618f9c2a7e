import 'server-only';
import { type Asked, MOST_FOUND, type SearchKind } from '@/lib/domain/search';
import { pool } from './database';

/** Which things of a kind were found, the best first, and of how many they are. */
export type Hits = { ids: number[]; total: number; more: boolean };

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

/** A word that more things have than this is common: a fifth of them are passed by before enough are found. */
const COMMON = 5 * MOST_FOUND;

// What matches, found by its index, up to where a word is common; then the newest of them. Of a common word
// the newest are read along the key instead, where they are never far. Asked for the newest at once, the
// planner walks the key for a word that one in a hundred has, too, past nearly everything there is.
const newest = (kind: SearchKind, name: string, matches: string, tier: number) => ({
  all: `${name} AS MATERIALIZED (
    SELECT id FROM ${TABLES[kind]} WHERE ${matches} LIMIT ${COMMON + 1})`,
  best: `
    (SELECT id, ${tier} AS tier FROM ${name} WHERE (SELECT count(*) FROM ${name}) <= ${COMMON}
     ORDER BY id DESC LIMIT $2)
    UNION ALL
    (SELECT id, ${tier} FROM ${TABLES[kind]}
     WHERE ${matches} AND (SELECT count(*) FROM ${name}) > ${COMMON} ORDER BY id DESC LIMIT $2)`,
});

// The very name, names that begin so, names with these words, everything with these words. Each ends after
// so many, so that a word which everything has does not put everything in order; with the newest, so that
// every page of the results goes through the same ones.
const tiersOf = (kind: SearchKind) => {
  const words = newest(kind, 'with_words', 'words @@ $1::tsquery', 3);
  if (kind === 'verdict') return words;
  const names = newest(kind, 'with_names', 'names @@ $6::tsquery', 2);
  return {
    all: `${names.all}, ${words.all}`,
    best: `
    (SELECT id, CASE WHEN joined = $5 THEN 0 ELSE 1 END AS tier
     FROM ${TABLES[kind]} WHERE joined LIKE $5 || '%' ORDER BY joined LIMIT ${FIRST_LETTERS})
    UNION ALL ${names.best}
    UNION ALL ${words.best}`,
  };
};

const hitsSql = (kind: SearchKind) => {
  const { all, best } = tiersOf(kind);
  return `
  WITH ${all}, hits AS (${best}),
    best AS MATERIALIZED (SELECT id, min(tier) AS tier FROM hits GROUP BY id)
  SELECT (SELECT count(*)::int FROM best) AS total, array(
    SELECT e.id FROM best JOIN ${TABLES[kind]} AS e ON e.id = best.id
    ORDER BY tier, ts_rank(e.words, $1::tsquery) DESC NULLS LAST, length(joined), joined, e.id
    OFFSET $3 LIMIT $4) AS ids`;
};

/**
 * Answers what of one kind was found: `limit` of it from the one at `offset` on, the best first.
 * Of more than `MOST_FOUND` it puts that many in order, and says that there are more.
 */
export async function findHits(
  kind: SearchKind,
  { joined, names, words }: Forms,
  { offset, limit }: { offset: number; limit: number },
): Promise<Hits> {
  if (words === null && (kind === 'verdict' || (names === null && joined === null))) {
    return { ids: [], total: 0, more: false };
  }
  const values = [words, MOST_FOUND + 1, offset, limit];
  const { rows } = await pool().query<{ ids: number[]; total: number }>({
    text: hitsSql(kind),
    values: kind === 'verdict' ? values : [...values, joined, names],
  });
  const { ids, total } = rows[0] ?? { ids: [], total: 0 };
  return { ids, total: Math.min(total, MOST_FOUND), more: total > MOST_FOUND };
}
