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

// The very name, names that begin so, names with these words, everything with these words. Each ends after
// so many, so that a word which everything has does not put everything in order; by the key, so that every
// page of the results goes through the same ones. A common word is then read along the key, a rare one by
// its index: the planner knows which is which, since an unnamed statement is planned for its values.
const tiersOf = (kind: SearchKind) => {
  const from = `FROM ${TABLES[kind]} WHERE`;
  const words = `(SELECT id, 3 AS tier ${from} words @@ $1::tsquery ORDER BY id DESC LIMIT $2)`;
  if (kind === 'verdict') return words;
  return `
    (SELECT id, CASE WHEN joined = $5 THEN 0 ELSE 1 END AS tier ${from} joined LIKE $5 || '%'
     ORDER BY joined LIMIT ${FIRST_LETTERS})
    UNION ALL
    (SELECT id, 2 ${from} names @@ $6::tsquery ORDER BY id DESC LIMIT $2)
    UNION ALL
    ${words}`;
};

const hitsSql = (kind: SearchKind) => `
  WITH hits AS (${tiersOf(kind)}),
    best AS MATERIALIZED (SELECT id, min(tier) AS tier FROM hits GROUP BY id)
  SELECT (SELECT count(*)::int FROM best) AS total, array(
    SELECT e.id FROM best JOIN ${TABLES[kind]} AS e ON e.id = best.id
    ORDER BY tier, ts_rank(e.words, $1::tsquery) DESC NULLS LAST, length(joined), joined, e.id
    OFFSET $3 LIMIT $4) AS ids`;

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
