import { readCatalogue } from '@/lib/catalogue-file/read';
import { type ApplyAnswer, applyRows, type MovedRow } from '@/lib/data/import-apply';
import { findRepeatedSlug, restageRows, stageRows } from '@/lib/data/import-check';
import { moveImport, noteProgress, STOPPED } from '@/lib/data/import-runs';
import type { Acting } from '@/lib/domain/acting';
import { type CatalogueFormat, FileFault, type FileRow } from '@/lib/domain/catalogue-file';
import type { ImportState } from '@/lib/domain/import-run';
import { toolColumns } from '@/lib/domain/tool-record';
import { inSeries } from '@/lib/domain/words';
import { log } from '@/lib/log';
import { boundedHeap } from './bounded-heap';

const ROWS_A_BATCH = 200;
const CHARACTERS_A_BATCH = 500_000;
const ALIVE_EVERY_MS = 5_000;

const FAULT = 'That did not work just now, and nothing was changed. Send the file again.';
const APPLY_FAULT = 'That did not work just now, and nothing was changed. Please try again.';

type Work = {
  id: number;
  acting: Acting;
  clock?: () => Date;
  /** Aborted when the process ends. */
  signal?: AbortSignal;
};

/** Somebody wants the work ended, or the process ends. */
class Stopped extends Error {}

const dayOf = (clock: () => Date) => clock().toISOString().slice(0, 10);

/** Says every few seconds that somebody works on the import, however long one step takes. */
async function whileAlive<T>(id: number, work: () => Promise<T>): Promise<T> {
  const beat = () =>
    noteProgress(id).catch((error) => {
      log().warn({ import: id, error: String(error) }, 'an import could not say that it goes on');
    });
  const timer = setInterval(beat, ALIVE_EVERY_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Ends an import whose work was stopped: on demand, or because the process ends. */
async function endStopped({ id, acting, signal }: Work, from: ImportState): Promise<void> {
  const end = signal?.aborted
    ? { to: 'failed' as const, message: STOPPED }
    : { to: 'cancelled' as const };
  await moveImport(acting, id, { from: [from], ...end });
}

async function orEnd(work: Work, check: () => Promise<void>): Promise<void> {
  const { id, acting } = work;
  try {
    await whileAlive(id, check);
  } catch (error) {
    if (error instanceof Stopped) return endStopped(work, 'checking');
    const known = error instanceof FileFault;
    if (!known) log().error({ import: id, error: String(error) }, 'an import was not checked');
    const message = known ? error.message : FAULT;
    await moveImport(acting, id, { from: ['checking'], to: 'failed', message });
  }
}

/** Rows together until they are a batch. */
async function* inBatches(rows: AsyncIterable<FileRow>): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let characters = 0;
  for await (const row of rows) {
    batch.push(row);
    characters += toolColumns.reduce((sum, column) => sum + row.texts[column].length, 0);
    if (batch.length < ROWS_A_BATCH && characters < CHARACTERS_A_BATCH) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  yield batch;
}

async function checkRows(
  { id, clock = () => new Date(), signal }: Work,
  source: AsyncIterable<Uint8Array>,
  format: CatalogueFormat,
): Promise<void> {
  const progress = { bytesRead: 0, rows: 0 };
  const keepBounded = boundedHeap();
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      progress.bytesRead += piece.length;
      yield piece;
    }
  }
  for await (const batch of inBatches(readCatalogue(counted(), format))) {
    if (batch.length > 0) await stageRows(id, batch, dayOf(clock));
    progress.rows += batch.length;
    keepBounded();
    if (signal?.aborted || !(await noteProgress(id, progress))) throw new Stopped();
  }
  const repeated = await findRepeatedSlug(id);
  if (!repeated) return;
  const { slug, first, second } = repeated;
  throw new FileFault(`Rows ${first} and ${second} have the same slug, “${slug}”.`);
}

/**
 * Checks a file row by row, from where `source` begins, and keeps what an import of it would do. Comes
 * back when the import waits for a decision (`checked`), was refused whole (`failed`) or was cancelled.
 */
export async function checkImport(
  work: Work & { source: AsyncIterable<Uint8Array>; format: CatalogueFormat },
): Promise<void> {
  await orEnd(work, async () => {
    await checkRows(work, work.source, work.format);
    await moveImport(work.acting, work.id, { from: ['checking'], to: 'checked' });
  });
}

function movedInWords(rows: readonly MovedRow[]): string {
  const shown = rows.slice(0, 5).map(({ slug, number }) => `“${slug}” (row ${number})`);
  const more = rows.length > shown.length ? ['more'] : [];
  const where = shown.length > 0 ? ` at ${inSeries([...shown, ...more])}` : '';
  return `Nothing was changed: since the check, the catalogue has changed${where}. The file was checked anew: look again before you apply it.`;
}

/** Holds every staged row against the catalogue as it stands now. */
async function checkAnew(work: Work, message: string): Promise<void> {
  const { id, acting, clock = () => new Date(), signal } = work;
  if (!(await moveImport(acting, id, { from: ['applying'], to: 'checking' }))) return;
  await orEnd(work, async () => {
    const keepBounded = boundedHeap();
    let after: number | null = 0;
    while (after !== null) {
      after = await restageRows(id, { after, limit: ROWS_A_BATCH, today: dayOf(clock) });
      keepBounded();
      if (signal?.aborted || !(await noteProgress(id))) throw new Stopped();
    }
    await moveImport(acting, id, { from: ['checking'], to: 'checked', message });
  });
}

/** Why "all or nothing" did nothing. */
const REFUSED =
  'Nothing was changed: rows of the file are refused, and it was to be all or nothing.';

async function settle(work: Work, answer: ApplyAnswer): Promise<void> {
  const back = { from: ['applying'] satisfies ImportState[], to: 'checked' as const };
  if (answer.kind === 'stopped') await endStopped(work, 'applying');
  if (answer.kind === 'moved') await checkAnew(work, movedInWords(answer.rows));
  if (answer.kind === 'refused') {
    await moveImport(work.acting, work.id, { ...back, message: REFUSED });
  }
}

/**
 * Applies a checked import that is in state `applying` by now: all of it, or with `onlyGood` its good
 * rows, or nothing. Where the catalogue has changed since the check, says so and checks the rows anew.
 */
export async function applyImport(work: Work & { onlyGood: boolean }): Promise<ApplyAnswer | null> {
  const { id, acting, onlyGood, signal } = work;
  const goOn = async (applied: number) => !signal?.aborted && noteProgress(id, { applied });
  try {
    const answer = await whileAlive(id, () => applyRows(acting, { id, onlyGood, goOn }));
    await settle(work, answer);
    return answer;
  } catch (error) {
    log().error({ import: id, error: String(error) }, 'an import was not applied');
    await moveImport(acting, id, { from: ['applying'], to: 'checked', message: APPLY_FAULT });
    return null;
  }
}
