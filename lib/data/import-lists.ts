import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { ColumnChange, ImportOutcome, RowProblem } from '@/lib/domain/import-plan';
import { importOutcomes } from '@/lib/domain/import-plan';
import {
  type ImportLine,
  type ImportRun,
  importStates,
  type OutcomeCounts,
} from '@/lib/domain/import-run';
import type { ListForm, ListView } from '@/lib/domain/list-view';
import { cutPage } from './cursor';
import { pool } from './database';
import { RUN_COLUMNS, type RunRow, shapeRun } from './import-runs';
import { keyset } from './keyset';
import { beginning, matching } from './matching';

/** How the list of imports can be looked at. */
export const importsForm: ListForm<'begun', 'state'> = {
  sorts: ['begun'],
  filters: { state: importStates },
  first: { sort: 'begun', descending: true },
};

/**
 * Answers imports, the newest first, `limit` a page.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listImports(
  view: ListView<'begun', 'state'>,
  limit: number,
): Promise<Page<ImportRun>> {
  const column = { sql: 'i.created_at', type: 'timestamptz' } as const;
  const part = keyset(column, view, 4, { sql: 'i.id', type: 'int' });
  const { rows } = await pool().query<RunRow & { at: string; key: string }>(
    `SELECT ${RUN_COLUMNS}, ${part.columns} FROM import_runs AS i
     WHERE ($1 = '' OR i.state::text = $1) AND ($2 = '' OR i.file_name ILIKE $2) AND ${part.where}
     ORDER BY ${part.orderBy} LIMIT $3`,
    [view.filters.state, view.q && matching(view.q), limit + 1, ...part.values],
  );
  return cutPage(rows, limit, shapeRun, (row) => [row.at, row.key]);
}

/** How the rows of an import can be looked at: in the order of the file, of one outcome or of all. */
export const importRowsForm: ListForm<'row', 'show'> = {
  sorts: ['row'],
  filters: { show: importOutcomes },
  first: { sort: 'row', descending: false },
};

type Line = {
  number: number;
  outcome: ImportOutcome;
  slug: string | null;
  name: string;
  changes: ColumnChange[] | null;
  problems: RowProblem[] | null;
};

const shapeLine = ({ changes, problems, ...line }: Line): ImportLine => ({
  ...line,
  changes: changes ?? [],
  problems: problems ?? [],
});

/**
 * Answers rows of an import by their numbers, `limit` a page; the search looks for a slug's beginning.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listImportRows(
  importId: number,
  view: ListView<'row', 'show'>,
  limit: number,
): Promise<Page<ImportLine>> {
  const number = { sql: 'number', type: 'int' } as const;
  const part = keyset(number, view, 5, number);
  const { show } = view.filters;
  // Said so that the index by outcome is used: few rows may be refused among very many.
  const shown = show === '' ? "$2 = ''" : 'outcome = $2::import_outcome';
  const { rows } = await pool().query<Line & { at: string; key: string }>(
    `SELECT number, outcome, slug, left(record ->> 'name', 200) AS name, changes, problems,
       ${part.columns}
     FROM import_rows
     WHERE run_id = $1 AND ${shown} AND ($3 = '' OR slug LIKE $3)
       AND ${part.where}
     ORDER BY ${part.orderBy} LIMIT $4`,
    [importId, show, view.q && beginning(view.q), limit + 1, ...part.values],
  );
  return cutPage(rows, limit, shapeLine, (row) => [row.at, row.key]);
}

/** Answers how many rows of an import have which outcome. */
export async function countOutcomes(importId: number): Promise<OutcomeCounts> {
  const { rows } = await pool().query<{ outcome: ImportOutcome; rows: number }>(
    'SELECT outcome, count(*)::int AS rows FROM import_rows WHERE run_id = $1 GROUP BY outcome',
    [importId],
  );
  const counts: OutcomeCounts = { create: 0, change: 0, same: 0, refused: 0 };
  for (const { outcome, rows: count } of rows) counts[outcome] = count;
  return counts;
}

/** A reason why a row is refused, with the row's number. */
export type RefusedCell = RowProblem & { number: number };

const ROWS_A_BATCH = 500;

/** Answers why rows of an import are refused, in the order of the file, a batch of rows at a time. */
export async function* refusedCells(importId: number): AsyncGenerator<RefusedCell[]> {
  let after = -1;
  for (;;) {
    const { rows } = await pool().query<{ number: number; problems: RowProblem[] }>(
      `SELECT number, problems FROM import_rows
       WHERE run_id = $1 AND outcome = 'refused' AND number > $2 ORDER BY number LIMIT $3`,
      [importId, after, ROWS_A_BATCH],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(({ number, problems }) =>
      problems.map((problem) => ({ number, ...problem })),
    );
    after = last.number;
  }
}
