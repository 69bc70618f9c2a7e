import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { actingAsSystem } from '@/lib/data/acting';
import { failDeadImports, forgetOldRows } from '@/lib/data/import-runs';
import type { Acting } from '@/lib/domain/acting';
import type { CatalogueFormat } from '@/lib/domain/catalogue-file';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';
import { applyImport, checkImport } from './import-catalogue';
import type { Job } from './job';
import { uploadsDirectory } from './uploads';

type Running = { stop: AbortController; works: Set<Promise<void>> };

// On globalThis, since Next's bundles load their own copies of this module.
const slot = Symbol.for('shipworthy.imports');
const holder = globalThis as { [slot]?: Running };

function running(): Running {
  if (holder[slot]) return holder[slot];
  const made: Running = { stop: new AbortController(), works: new Set() };
  onShutdown('imports under way', async () => {
    made.stop.abort();
    await Promise.allSettled(made.works);
  });
  holder[slot] = made;
  return made;
}

function inBackground(id: number, work: (signal: AbortSignal) => Promise<unknown>): void {
  const { stop, works } = running();
  const under = work(stop.signal)
    .catch((error) => log().error({ import: id, error: String(error) }, 'an import was lost'))
    .then(() => {
      works.delete(under);
    });
  works.add(under);
}

/** Has this process check an uploaded file, and remove it afterwards; comes back at once. */
export function startCheck(
  id: number,
  file: { path: string; format: CatalogueFormat },
  acting: Acting,
): void {
  inBackground(id, async (signal) => {
    try {
      const source = createReadStream(file.path);
      await checkImport({ id, acting, signal, source, format: file.format });
    } finally {
      await rm(file.path, { force: true });
    }
  });
}

/** Has this process apply an import that is in state `applying`; comes back at once. */
export function startApply(id: number, onlyGood: boolean, acting: Acting): void {
  inBackground(id, (signal) => applyImport({ id, acting, signal, onlyGood }));
}

const EVERY_MS = 10_000;
/** Without a sign of life for as long, nobody works on an import any more: one comes every 5 s. */
const SILENT_SECONDS = 30;
const ROWS_KEPT_DAYS = 30;
const OLD_UPLOAD_MS = 24 * 60 * 60 * 1_000;

/** Removes files that were left when a server stopped while it received or checked them. */
async function removeOldUploads(now: Date): Promise<void> {
  const directory = uploadsDirectory();
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const path = join(directory, name);
    // Another one may have removed it since the directory was read: a check that is over does.
    const mtimeMs = await stat(path).then(
      (file) => file.mtimeMs,
      () => null,
    );
    if (mtimeMs === null) continue;
    if (now.getTime() - mtimeMs > OLD_UPLOAD_MS) await rm(path, { force: true });
  }
}

/**
 * Marks imports as failed whose process went away, and removes what such processes left on the disk, and
 * the rows of imports that were applied long ago.
 */
export const sweepImports: Job = {
  name: 'sweep-imports',
  words: 'Ends imports whose process went away, and removes what old imports left.',
  every: EVERY_MS,
  work: async (now) => {
    const failed = await failDeadImports(actingAsSystem('job'), SILENT_SECONDS);
    if (failed > 0) log().warn({ imports: failed }, 'imports whose process went away');
    await removeOldUploads(now);
    await forgetOldRows(ROWS_KEPT_DAYS);
  },
};
