import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pool } from '@/lib/data/database';
import { findIssue } from '@/lib/data/newsletter-issues';
import { mailFor } from '@/lib/mail/newsletter/message';
import { renderIssue } from '@/lib/mail/newsletter/render';
import { CONNECTIONS } from '@/lib/mail/outlet';
import { ROOT } from '../lib/paths';
import { becomesTrue } from '../lib/postgres/processes';
import { step } from '../lib/steps.mjs';
import { type RunningCommand, runCommand } from '../testing/command';
import { sendingScene } from '../testing/sending';
import type { Bench } from './context';
import type { BarePlan } from './mail-bare';
import type { PeerCount } from './mail-peer';
import { percentile } from './percentile';
import { type Finding, type Limited, reportLimits } from './report';

const READERS = 20_000;
const READERS_QUICK = 1_000;
const KILLS = 10;
/** How much of a bare pool's rate is to be left with everything that the queue does. */
const LEAST_RATIO = 0.7;
/** How much a worker may grow while it sends, in megabytes: the heap breathes. */
const MOST_GROWTH = 64;
const TSX = join(ROOT, 'node_modules/tsx/dist/loader.mjs');
const LONGEST_MS = 15 * 60_000;

const scene = sendingScene(async (text, values) => (await pool().query(text, values)).rows);

