import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pool } from '@/lib/data/database';
import { findIssue } from '@/lib/data/newsletter-issues';
import { mailFor } from '@/lib/mail/newsletter/message';
import { renderIssue } from '@/lib/mail/newsletter/render';
import { CONNECTIONS } from '@/lib/mail/outlet';
import { cpuTimeOf } from './children';
import type { Bench } from './context';
import type { BarePlan } from './mail-bare';
import type { PeerCount } from './mail-peer';
import { forkOf, type Peer, scene, startWorker, untilTrue } from './mail-world';
import { percentile } from './percentile';
import { type Finding, type Limited, median, reportLimits } from './report';

/** The two take turns, so that whatever else the machine does slows both. */
const ROUNDS = 5;
/** How much of a bare pool's rate is to be left with everything that the queue does. */
const LEAST_RATIO = 0.7;
/** How much a worker may grow while it sends, in megabytes: the heap breathes. */
const MOST_GROWTH = 64;

type Round = PeerCount['round'];
const secondsOf = ({ first, last }: Round): number => (last - first) / 1000;
const rateOf = (round: Round): number => (round.mails - 1) / secondsOf(round);

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

/** A bare pool that sends an issue's mail to all readers, so many at a time. */
async function startBare(bench: Bench, peer: Peer) {
  const id = await scene.issue(undefined, 8);
  const issue = await findIssue(id);
  const rendered = issue && (await renderIssue(issue, null));
  if (!issue || !rendered) throw new Error('There is nothing to send.');
  const { rows: readers } = await pool().query<{ id: string; email: string }>(
    'SELECT id, email FROM subscribers ORDER BY id',
  );
  await scene.setState(id, 'cancelled');
  const [first] = readers;
  if (!first) throw new Error('There are no readers.');
  const message = mailFor(rendered, { subscriberId: first.id, email: first.email }, { number: 1 });
  const plan: BarePlan = { url: peer.url, message, id: first.id, readers };
  const file = join(bench.world.home, 'mail-plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const child = forkOf(bench, 'mail-bare', file);
  return {
    cpu: () => cpuTimeOf(child.pid),
    send: async (mails: number): Promise<Round> => {
      await peer.ask('forget');
      child.send(mails);
      await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => Promise.reject(new Error('The bare pool ended.'))),
      ]);
      const { round } = await peer.ask('count');
      // A worker that was taking mails at the moment of the pause still sends those: a handful in thousands.
      if (round.mails < mails) throw new Error('The bare pool failed.');
      return round;
    },
    stop: () => child.kill('SIGKILL'),
  };
}

/** A worker that sends an issue, paused in the midst of it after each round. */
async function startIssue(bench: Bench, peer: Peer) {
  const id = await scene.issue(undefined, 8);
  const worker = startWorker(bench, peer);
  const memory: number[] = [];
  const total = { mails: 0, seconds: 0, repeats: 0 };

  async function isOver(last: boolean): Promise<boolean> {
    if (last) return (await scene.stateOf(id)) === 'sent';
    const { rows } = await pool().query(
      "SELECT FROM newsletter_deliveries WHERE issue_id = $1 AND state = 'taken' LIMIT 1",
      [id],
    );
    return rows.length === 0;
  }

  return {
    ...{ worker, memory, total, cpu: () => cpuTimeOf(worker.pid) },
    /** Goes on until about so many mails are sent in all; the last round sends all that are left. */
    send: async (mails: number, last: boolean): Promise<Round> => {
      await peer.ask('forget');
      if (total.mails > 0) await scene.setState(id, 'sending');
      await untilTrue(bench, async () => {
        const { round } = await peer.ask('count');
        if (round.mails > 0) memory.push(memoryOf(worker.pid));
        return last ? isOver(true) : total.mails + round.mails >= mails;
      });
      if (!last) {
        await scene.setState(id, 'paused');
        await untilTrue(bench, () => isOver(false));
      }
      const { round, readers } = await peer.ask('count');
      total.mails += round.mails;
      total.seconds += secondsOf(round);
      total.repeats += round.mails - readers;
      return round;
    },
  };
}

/** Measures one worker beside a bare nodemailer pool that sends the same messages to the same peer. */
export async function measureSpeed(bench: Bench, peer: Peer, readers: number): Promise<Finding[]> {
  const bare = await startBare(bench, peer);
  const issue = await startIssue(bench, peer);
  const rounds: { ours: number; theirs: number }[] = [];
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    const round = await issue.send((readers * turn) / ROUNDS, turn === ROUNDS);
    rounds.push({ ours: rateOf(round), theirs: rateOf(await bare.send(round.mails)) });
  }
  const [cpu, bareCpu] = [issue.cpu() / readers, bare.cpu() / readers];
  bare.stop();
  issue.worker.kill('SIGTERM');
  const code = await issue.worker.exit;
  const { memory, total } = issue;
  const some = Math.max(1, Math.floor(memory.length / 5));
  const begin = percentile(memory.slice(some, 2 * some), 50);
  const end = percentile(memory.slice(-some), 50);
  const theirs = median(rounds.map((round) => round.theirs)).toFixed(0);
  const limits: Limited[] = [
    {
      ...{ name: 'whole send', value: total.seconds, unit: 's' },
      note: `${readers.toLocaleString('en')} readers, ${CONNECTIONS} connections, pauses left out`,
    },
    {
      ...{ name: 'mails a second', value: median(rounds.map(({ ours }) => ours)), unit: '' },
      note: `a bare pool: ${theirs}; medians of ${ROUNDS} rounds in turns`,
    },
    {
      ...{ name: 'of the bare pool’s rate', unit: '%', atLeast: 100 * LEAST_RATIO },
      value: 100 * median(rounds.map(({ ours, theirs }) => ours / theirs)),
      note: rounds.map(({ ours, theirs }) => (100 * (ours / theirs)).toFixed(0)).join(', '),
    },
    {
      ...{ name: 'processor for a mail', value: 1_000 * cpu, unit: 'µs' },
      note: `of the worker; of the bare pool ${(1_000 * bareCpu).toFixed(0)}; starts included`,
    },
    {
      ...{ name: 'memory, grown by', value: end - begin, unit: 'MB', atMost: MOST_GROWTH },
      note: `${begin.toFixed(0)} MB after a fifth, ${end.toFixed(0)} at the end`,
    },
    {
      ...{ name: 'readers mailed', value: total.mails - total.repeats, unit: '' },
      ...{ atLeast: readers, atMost: readers },
    },
    { name: 'repeats', value: total.mails - readers, unit: '', atMost: 0 },
    { name: 'exit code after SIGTERM', value: code ?? Number.NaN, unit: '', atMost: 0 },
  ];
  return reportLimits('Newsletter: one issue, one worker', limits);
}
