import 'server-only';
import type { HistoryEntry } from '@/lib/domain/history';
import { type Names, nameKey, namesWanted, type Referred } from '@/lib/domain/history-words';
import { pool } from './database';

// One statement for all that a page refers to.
const NAMES_SQL = `
  SELECT 'tool' AS kind, id::text, name FROM tools WHERE id = ANY($1::int[])
  UNION ALL SELECT 'category', id::text, name FROM categories WHERE id = ANY($2::int[])
  UNION ALL SELECT 'matchup', m.id::text, l.name || ' vs ' || r.name FROM matchups AS m
    JOIN tools AS l ON l.id = m.left_id JOIN tools AS r ON r.id = m.right_id
    WHERE m.id = ANY($3::int[])
  UNION ALL SELECT 'verdict', v.id::text, s.name FROM verdicts AS v
    JOIN seats AS s ON s.id = v.seat_id WHERE v.id = ANY($4::int[])
  UNION ALL SELECT 'holding', h.id::text, s.name || ': ' || coalesce(a.name, 'a former reviewer')
    FROM seat_holdings AS h JOIN seats AS s ON s.id = h.seat_id
    JOIN authors AS a ON a.id = h.author_id WHERE h.id = ANY($5::int[])
  UNION ALL SELECT 'seat', id::text, name FROM seats WHERE id = ANY($6::int[])
  UNION ALL SELECT 'author', id::text, coalesce(name, 'a former reviewer') FROM authors
    WHERE id = ANY($7::int[])
  UNION ALL SELECT 'user', id::text, coalesce(name, email) FROM users WHERE id = ANY($8::uuid[])
  UNION ALL SELECT 'import', id::text, file_name FROM import_runs WHERE id = ANY($9::int[])`;

/** Answers what all that these entries refer to is called by now, in one statement. */
export async function findNames(entries: readonly HistoryEntry[]): Promise<Names> {
  const wanted = namesWanted(entries);
  const { rows } = await pool().query<{ kind: Referred; id: string; name: string }>(NAMES_SQL, [
    ...[wanted.tool, wanted.category, wanted.matchup, wanted.verdict, wanted.holding],
    ...[wanted.seat, wanted.author, wanted.user, wanted.import],
  ]);
  return new Map(rows.map(({ kind, id, name }) => [nameKey(kind, id), name]));
}
