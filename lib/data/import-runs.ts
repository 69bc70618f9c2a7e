import 'server-only';
import type { Acting } from '@/lib/domain/acting';
import type { CatalogueFormat } from '@/lib/domain/catalogue-file';
import { type ImportRun, type ImportState, isUnderWay } from '@/lib/domain/import-run';
import { inTransactionAs } from './acting';
import { pool } from './database';

type Row = {
  id: number;
  file_name: string;
  format: CatalogueFormat;
  state: ImportState;
  message: string | null;
  bytes: number;
  bytes_read: number;
  rows: number;
  applied: number;
  cancel_requested: boolean;
  operation: string | null;
  creates_public: boolean;
  by: string | null;
  created_at: Date;
  finished_at: Date | null;
};

/** What is said of an import whose process went away. */
export const STOPPED = 'The server stopped on the way. Nothing was changed: send the file again.';

/** The columns of an import as lists and pages show it. */
export const RUN_COLUMNS = `i.id, i.file_name, i.format, i.state, i.message, i.bytes::float8 AS bytes,
  i.bytes_read::float8 AS bytes_read, i.rows, i.applied, i.cancel_requested, i.operation,
  i.creates_public, i.created_at, i.finished_at,
  (SELECT coalesce(u.name, u.email) FROM users AS u WHERE u.id = i.by_user_id) AS by`;

/** Answers a row of `RUN_COLUMNS` as the domain knows it. */
export function shapeRun(row: Row): ImportRun {
  return {
    ...{ id: row.id, fileName: row.file_name, format: row.format, state: row.state },
    ...{ message: row.message, bytes: row.bytes, bytesRead: row.bytes_read, rows: row.rows },
    ...{ applied: row.applied, cancelling: row.cancel_requested && isUnderWay(row.state) },
    ...{ operation: row.operation, createsPublic: row.creates_public, by: row.by },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
export type RunRow = Row;

/** Notes that a file came and is being checked; `bytes` is 0 where its size is not known yet. */
export async function beginImport(file: {
  fileName: string;
  format: CatalogueFormat;
  bytes: number;
  userId: string | null;
}): Promise<number> {
  const { rows } = await pool().query<{ id: number }>(
    `INSERT INTO import_runs (file_name, format, bytes, by_user_id) VALUES ($1, $2, $3, $4)
     RETURNING id`,
    [file.fileName, file.format, file.bytes, file.userId],
  );
  const [row] = rows;
  if (!row) throw new Error('The database kept no import');
  return row.id;
}

/** Answers an import; null when there is none of that number. */
export async function findImport(id: number): Promise<ImportRun | null> {
  const { rows } = await pool().query<Row>(
    `SELECT ${RUN_COLUMNS} FROM import_runs AS i WHERE i.id = $1`,
    [id],
  );
  return rows[0] ? shapeRun(rows[0]) : null;
}

/**
 * Notes how far an import under way is, and that whoever works on it is alive. Answers whether to go
 * on: not when somebody wants it ended, or it was given up for dead.
 */
export async function noteProgress(
  id: number,
  progress: { bytesRead?: number; rows?: number; applied?: number } = {},
): Promise<boolean> {
  const { rows } = await pool().query<{ cancel_requested: boolean }>(
    `UPDATE import_runs SET updated_at = now(), bytes_read = coalesce($2, bytes_read),
       rows = coalesce($3, rows), applied = coalesce($4, applied)
     WHERE id = $1 AND state IN ('checking', 'applying') RETURNING cancel_requested`,
    [id, progress.bytesRead ?? null, progress.rows ?? null, progress.applied ?? null],
  );
  return rows[0]?.cancel_requested === false;
}

// Who wanted it to end while it was under way has the last word: it does not wait or begin again.
const MOVE_SQL = `
  UPDATE import_runs SET state = ended.state, updated_at = now(), cancel_requested = false,
    message = CASE WHEN ended.state = $3::import_state THEN $4 END,
    finished_at = CASE WHEN ended.state IN ('cancelled', 'failed') THEN now() END
  FROM (
    SELECT id, CASE WHEN cancel_requested AND $3 IN ('checking', 'checked')
      THEN 'cancelled'::import_state ELSE $3::import_state END AS state
    FROM import_runs WHERE id = $1 AND state = ANY($2::import_state[]) FOR UPDATE
  ) AS ended
  WHERE import_runs.id = ended.id RETURNING import_runs.state`;

/**
 * Moves an import on from one of `from`; answers false when it is in another state by now, and nothing
 * was changed, or was to be ended, and is cancelled by this. What ends keeps the day; what failed or was
 * cancelled keeps none of its rows.
 */
export async function moveImport(
  acting: Acting,
  id: number,
  { from, to, message = null }: { from: ImportState[]; to: ImportState; message?: string | null },
): Promise<boolean> {
  return inTransactionAs(acting, async (client) => {
    const { rows } = await client.query<{ state: ImportState }>(MOVE_SQL, [id, from, to, message]);
    const state = rows[0]?.state;
    if (state === 'cancelled' || state === 'failed') {
      await client.query('DELETE FROM import_rows WHERE run_id = $1', [id]);
    }
    return state === to;
  });
}

/**
 * Ends an import on demand: at once where it waits for a decision; what is under way is told, and ends
 * after the batch in its hands. Answers false when it is over already.
 */
export async function cancelImport(acting: Acting, id: number): Promise<boolean> {
  const end = () => moveImport(acting, id, { from: ['checked'], to: 'cancelled' });
  if (await end()) return true;
  const { rowCount } = await pool().query(
    `UPDATE import_runs SET cancel_requested = true
     WHERE id = $1 AND state IN ('checking', 'applying')`,
    [id],
  );
  // In between, the work under way may have come to where it waits.
  return rowCount === 1 || end();
}

/**
 * Marks imports as failed that nobody works on any more: without a sign of life for `silentSeconds`.
 * Answers how many. What one of them was applying is undone by the database itself.
 */
export async function failDeadImports(acting: Acting, silentSeconds: number): Promise<number> {
  return inTransactionAs(acting, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `UPDATE import_runs SET state = 'failed', message = $2, finished_at = now(), updated_at = now()
       WHERE state IN ('checking', 'applying') AND updated_at < now() - make_interval(secs => $1)
       RETURNING id`,
      [silentSeconds, STOPPED],
    );
    if (rows.length > 0) {
      await client.query('DELETE FROM import_rows WHERE run_id = ANY($1)', [
        rows.map(({ id }) => id),
      ]);
    }
    return rows.length;
  });
}

/** Forgets the rows of imports that were applied more than `days` ago; the history keeps what they did. */
export async function forgetOldRows(days: number): Promise<void> {
  await pool().query(
    `DELETE FROM import_rows WHERE run_id IN (
       SELECT id FROM import_runs WHERE finished_at < now() - make_interval(days => $1)
     )`,
    [days],
  );
}
