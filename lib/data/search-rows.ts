import 'server-only';
import type { SearchKind } from '@/lib/domain/search';

const named = (table: string) => `json_build_object('slug', ${table}.slug, 'name', ${table}.name)`;

/**
 * Of each kind, the statement that reads what was found as `page.id`, in the shape in which it is answered:
 * once more only what is public.
 */
export const FOUND_SQL: Record<SearchKind, string> = {
  tool: `
    SELECT t.slug, t.name, t.maker, t.tagline, t.description, c.name AS category, (
      SELECT json_build_object('ships', count(*) FILTER (WHERE call = 'ship'),
        'skips', count(*) FILTER (WHERE call = 'skip'))
      FROM verdicts WHERE tool_id = t.id AND state = 'published') AS panel
    FROM tools AS t JOIN categories AS c ON c.id = t.category_id
    WHERE t.id = page.id AND t.state = 'published'`,
  matchup: `
    SELECT ${named('l')} AS "left", ${named('r')} AS "right", m.headline
    FROM matchups AS m JOIN tools AS l ON l.id = left_id JOIN tools AS r ON r.id = right_id
    WHERE m.id = page.id AND m.state = 'published' AND l.state = 'published' AND r.state = 'published'`,
  seat: 'SELECT slug, name, question FROM seats WHERE seats.id = page.id',
  verdict: `
    SELECT ${named('t')} AS tool, ${named('s')} AS seat, v.call, v.body
    FROM verdicts AS v JOIN tools AS t ON t.id = tool_id JOIN seats AS s ON s.id = seat_id
    WHERE v.id = page.id AND v.state = 'published' AND t.state = 'published'`,
};
