import 'server-only';
import { pool } from './database';

/** Where each of some addresses leads: the id and the address of a published tool. */
export type ToolAt = { id: number; slug: string };

/**
 * Answers the published tools that addresses lead to, by the address asked for: a tool's own, one that
 * it had before it was renamed, or that of a record that was merged into it, over as many steps as it
 * takes. An address that leads nowhere is not among them. One statement.
 */
export async function findToolsAt(slugs: readonly string[]): Promise<Map<string, ToolAt>> {
  const { rows } = await pool().query<ToolAt & { asked: string }>(
    `SELECT wanted.slug AS asked, found.id, found.slug
     FROM unnest($1::text[]) AS wanted (slug), LATERAL tool_at(wanted.slug) AS found`,
    [slugs],
  );
  return new Map(rows.map(({ asked, id, slug }) => [asked, { id, slug }]));
}

/**
 * Answers the addresses that lead to the published tool at `slug` because it, or a record merged into it,
 * had them before: the newest first, 20 at most.
 */
export async function listEarlierAddresses(slug: string): Promise<string[]> {
  const { rows } = await pool().query<{ slug: string }>({
    name: 'earlier-addresses',
    text: `SELECT tool_redirects.slug FROM tool_redirects JOIN tools ON tools.id = tool_id
      WHERE tools.slug = $1 AND tools.state = 'published'
      ORDER BY tool_redirects.created_at DESC, tool_redirects.slug LIMIT 20`,
    values: [slug],
  });
  return rows.map((row) => row.slug);
}
