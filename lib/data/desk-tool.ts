import 'server-only';
import type { FactTexts } from '@/lib/domain/tool-form';
import type { ToolState } from '@/lib/domain/tool-record';
import { pool } from './database';

/** A tool as its page on the desk has it. */
export type DeskToolPage = {
  id: number;
  revision: number;
  state: ToolState;
  texts: FactTexts;
  retiredReason: string | null;
  /** The record that it gave way to. */
  mergedInto: { id: number; name: string } | null;
  /** Whether it was ever published: from then on each address that it has leads to it for ever. */
  wasPublished: boolean;
  /** The addresses that it had before, the newest first, 50 at most. */
  redirects: string[];
};

type Row = FactTexts & {
  id: number;
  revision: number;
  state: ToolState;
  retired_reason: string | null;
  merged_id: number | null;
  merged_name: string | null;
  was_published: boolean;
  redirects: string[];
};

/** Answers a tool, whatever its state; null for an id that is none's. */
export async function findDeskTool(id: number): Promise<DeskToolPage | null> {
  const { rows } = await pool().query<Row>(
    `SELECT tools.id, tools.revision, tools.state, tools.name, tools.slug, tools.tagline,
       tools.description, categories.slug AS category, tools.website, tools.license, tools.maker,
       tools.version, tools.facts_checked_at::text AS facts_checked_at, tools.retired_reason,
       merged.id AS merged_id, merged.name AS merged_name,
       tools.published_at IS NOT NULL AS was_published,
       ARRAY(SELECT r.slug FROM tool_redirects AS r WHERE r.tool_id = tools.id
         ORDER BY r.created_at DESC, r.slug LIMIT 50) AS redirects
     FROM tools JOIN categories ON categories.id = tools.category_id
       LEFT JOIN tools AS merged ON merged.id = tools.merged_into_id
     WHERE tools.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { revision, state, redirects } = row;
  return {
    id: row.id,
    revision,
    state,
    redirects,
    texts: {
      name: row.name,
      slug: row.slug,
      tagline: row.tagline,
      description: row.description,
      category: row.category,
      website: row.website,
      license: row.license,
      maker: row.maker,
      version: row.version,
      facts_checked_at: row.facts_checked_at,
    },
    retiredReason: row.retired_reason,
    mergedInto: row.merged_id === null ? null : { id: row.merged_id, name: row.merged_name ?? '' },
    wasPublished: row.was_published,
  };
}
