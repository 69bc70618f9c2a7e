import 'server-only';
import {
  type Candidate,
  type SuggestedPair,
  type SuggestionKind,
  suggestPairs,
} from '@/lib/domain/suggested-pair';
import { pool } from './database';

/**
 * As many tools of a category are compared with each other, those with the most votes first: it bounds
 * the pairs that are looked at, however large the catalogue.
 */
const MOST_A_CATEGORY = 60;

// Who has a verdict of every seat is counted from the published verdicts alone, by their index.
const CANDIDATES_SQL = `
  WITH complete AS MATERIALIZED (
    SELECT tool_id, count(*) FILTER (WHERE call = 'ship')::int AS panel_ships, count(*)::int AS calls
    FROM verdicts WHERE state = 'published'
    GROUP BY tool_id HAVING count(*) = (SELECT count(*) FROM seats)
  ), community AS (
    SELECT complete.*, coalesce(sum(slots.ships), 0)::int AS ships,
      coalesce(sum(slots.skips), 0)::int AS skips
    FROM complete LEFT JOIN tally_slots AS slots USING (tool_id)
    GROUP BY tool_id, panel_ships, calls
  ), ranked AS (
    SELECT tools.id, tools.slug, tools.name, categories.slug AS category_slug,
      categories.name AS category_name, panel_ships, calls - panel_ships AS panel_skips, ships, skips,
      row_number() OVER (PARTITION BY category_id ORDER BY ships + skips DESC, tools.id) AS place
    FROM community JOIN tools ON tools.id = tool_id JOIN categories ON categories.id = category_id
    WHERE tools.state = 'published' AND ($1 = '' OR categories.slug = $1) AND ships + skips > 0
  )
  SELECT * FROM ranked WHERE place <= $2`;

type CandidateRow = {
  id: number;
  slug: string;
  name: string;
  category_slug: string;
  category_name: string;
  panel_ships: number;
  panel_skips: number;
  ships: number;
  skips: number;
};

const shape = (row: CandidateRow): Candidate => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  category: { slug: row.category_slug, name: row.category_name },
  panel: { ships: row.panel_ships, skips: row.panel_skips },
  community: { ships: row.ships, skips: row.skips },
});

const keyOf = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;

/**
 * Answers up to `limit` pairs that are worth a matchup and have none in any state, the most telling
 * first, each with its reasons (`suggestPairs`); of one category (a slug) and for one kind of reason
 * where they are given.
 */
export async function listSuggestedPairs(
  { category, kind }: { category: string; kind: SuggestionKind | null },
  limit: number,
): Promise<SuggestedPair[]> {
  const { rows } = await pool().query<CandidateRow>(CANDIDATES_SQL, [category, MOST_A_CATEGORY]);
  const ids = rows.map(({ id }) => id);
  const matched = await pool().query<{ left_id: number; right_id: number }>(
    'SELECT left_id, right_id FROM matchups WHERE left_id = ANY($1) AND right_id = ANY($1)',
    [ids],
  );
  const pairs = new Set(matched.rows.map(({ left_id, right_id }) => keyOf(left_id, right_id)));
  const isMatched = (one: number, other: number) => pairs.has(keyOf(one, other));
  return suggestPairs(rows.map(shape), isMatched, limit, kind);
}

/** Answers the categories, for a list's filter. */
export async function listCategoryLabels(): Promise<{ slug: string; name: string }[]> {
  const { rows } = await pool().query<{ slug: string; name: string }>(
    'SELECT slug, name FROM categories ORDER BY rank, name',
  );
  return rows;
}
