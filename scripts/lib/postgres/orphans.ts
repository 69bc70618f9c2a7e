import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { becomesTrue, isAlive, processesIn, sendSignal } from './processes';

const pidFile = (directory: string): string => join(directory, 'postmaster.pid');

/** Number and port of the server that last wrote its pid file here, alive or not. */
export function recordedServer(directory: string): { pid: number; port: number } | undefined {
  if (!existsSync(pidFile(directory))) return undefined;
  const lines = readFileSync(pidFile(directory), 'utf8').split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

/** Without /proc the name must do: a number that was given out again has another name. */
function isPostgres(pid: number): boolean {
  try {
    const name = execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
    return name.includes('postgres');
  } catch {
    // `ps` exits 1 when there is no such process; Windows has no `ps`, PostgreSQL checks there.
    return process.platform === 'win32';
  }
}

/** The live processes of a server on this data directory. */
export function serverProcesses(directory: string): number[] {
  const found = processesIn(realpathSync(directory));
  if (found) return found;
  const recorded = recordedServer(directory);
  return recorded && isAlive(recorded.pid) && isPostgres(recorded.pid) ? [recorded.pid] : [];
}

/**
 * Stops what a killed start left behind, in order, so that there are never two servers on one
 * directory. Committed data stays: a fast stop writes it, and after anything harder the next start
 * recovers it from the log. Call it only while holding the lock of the directory.
 * @returns whether there was anything to stop
 */
export async function stopOrphans(directory: string): Promise<boolean> {
  const found = serverProcesses(directory);
  const main = recordedServer(directory)?.pid;
  const nobodyLeft = (): boolean => serverProcesses(directory).length === 0;
  if (main !== undefined && found.includes(main)) sendSignal(main, 'SIGINT');
  // Sessions that lost their main process notice it within a second, unasked.
  if (!(await becomesTrue(nobodyLeft, found.length > 0 ? 10_000 : 0))) {
    for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
      for (const pid of serverProcesses(directory)) sendSignal(pid, signal);
      if (await becomesTrue(nobodyLeft, 5_000)) break;
    }
  }
  // PostgreSQL takes any live process with the recorded number for itself, though the number may
  // have been given out again (always so in a restarted container). We know that nobody is left.
  if (nobodyLeft() && main !== undefined && isAlive(main)) {
    rmSync(pidFile(directory), { force: true });
  }
  return found.length > 0;
}
