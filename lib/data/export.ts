import 'server-only';
import type { ToolState, ToolTexts } from '@/lib/domain/tool-record';
import { openConnection } from './database';
import { STANDING_SQL, type StandingRow, textsOfRow } from './standing-tools';

/** Which tools are exported; null for all. */
export type ExportFilter = { state: ToolState | null; category: string | null };

const TOOLS_A_BATCH = 500;

/**
 * Answers the catalogue, or a part of it, as texts by slug, a batch at a time, all as it stood at one
 * moment. Records that were merged into another are not in it. Holds a connection of its own until it
 * is read to the end or left; one who does not read for a minute is cut off.
 */
export async function* exportTools(filter: ExportFilter): AsyncGenerator<ToolTexts[]> {
  const client = await openConnection();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query("SET LOCAL idle_in_transaction_session_timeout = '1min'");
    await client.query(
      `DECLARE catalogue NO SCROLL CURSOR FOR ${STANDING_SQL}
       WHERE t.merged_into_id IS NULL AND ($1::text IS NULL OR t.state::text = $1)
         AND ($2::text IS NULL OR c.slug = $2)
       ORDER BY t.slug COLLATE "C"`,
      [filter.state, filter.category],
    );
    for (;;) {
      const { rows } = await client.query<StandingRow>(`FETCH ${TOOLS_A_BATCH} FROM catalogue`);
      if (rows.length === 0) return;
      yield rows.map(textsOfRow);
    }
  } finally {
    await client.end();
  }
}
