import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { actionsKey } from '../lib/actions-key';
import { ROOT } from '../lib/paths';
import { becomesTrue } from '../lib/postgres/processes';

/** A command of scripts/ under way, as `npm run` would run it. */
export interface RunningCommand {
  pid: number;
  stdout: () => string;
  stderr: () => string;
  /** Resolves with the exit code; a process that a signal ended has none. */
  exit: Promise<number | null>;
  kill: (signal: NodeJS.Signals) => void;
  /** Reads no more of what it says, as a terminal that is closed. */
  leave: () => void;
  /** Waits until the output has this; throws with all of the output if the process ends before. */
  says: (text: RegExp) => Promise<RegExpExecArray>;
}

/** Names that a developer's own shell may have set and that would change what is tested. */
const CLEARED = [
  ...['DATABASE_URL', 'AUTH_SECRET', 'PORT', 'HOST', 'SITE_URL', 'NODE_ENV', 'VITEST'],
  ...['TRUST_PROXY', 'SMTP_URL', 'MAIL_FROM', 'ADMIN_EMAILS', 'GITHUB_ID', 'GOOGLE_ID'],
];

/** Starts `node scripts/run.mjs …args` with these settings. */
export function runCommand(
  args: string[],
  settings: Record<string, string>,
  nodeOptions: string[] = [],
): RunningCommand {
  const env = {
    ...process.env,
    ...Object.fromEntries(CLEARED.map((name) => [name, ''])),
    // A test's own AUTH_SECRET is no reason to build once more.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(),
  };
  const child: ChildProcess = spawn(
    process.execPath,
    [...nodeOptions, join(ROOT, 'scripts/run.mjs'), ...args],
    { cwd: ROOT, env: { ...env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += stripVTControlCharacters(String(chunk));
  });
  child.stderr?.on('data', (chunk) => {
    stderr += stripVTControlCharacters(String(chunk));
  });
  let over = false;
  const exit = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      over = true;
      resolve(code);
    });
  });
  const says = async (text: RegExp): Promise<RegExpExecArray> => {
    await becomesTrue(() => over || text.test(stdout + stderr), 55_000);
    const found = text.exec(stdout + stderr);
    if (!found) throw new Error(`It never said ${text}:\n${stdout}\n${stderr}`);
    return found;
  };
  const kill = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const leave = (): void => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    exit,
    kill,
    leave,
    says,
  };
}
