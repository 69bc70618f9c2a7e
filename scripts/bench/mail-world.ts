import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pool } from '@/lib/data/database';
import { ROOT } from '../lib/paths';
import { becomesTrue } from '../lib/postgres/processes';
import { type RunningCommand, runCommand } from '../testing/command';
import { sendingScene } from '../testing/sending';
import type { Bench } from './context';
import type { PeerCount } from './mail-peer';

const TSX = join(ROOT, 'node_modules/tsx/dist/loader.mjs');
const LONGEST_MS = 15 * 60_000;

export const scene = sendingScene(async (text, values) => (await pool().query(text, values)).rows);

/** Starts a script of this folder as a process of its own, which tells and is told by messages. */
export function forkOf({ started }: Bench, name: string, ...args: string[]): ChildProcess {
  const child = fork(join(ROOT, 'scripts/bench', `${name}.ts`), args, {
    execArgv: ['--import', TSX, '--import', join(ROOT, 'scripts/bench/server-only.mjs')],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  started.add(name, () => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });
  return child;
}

export type Peer = {
  url: string;
  ask: (wanted: 'count' | 'round' | 'forget') => Promise<PeerCount>;
};

export async function startPeer(bench: Bench): Promise<Peer> {
  const child = forkOf(bench, 'mail-peer');
  const [url] = await once(child, 'message');
  return {
    url,
    ask: async (wanted) => {
      child.send(wanted);
      const [count] = await once(child, 'message');
      return count;
    },
  };
}

/** A worker as `npm run worker` starts it. */
export function startWorker({ world, started }: Bench, { url }: Peer): RunningCommand {
  const worker = runCommand(['worker'], {
    ...{ DATABASE_URL: world.databaseUrl, AUTH_SECRET: world.authSecret, SMTP_URL: url },
    ...{ MAILS_PER_SECOND: '10000', LOG_LEVEL: 'warn' },
  });
  started.add('a worker', async () => {
    worker.kill('SIGKILL');
    await worker.exit;
  });
  return worker;
}

/** Waits until something is true that a sending does sooner or later. */
export async function untilTrue(bench: Bench, question: () => Promise<boolean>): Promise<void> {
  const came = await becomesTrue(() => {
    bench.signal.throwIfAborted();
    return question();
  }, LONGEST_MS);
  if (!came) throw new Error('The issue was not sent in time.');
}
