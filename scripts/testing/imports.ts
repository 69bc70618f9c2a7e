import { actingAsSystem } from '@/lib/data/acting';
import { pool } from '@/lib/data/database';
import { beginImport, findImport, moveImport } from '@/lib/data/import-runs';
import type { ImportState } from '@/lib/domain/import-run';
import { recordTexts } from '@/lib/domain/test-arbitraries';
import { type ToolTexts, toolColumns } from '@/lib/domain/tool-record';
import { applyImport, checkImport } from '@/lib/jobs/import-catalogue';

/** A JSON catalogue of rows, each with some columns of its own. */
export const jsonFile = (rows: Partial<ToolTexts>[]): string =>
  JSON.stringify(rows.map((row) => ({ ...recordTexts, ...row })));

/** The same as CSV, without any quoting: for texts without commas. */
export const csvFile = (rows: Partial<ToolTexts>[]): string =>
  [
    toolColumns.join(','),
    ...rows.map((row) => {
      const texts = { ...recordTexts, ...row };
      return toolColumns.map((column) => texts[column]).join(',');
    }),
    '',
  ].join('\n');

async function* pieces(file: string | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  if (typeof file !== 'string') {
    for await (const part of file) yield Buffer.from(part);
    return;
  }
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

/** Begins an import of a file and checks it; answers its number. */
export async function checkFile(
  file: string | AsyncIterable<string>,
  format: 'csv' | 'json' = 'json',
): Promise<number> {
  const id = await beginImport({ fileName: `tools.${format}`, format, bytes: 0, userId: null });
  await checkImport({ id, acting: actingAsSystem('command'), source: pieces(file), format });
  return id;
}

/** Applies a checked import, as the desk does; answers how it ended. */
export async function applyFile(id: number, onlyGood = false) {
  const acting = { ...actingAsSystem('command'), reason: 'Import of tools.json' };
  if (!(await moveImport(acting, id, { from: ['checked'], to: 'applying' }))) return 'not checked';
  return (await applyImport({ id, acting, onlyGood }))?.kind ?? 'failed';
}

export const stateOf = async (id: number): Promise<[ImportState | undefined, string | null]> => {
  const run = await findImport(id);
  return [run?.state, run?.message ?? null];
};

export type StagedRow = {
  number: number;
  outcome: string;
  slug: string | null;
  changes: unknown;
  problems: { column: string; value: string; reason: string }[] | null;
};

export const stagedRows = async (id: number): Promise<StagedRow[]> =>
  (
    await pool().query<StagedRow>(
      `SELECT number, outcome, slug, changes, problems FROM import_rows WHERE run_id = $1
       ORDER BY number`,
      [id],
    )
  ).rows;
