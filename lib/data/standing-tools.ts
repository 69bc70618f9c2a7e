import 'server-only';
import type { StandingTool } from '@/lib/domain/import-plan';
import { type ToolColumn, type ToolTexts, toolColumns } from '@/lib/domain/tool-record';

/**
 * Every tool as the texts of a catalogue file, with what an import has to know of it beside them:
 * into which it was merged, and a fingerprint of all this (tool_seen()).
 */
export const STANDING_SQL = `
  SELECT t.id, t.slug, t.name, t.tagline, t.description, c.slug AS category, t.website, t.license,
    t.state::text AS state, coalesce(p.kind::text, '') AS entry_kind,
    coalesce(trim_scale(p.amount)::text, '') AS entry_amount,
    coalesce(p.currency::text, '') AS entry_currency, coalesce(p.period, '') AS entry_period,
    coalesce(p.note, '') AS entry_note, coalesce(p.source_url, '') AS entry_source,
    coalesce(p.checked_at::text, '') AS entry_checked_at,
    t.merged_into_id, tool_seen(t, c.slug, p.id) AS seen
  FROM tools AS t JOIN categories AS c ON c.id = t.category_id
    LEFT JOIN LATERAL (
      SELECT id, kind, amount, currency, period, note, source_url, checked_at FROM price_reads
      WHERE tool_id = t.id ORDER BY checked_at DESC, id DESC LIMIT 1
    ) AS p ON true`;

export type StandingRow = Record<ToolColumn, string> & {
  id: number;
  merged_into_id: number | null;
  seen: string;
};

/** Answers the columns of a row alone. */
export function textsOfRow(row: Record<ToolColumn, string>): ToolTexts {
  return Object.fromEntries(toolColumns.map((column) => [column, row[column]])) as ToolTexts;
}

/** Answers a row as what an import compares with. */
export function shapeStanding(row: StandingRow): StandingTool {
  return { texts: textsOfRow(row) };
}
