import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../lib/fault';
import { displayPath, ROOT } from '../lib/paths';
import { becomesTrue } from '../lib/postgres/processes';
import { freePort } from '../lib/postgres/server';

/** A server in a process of its own. */
export interface ServerChild {
  origin: string;
  /** Processor time it has used so far, in milliseconds; NaN where the system does not tell. */
  cpuTime: () => number;
  stop: () => Promise<void>;
}

export interface ChildPlan {
  name: string;
  /** Node's arguments, given the port to listen on. */
  args: (port: number) => string[];
  settings: Record<string, string>;
  cwd?: string;
  /** An address that answers 200 when the server is ready. */
  readyAt: string;
  /** Where its output goes. */
  logFolder: string;
}

/** What a developer's own shell or .env may have set and that would change what is measured. */
const CLEARED = [
  ...['DATABASE_URL', 'AUTH_SECRET', 'SITE_URL', 'REDIS_URL', 'TRUST_PROXY', 'NODE_OPTIONS'],
  ...['LOG_LEVEL', 'DATA_DIR', 'NODE_ENV', 'VOTES_PER_IP_PER_HOUR'],
];

/** A tick of /proc is 10 ms on every Linux that Node runs on. */
const TICK_MS = 10;

/** Answers the processor time a process has used so far, in milliseconds; NaN where the system does not tell. */
export function cpuTimeOf(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const stat = readFileSync(file, 'utf8');
  // After the name, which may itself hold spaces: user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    // Not listening yet: asked again until the time is over.
    return false;
  }
}

/** Starts a server as a child process, and answers it once it is ready. */
export async function startChild(plan: ChildPlan): Promise<ServerChild> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const logFile = join(plan.logFolder, `${plan.name.replace(/\W+/g, '-')}.log`);
  const log = createWriteStream(logFile);
  const cleared = Object.fromEntries(CLEARED.map((name) => [name, '']));
  const child = spawn(process.execPath, plan.args(port), {
    cwd: plan.cwd ?? ROOT,
    env: { ...process.env, ...cleared, PORT: String(port), ...plan.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const over = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (over()) break;
      child.kill(signal);
      await becomesTrue(over, 20_000);
    }
  };
  await becomesTrue(async () => over() || (await isReady(origin + plan.readyAt)), 60_000);
  if (!over() && (await isReady(origin + plan.readyAt)))
    return { origin, cpuTime: () => cpuTimeOf(child.pid), stop };
  await stop();
  throw new Fault(`${plan.name} did not start (its output: ${displayPath(logFile)}).`);
}
