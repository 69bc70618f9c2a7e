import 'server-only';
import type { ToolFacts } from '@/lib/domain/catalogue';
import { pool, prisma } from './database';
import { shapeToolFacts, toolFactsSelect } from './tool-rows';

// Two short walks along indexes: of those with votes enough to be ranked, and of the others by the panel.
const ALTERNATIVES_SQL = `
  WITH one AS (SELECT id, category_id FROM tools WHERE slug = $1 AND state = 'published')
  SELECT tool_id AS id FROM (
    (SELECT 1 AS part, tool_id, low AS best, high AS next FROM tool_standings
     WHERE public AND votes >= 5 AND category_id = (SELECT category_id FROM one)
       AND tool_id <> (SELECT id FROM one)
     ORDER BY low DESC, high DESC, tool_id LIMIT $2)
    UNION ALL
    (SELECT 2, tool_id, wilson_low(panel_ships, panel_skips), votes FROM tool_standings
     WHERE public AND votes < 5 AND category_id = (SELECT category_id FROM one)
       AND tool_id <> (SELECT id FROM one)
     ORDER BY wilson_low(panel_ships, panel_skips) DESC NULLS LAST, votes DESC, tool_id LIMIT $2)
  ) AS near ORDER BY part, best DESC NULLS LAST, next DESC, tool_id LIMIT $2`;

/**
 * Answers up to `limit` other published tools of a published tool's category, the best first: by the lower
 * bound of the community's interval those with five votes or more, then the others by the lower bound of
 * the panel's. By `tool_standings`, about a second behind the votes.
 */
export async function listAlternatives(slug: string, limit: number): Promise<ToolFacts[]> {
  const { rows } = await pool().query<{ id: number }>({
    name: 'alternatives',
    text: ALTERNATIVES_SQL,
    values: [slug, limit],
  });
  const ids = rows.map(({ id }) => id);
  const tools = await prisma().tool.findMany({
    where: { id: { in: ids }, state: 'published' },
    select: { id: true, ...toolFactsSelect },
  });
  return tools.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(shapeToolFacts);
}
