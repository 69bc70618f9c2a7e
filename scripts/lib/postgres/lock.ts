import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../fault';
import { pause, startOf } from './processes';

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  began: z.string(),
  command: z.string(),
});
export type Owner = z.infer<typeof ownerSchema>;

export type LockAnswer = { held: true; release: () => void } | { held: false; owner: Owner };

const lockFile = (directory: string): string => join(directory, 'server.lock');

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The owner that a lock's text names, if that very process still lives. */
function liveOwner(text: string): Owner | undefined {
  try {
    const owner = ownerSchema.parse(JSON.parse(text));
    return startOf(owner.pid) === owner.began ? owner : undefined;
  } catch {
    // A damaged lock names nobody, so nobody holds it.
    return undefined;
  }
}

/** Who holds `directory` at this moment, if anybody. */
export function lockOwner(directory: string): Owner | undefined {
  const text = readText(lockFile(directory));
  return text === undefined ? undefined : liveOwner(text);
}

/** Moves a dead owner's lock away; puts it back if somebody else's new lock was there instead. */
function removeStale(file: string, staleText: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if (readText(aside) !== staleText) linkSync(aside, file);
  } catch (error) {
    // A third process was quicker; the one whose lock we moved notices when it reads it back.
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Takes `directory` for this process, or answers who has it. A lock whose owner is dead, as a
 * kill -9 leaves it, is taken over; of several processes that try so at once one gets it.
 */
export async function takeLock(directory: string, command: string): Promise<LockAnswer> {
  const file = lockFile(directory);
  const mine = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const owner: Owner = { pid: process.pid, began: startOf(process.pid) ?? 'unknown', command };
  const text = JSON.stringify({ ...owner, token: mine });
  writeFileSync(mine, text, { mode: 0o644 });
  try {
    for (let tookOver = false; ; ) {
      try {
        // A link appears complete or not at all, and never over an existing file.
        linkSync(mine, file);
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
        const found = readText(file);
        if (found === undefined) continue;
        const holder = liveOwner(found);
        if (holder) return { held: false, owner: holder };
        removeStale(file, found, `${mine}.stale`);
        tookOver = true;
        continue;
      }
      // Whoever saw the same dead lock may just be moving ours: see that it settled as ours.
      if (tookOver) await pause(50);
      if (readText(file) !== text) continue;
      return {
        held: true,
        release: () => {
          if (readText(file) === text) rmSync(file, { force: true });
        },
      };
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