/** Starts a script of this folder as a process of its own, which tells and is told by messages. */
function forkOf({ started }: Bench, name: string, ...args: string[]): ChildProcess {
  const child = fork(join(ROOT, 'scripts/bench', `${name}.ts`), args, {
    execArgv: ['--import', TSX, '--import', join(ROOT, 'scripts/bench/server-only.mjs')],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  started.add(name, () => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });
  return child;
}

type Peer = { url: string; ask: (wanted: 'count' | 'forget') => Promise<PeerCount> };

async function startPeer(bench: Bench): Promise<Peer> {
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
function startWorker({ world, started }: Bench, { url }: Peer): RunningCommand {
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

const rateOf = ({ mails, first, last }: PeerCount) => (mails - 1) / ((last - first) / 1000);

/** How much memory a process holds, in megabytes; NaN where the system does not tell. */
function memoryOf(pid: number): number {
  try {
    const [, kilobytes] =
      /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    // No Linux, or the process is gone.
    return Number.NaN;
  }
}

/** Waits until an issue is sent; `look` is called again and again meanwhile. */
async function untilSent(bench: Bench, id: number, look: () => unknown): Promise<void> {
  const sent = await becomesTrue(async () => {
    bench.signal.throwIfAborted();
    await look();
    return (await scene.stateOf(id)) === 'sent';
  }, LONGEST_MS);
  if (!sent) throw new Error('The issue was not sent in time.');
}

/** Has a bare pool send an issue's mail to half of the readers; answers its rate. */
async function sendBare(bench: Bench, peer: Peer, half: 0 | 1): Promise<number> {
  const id = await scene.issue(undefined, 8);
  const issue = await findIssue(id);
  const rendered = issue && (await renderIssue(issue, null));
  if (!issue || !rendered) throw new Error('There is nothing to send.');
  const { rows } = await pool().query<{ id: string; email: string }>(
    'SELECT id, email FROM subscribers ORDER BY id',
  );
  await scene.setState(id, 'cancelled');
  const [first] = rows;
  if (!first) throw new Error('There are no readers.');
  const message = mailFor(rendered, { subscriberId: first.id, email: first.email }, { number: 1 });
  const readers = rows.filter((_row, n) => n % 2 === half);
  const plan: BarePlan = { url: peer.url, message, id: first.id, readers };
  const file = join(bench.world.home, 'mail-plan.json');
  writeFileSync(file, JSON.stringify(plan));
  await peer.ask('forget');
  const [code] = await once(forkOf(bench, 'mail-bare', file), 'exit');
  const count = await peer.ask('count');
  if (code !== 0 || count.mails !== readers.length) throw new Error('The bare pool failed.');
  return rateOf(count);
}

async function measureSpeed(bench: Bench, peer: Peer, readers: number): Promise<Finding[]> {
  const before = await sendBare(bench, peer, 0);
  await peer.ask('forget');
  const id = await scene.issue(undefined, 8);
  const worker = startWorker(bench, peer);
  const memory: number[] = [];
  await untilSent(bench, id, async () => {
    const [row] = (
      await pool().query("SELECT FROM newsletter_deliveries WHERE state = 'sent' LIMIT 1")
    ).rows;
    if (row) memory.push(memoryOf(worker.pid));
  });
  const count = await peer.ask('count');
  worker.kill('SIGTERM');
  const code = await worker.exit;
  const after = await sendBare(bench, peer, 1);
  const bare = 2 / (1 / before + 1 / after);
  const tenth = Math.max(1, Math.floor(memory.length / 5));
  const begin = percentile(memory.slice(tenth, 2 * tenth), 50);
  const end = percentile(memory.slice(-tenth), 50);
  const limits: Limited[] = [
    {
      ...{ name: 'whole send', value: (count.last - count.first) / 1000, unit: 's' },
      note: `${readers.toLocaleString('en')} readers, ${CONNECTIONS} connections`,
    },
    {
      ...{ name: 'mails a second', value: rateOf(count), unit: '' },
      note: `a bare pool: ${before.toFixed(0)} before, ${after.toFixed(0)} after`,
    },
    {
      ...{ name: 'of the bare pool’s rate', value: (100 * rateOf(count)) / bare, unit: '%' },
      atLeast: 100 * LEAST_RATIO,
    },
    {
      ...{ name: 'memory, grown by', value: end - begin, unit: 'MB', atMost: MOST_GROWTH },
      note: `${begin.toFixed(0)} MB after a fifth, ${end.toFixed(0)} at the end`,
    },
    { name: 'readers without it', value: readers - count.readers, unit: '', atMost: 0 },
    { name: 'repeats', value: count.mails - count.readers, unit: '', atMost: 0 },
    { name: 'exit code after SIGTERM', value: code ?? Number.NaN, unit: '', atMost: 0 },
  ];
  return reportLimits('Newsletter: one issue, one worker', limits);
}

async function measureKills(bench: Bench, peer: Peer, readers: number): Promise<Finding[]> {
  await peer.ask('forget');
  const id = await scene.issue(undefined, 8);
  const moments = Array.from({ length: KILLS }, () => Math.floor(Math.random() * 0.9 * readers));
  moments.sort((a, b) => a - b);
  const planned = moments.map((moment) => moment.toLocaleString('en')).join(', ');
  let worker = startWorker(bench, peer);
  let kills = 0;
  let longest = 0;
  await untilSent(bench, id, async () => {
    const { mails } = await peer.ask('count');
    const moment = moments[kills];
    if (moment === undefined || mails <= Math.max(moment, 0)) return;
    kills += 1;
    worker.kill('SIGKILL');
    await worker.exit;
    const died = performance.now();
    const had = (await peer.ask('count')).mails;
    worker = startWorker(bench, peer);
    await becomesTrue(async () => (await peer.ask('count')).mails > had, 90_000);
    longest = Math.max(longest, performance.now() - died);
  });
  const count = await peer.ask('count');
  worker.kill('SIGTERM');
  await worker.exit;
  return reportLimits('Newsletter: the same, its worker killed', [
    { name: 'kills', value: kills, unit: '', atLeast: KILLS, note: `after ${planned} mails` },
    { name: 'readers without it', value: readers - count.readers, unit: '', atMost: 0 },
    {
      ...{
        name: 'repeats',
        value: count.mails - count.readers,
        unit: '',
        atMost: KILLS * CONNECTIONS,
      },
      note: `the most to one reader: ${count.most}`,
    },
    { name: 'names of messages', value: count.names, unit: '', atMost: readers, atLeast: readers },
    { name: 'until the next worker sends', value: longest / 1000, unit: 's', atMost: 60 },
  ]);
}

/** Sends one issue to many readers, beside a bare pool and under ten kill -9. */
export async function measureMail(bench: Bench): Promise<Finding[]> {
  const readers = bench.options.quick ? READERS_QUICK : READERS;
  await step('Subscribers', async () => {
    await scene.readers(readers);
    return readers.toLocaleString('en');
  });
  const peer = await startPeer(bench);
  return [
    ...(await measureSpeed(bench, peer, readers)),
    ...(await measureKills(bench, peer, readers)),
  ];
}
