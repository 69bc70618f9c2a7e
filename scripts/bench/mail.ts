import { CONNECTIONS } from '@/lib/mail/outlet';
import { becomesTrue } from '../lib/postgres/processes';
import { step } from '../lib/steps.mjs';
import type { Bench } from './context';
import { measureSpeed } from './mail-speed';
import { type Peer, scene, startPeer, startWorker, untilTrue } from './mail-world';
import { type Finding, reportLimits } from './report';

const READERS = 20_000;
const READERS_QUICK = 1_000;
const KILLS = 10;

async function measureKills(bench: Bench, peer: Peer, readers: number): Promise<Finding[]> {
  await peer.ask('forget');
  const id = await scene.issue(undefined, 8);
  const moments = Array.from({ length: KILLS }, () => Math.floor(Math.random() * 0.9 * readers));
  moments.sort((a, b) => a - b);
  const planned = moments.map((moment) => moment.toLocaleString('en')).join(', ');
  let worker = startWorker(bench, peer);
  let kills = 0;
  let longest = 0;
  await untilTrue(bench, async () => {
    const { mails } = await peer.ask('count');
    const moment = moments[kills];
    if (moment === undefined || mails <= moment) return (await scene.stateOf(id)) === 'sent';
    kills += 1;
    worker.kill('SIGKILL');
    await worker.exit;
    const died = performance.now();
    const had = (await peer.ask('count')).mails;
    worker = startWorker(bench, peer);
    await becomesTrue(async () => (await peer.ask('count')).mails > had, 90_000);
    longest = Math.max(longest, performance.now() - died);
    return false;
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
