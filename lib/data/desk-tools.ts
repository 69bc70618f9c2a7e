import 'server-only';
import type { DeskTool } from '@/lib/domain/matchup-desk';
import { pool } from './database';
import { beginning, found, literal } from './matching';

const COLUMNS = `tools.id, tools.slug, tools.name, tools.state, categories.name AS category`;
const FROM = 'FROM tools JOIN categories ON categories.id = tools.category_id';

/**
 * Answers up to `limit` tools, drafts among them and retired ones not, whose name has `text` in it or
 * whose address part it is; those that begin with it come first. For a picker, so there is no next page.
 */
export async function searchDeskTools(text: string, limit: number): Promise<DeskTool[]> {
  const { rows } = await pool().query<DeskTool>(
    `SELECT ${COLUMNS} ${FROM}
     WHERE tools.state <> 'retired' AND (tools.name ILIKE $1 OR tools.slug = lower($3))
     ORDER BY tools.slug <> lower($3), tools.name NOT ILIKE $2, tools.name, tools.id LIMIT $4`,
    [found(text), beginning(text), text, limit],
  );
  return rows;
}

/** What somebody meant by a tool's name: one tool, none, or several that are called the same. */
export type NamedTool =
  | { kind: 'found'; tool: DeskTool }
  | { kind: 'unknown' }
  | { kind: 'several'; tools: DeskTool[] };

const MOST_ALIKE = 5;

/**
 * Answers the tool that was picked from a list (`slug`) or typed: by its address part, else by its
 * whole name, in whatever case. Retired tools are not found.
 */
export async function findNamedTool(typed: string, slug: string): Promise<NamedTool> {
  const text = typed.trim();
  const { rows } = await pool().query<DeskTool>(
    `SELECT ${COLUMNS} ${FROM}
     WHERE tools.state <> 'retired' AND (tools.slug IN ($1, lower($2)) OR tools.name ILIKE $3)
     ORDER BY tools.slug LIMIT $4`,
    [slug, text, literal(text), MOST_ALIKE + 2],
  );
  // Where two are called the same, the address part that was picked decides.
  const exact =
    rows.find((row) => row.slug === slug) ?? rows.find((row) => row.slug === text.toLowerCase());
  if (exact) return { kind: 'found', tool: exact };
  const [first, ...more] = rows;
  if (!first) return { kind: 'unknown' };
  return more.length > 0
    ? { kind: 'several', tools: rows.slice(0, MOST_ALIKE) }
    : { kind: 'found', tool: first };
}
