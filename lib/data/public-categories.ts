import 'server-only';
import type { MatchupSummary, PublicCategory } from '@/lib/domain/catalogue';
import { pool } from './database';
import { readSummaries } from './matchups';

const CATEGORIES_SQL = `
  SELECT slug, name, description, coalesce(filed.tools, 0) AS tools
  FROM categories LEFT JOIN (
    SELECT category_id, count(*)::int AS tools FROM tool_standings WHERE public GROUP BY category_id
  ) AS filed ON filed.category_id = categories.id`;

/** Answers the categories in the curators' order, each with how many published tools stand in it. */
export async function listCategories(): Promise<PublicCategory[]> {
  const { rows } = await pool().query<PublicCategory>(
    `${CATEGORIES_SQL} ORDER BY rank, name, id LIMIT 200`,
  );
  return rows;
}

// Found by the newest: where a category has few, all published matchups are gone through, not all tools.
const IN_CATEGORY_SQL = `
  SELECT m.id FROM matchups AS m
    JOIN tools AS l ON l.id = m.left_id JOIN tools AS r ON r.id = m.right_id
    JOIN categories AS c ON c.slug = $1 AND c.id IN (l.category_id, r.category_id)
  WHERE m.state = 'published' AND l.state = 'published' AND r.state = 'published'
  ORDER BY m.publish_at DESC, m.id DESC LIMIT $2`;

/** Answers the published matchups with a tool of the category, the newest first, `limit` at most. */
export async function listMatchupsIn(slug: string, limit: number): Promise<MatchupSummary[]> {
  const { rows } = await pool().query<{ id: number }>(IN_CATEGORY_SQL, [slug, limit]);
  return readSummaries(rows.map(({ id }) => id));
}
