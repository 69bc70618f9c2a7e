import 'server-only';
import { inLongTransaction } from './database';

const MADE = (noun: 'tools' | 'matchups' | 'categories' | 'price_reads') => `
  (SELECT subject_id::int FROM audit_entries
   WHERE operation = $1 AND noun = '${noun}' AND verb = 'created')`;

// Of what the operation made: what others have put on it since, then what was done to it. A tool that it
// made public and that still is would be retired, whatever stands on it.
const OBSTACLE_SQL = `
  WITH gone AS MATERIALIZED (
    SELECT t.id, t.name, t.state, t.published_at, e.after->>'state' AS made_as
    FROM audit_entries AS e JOIN tools AS t ON t.id = e.subject_id::int
    WHERE e.operation = $1 AND e.noun = 'tools' AND e.verb = 'created'
      AND NOT (t.state = 'published' AND e.after->>'state' = 'published')
  )
  SELECT said FROM (
    (SELECT 1 AS n, t.name || ' is in the matchup ' || l.name || ' vs ' || r.name AS said
     FROM gone AS t JOIN matchups AS m ON t.id IN (m.left_id, m.right_id)
       JOIN tools AS l ON l.id = m.left_id JOIN tools AS r ON r.id = m.right_id
     WHERE m.id NOT IN ${MADE('matchups')} LIMIT 1)
    UNION ALL
    (SELECT 2, t.name || ' is ' || t.state FROM gone AS t WHERE t.state::text <> t.made_as LIMIT 1)
    UNION ALL
    (SELECT 3, t.name || ' has ' || has.what FROM gone AS t CROSS JOIN LATERAL (
       SELECT 'a price read' AS what FROM price_reads AS p
         WHERE p.tool_id = t.id AND p.id NOT IN ${MADE('price_reads')}
       UNION ALL SELECT 'a verdict' FROM verdicts WHERE tool_id = t.id
       UNION ALL SELECT 'a verdict being written' FROM verdict_drafts WHERE tool_id = t.id
       UNION ALL SELECT 'a declared interest' FROM conflicts_of_interest WHERE tool_id = t.id
       UNION ALL SELECT 'an earlier address' FROM tool_redirects WHERE tool_id = t.id
       UNION ALL SELECT 'been public' WHERE t.published_at IS NOT NULL
       LIMIT 1
     ) AS has LIMIT 1)
    UNION ALL
    (SELECT 4, l.name || ' vs ' || r.name || CASE
         WHEN m.state <> 'draft' THEN ' is ' || m.state ELSE ' was changed since' END
     FROM matchups AS m JOIN tools AS l ON l.id = m.left_id JOIN tools AS r ON r.id = m.right_id
     WHERE m.id IN ${MADE('matchups')} AND (m.state <> 'draft' OR m.revision > 1) LIMIT 1)
    UNION ALL
    (SELECT 5, c.name || ' has the tool ' || t.name
     FROM categories AS c JOIN tools AS t ON t.category_id = c.id
     WHERE c.id IN ${MADE('categories')} AND t.id NOT IN ${MADE('tools')} LIMIT 1)
    UNION ALL
    (SELECT 6, t.name || ' was changed since' FROM tools AS t
     WHERE t.id IN ${MADE('tools')} AND t.revision > 1 LIMIT 1)
  ) AS found ORDER BY n LIMIT 1`;

/**
 * Answers in words the first thing that keeps what an operation made from being taken away, such as "Aya
 * is in the matchup Aya vs Zed"; null where that is not told apart.
 */
export async function findObstacle(operation: string): Promise<string | null> {
  // Of an import it looks at as many rows as undoing does.
  return inLongTransaction(async (client) => {
    const { rows } = await client.query<{ said: string }>(OBSTACLE_SQL, [operation]);
    return rows[0]?.said ?? null;
  });
}
