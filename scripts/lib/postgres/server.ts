import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import pg from 'pg';
import { runChild } from '../child.mjs';
import { codeOf, Fault, messageOf } from '../fault';
import { displayPath } from '../paths';
import type { Account } from './account';
import { reach } from './home';
import { becomesTrue, pause } from './processes';

export interface ServerPlan {
  /** The data directory, as `initialise` made it. */
  directory: string;
  account: Account | undefined;
  program: (name: 'postgres' | 'pg_ctl') => string;
  logFile: string;
  password: string;
  settings: Record<string, string | number>;
  /** Keeps a port across restarts; otherwise any free one is taken. */
  port?: number;
}

export interface RunningServer {
  port: number;
  pid: number;
  /** Resolves when the server's main process is gone, for whatever reason. */
  gone: Promise<void>;
  stop: () => Promise<void>;
}

const READY_WITHIN = 120_000;

/** PostgreSQL's ways to stop, each with the milliseconds that it gets before the next. */
const STOPPING = [
  // Smart: lets our sessions, which are just saying goodbye, end by themselves.
  ['SIGTERM', 1_000],
  // Fast: ends sessions and writes everything.
  ['SIGINT', 15_000],
  // Immediate: recovers at the next start.
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

/** A port of the loopback interface that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** What the server wrote to its log since `offset`. */
function logSince(file: string, offset: number): string {
  return existsSync(file) ? readFileSync(file).subarray(offset).toString('utf8') : '';
}

async function answers(plan: ServerPlan, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: plan.password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  // Without a listener a connection that breaks later would end our process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    if (codeOf(error) === '28P01') {
      throw new Fault(
        `The password kept beside ${displayPath(plan.directory)} is not the database's.`,
      );
    }
    // Not listening yet, or still recovering after a crash.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function launch(plan: ServerPlan, port: number): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...plan.settings,
  };
  const log = openSync(plan.logFile, 'a', 0o600);
  const home = reach(plan.directory, plan.account);
  try {
    const child = spawn(
      plan.program('postgres'),
      [
        ...['-D', home.path, '-p', String(port)],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      // A session of its own: Ctrl-C on the terminal is for us, and we stop the database last.
      { ...home.spawn, detached: true, stdio: ['ignore', log, log, ...home.extra] },
    );
    child.unref();
    return child;
  } finally {
    home.close();
    closeSync(log);
  }
}

async function stopServer(plan: ServerPlan, child: ChildProcess, gone: Promise<void>) {
  const exited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (exited()) return;
  if (process.platform === 'win32') {
    await runChild(plan.program('pg_ctl'), ['stop', '-m', 'fast', '-D', plan.directory]);
    return gone;
  }
  for (const [signal, patience] of STOPPING) {
    child.kill(signal);
    if (await becomesTrue(exited, patience)) break;
  }
  return gone;
}

/** Starts the server once on `port`; answers it when it takes connections, else its complaint. */
async function attempt(plan: ServerPlan, port: number): Promise<RunningServer | string> {
  const offset = existsSync(plan.logFile) ? statSync(plan.logFile).size : 0;
  const child = launch(plan, port);
  let failure: string | undefined;
  let over = false;
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = messageOf(error);
      over = true;
      resolve();
    });
    child.once('exit', () => {
      over = true;
      resolve();
    });
  });
  const ready = await becomesTrue(async () => over || (await answers(plan, port)), READY_WITHIN);
  if (ready && !over && child.pid !== undefined) {
    return { port, pid: child.pid, gone, stop: () => stopServer(plan, child, gone) };
  }
  if (!over) await stopServer(plan, child, gone);
  return failure ?? logSince(plan.logFile, offset);
}

/** Starts the server and waits until it takes connections. */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  let complaint = '';
  for (let round = 0; round < 60; round += 1) {
    const result = await attempt(plan, plan.port ?? (await freePort()));
    if (typeof result !== 'string') return result;
    complaint = result;
    // Processes of a killed server take a moment to notice, and a free port may be taken just now.
    if (!/still in use|already in use|lock file ".*" already exists/i.test(complaint)) break;
    await pause(250);
  }
  const reason = complaint.split('\n').find((line) => /FATAL|PANIC|could not/.test(line));
  throw new Fault(
    `PostgreSQL did not start: ${(reason ?? complaint).replace(/^.*?(FATAL|PANIC): +/, '').trim()}` +
      ` (log: ${displayPath(plan.logFile)})`,
  );
}
