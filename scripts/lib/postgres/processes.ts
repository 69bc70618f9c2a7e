import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { codeOf } from '../fault';

const HAS_PROC = existsSync('/proc/self/stat');

/** Whether a process with this number exists, whoever it belongs to and whatever it is. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/** Fields of /proc/PID/stat after the name, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // No such process (any more).
    return undefined;
  }
}

/**
 * When a live process began, in whatever form the system tells it, or undefined if there is none.
 * Two processes that had the same number differ in this, so a number that was given out again
 * does not pass for its former owner. A dead process that nobody has waited for counts as none.
 */
export function startOf(pid: number): string | undefined {
  if (HAS_PROC) {
    const fields = statFields(pid);
    return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  }
  if (!exists(pid)) return undefined;
  if (process.platform === 'win32') return 'unknown';
  try {
    const began = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return began.trim() || undefined;
  } catch {
    // `ps` exits 1 when the process ended between the two questions.
    return undefined;
  }
}

/** Whether a process with this number is alive (not merely waiting to be reaped). */
export function isAlive(pid: number): boolean {
  return startOf(pid) !== undefined;
}

/**
 * The live processes that work in `directory`. PostgreSQL's processes all have their data
 * directory as working directory, so this finds a server and also the orphans of a killed one.
 * Undefined where the system does not tell.
 */
export function processesIn(directory: string): number[] | undefined {
  if (!HAS_PROC) return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === directory && isAlive(pid);
      } catch {
        // Ended meanwhile, or another user's: then it is not a server that we started either.
        return false;
      }
    });
}

/** Sends a signal; a process that is gone already is what was wanted. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Asks every 50 ms until `question` answers true; answers whether it did within the time. */
export async function becomesTrue(
  question: () => boolean | Promise<boolean>,
  withinMilliseconds: number,
): Promise<boolean> {
  const end = performance.now() + withinMilliseconds;
  while (performance.now() < end) {
    if (await question()) return true;
    await pause(50);
  }
  return question();
}
