import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAST_VOTE_SQL } from '@/lib/data/votes';
import { ROOT } from '../lib/paths';
import { type ChildPlan, type ServerChild, startChild } from './children';
import type { Bench } from './context';
import type { PlainPlan } from './plain-server';

const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');
const TSX = join(ROOT, 'node_modules/tsx/dist/loader.mjs');

async function start({ started }: Bench, plan: ChildPlan): Promise<ServerChild> {
  const child = await startChild(plan);
  started.add(plan.name, child.stop);
  return child;
}

/** Starts the site as `npm start` does, on the bench's database. */
export function startSite(bench: Bench, nodeOptions: string[] = []): Promise<ServerChild> {
  const { world } = bench;
  return start(bench, {
    name: 'site',
    args: () => [...nodeOptions, join(ROOT, 'scripts/run.mjs'), 'start'],
    settings: {
      ...{ DATABASE_URL: world.databaseUrl, AUTH_SECRET: world.authSecret, HOST: '127.0.0.1' },
      ...{ VOTES_PER_IP_PER_HOUR: '100000000', API_REQUESTS_PER_MINUTE: '10000000' },
    },
    readyAt: '/api/health',
    logFolder: world.home,
  });
}

/** Starts the bare `node:http` server, with these answers ready to be sent. */
export function startPlain(bench: Bench, answers: PlainPlan['answers']): Promise<ServerChild> {
  const { world } = bench;
  const planFile = join(world.home, 'plain-server.json');
  const plan: PlainPlan = { answers, databaseUrl: world.databaseUrl, sql: CAST_VOTE_SQL };
  writeFileSync(planFile, JSON.stringify(plan), { mode: 0o600 });
  const script = join(import.meta.dirname, 'plain-server.ts');
  return start(bench, {
    name: 'plain server',
    args: (port) => ['--import', TSX, script, planFile, String(port)],
    settings: { NODE_ENV: 'production' },
    readyAt: '/ready',
    logFolder: world.home,
  });
}

/** Starts the minimal Next app that lies built in `folder`, with `next start`. */
export function startMinimal(bench: Bench, folder: string, tally = ''): Promise<ServerChild> {
  const { world } = bench;
  return start(bench, {
    name: 'minimal Next',
    args: (port) => [NEXT, 'start', '--hostname', '127.0.0.1', '--port', String(port)],
    settings: {
      ...{ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', BENCH_ROOT: ROOT },
      ...{ BENCH_DATABASE: world.databaseUrl, BENCH_SQL: CAST_VOTE_SQL, BENCH_TALLY: tally },
    },
    cwd: folder,
    readyAt: '/tally',
    logFolder: world.home,
  });
}
