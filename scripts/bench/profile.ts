import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../lib/fault';
import { displayPath } from '../lib/paths';
import { say } from '../lib/steps.mjs';
import type { ServerChild } from './children';
import type { Bench } from './context';
import { type Contestant, shoot } from './load';
import type { Finding } from './report';
import { startSite } from './servers';
import { get, openPages, pagePath, siteShot, tallyPath } from './shots';
import { changedVotes } from './world';

const TOP = 15;

const profileSchema = z.object({
  startTime: z.number(),
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type Frame = z.infer<typeof profileSchema>['nodes'][number]['callFrame'];

/** Where a function belongs, by the first pattern that its address has. */
const MODULES: [RegExp, string][] = [
  [/\/scripts\/server\//, 'scripts/server: the server in front'],
  [/\/next\/dist\/compiled\/next-server\//, 'Next: rendering runtime, with React'],
  [/\/next\/dist\//, 'Next: server and router'],
  [/\/\.next\/server\//, 'the site’s own bundles, with their libraries'],
  [/\/node_modules\/pg|\/node_modules\/postgres/, 'pg'],
  [/\/node_modules\//, 'other packages'],
  [/^node:(internal\/crypto|crypto)/, 'Node: crypto'],
  [/^node:(_?http|internal\/http)/, 'Node: HTTP'],
  [/^node:(net|internal\/stream|stream|internal\/js_stream|_stream)/, 'Node: sockets and streams'],
  [/^node:.*(webstreams|undici|fetch)/, 'Node: web streams and fetch'],
  [/^node:.*async_hooks|^node:.*async_local/, 'Node: async context'],
  [/^node:/, 'Node: other'],
];

const NATIVE: Record<string, string> = {
  '(garbage collector)': 'V8: garbage collection',
  '(program)': 'native code: system calls, HTTP parser, sockets',
};

function moduleOf({ url, functionName }: Frame): string {
  const native = NATIVE[functionName];
  if (native) return native;
  const found = MODULES.find(([pattern]) => pattern.test(url.replaceAll('\\', '/')));
  return found?.[1] ?? 'V8: built-ins';
}

const functionOf = ({ functionName, url, lineNumber }: Frame): string =>
  `${functionName || '(anonymous)'}  ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`;

/** Microseconds of a clock that all processes of this machine share. */
const now = (): number => Number(process.hrtime.bigint() / 1_000n);

/** Sums the profile's own time between two moments by `nameOf`; idle time does not count. */
function sumUp(file: string, since: number, until: number, nameOf: (frame: Frame) => string) {
  const profile = profileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const sums = new Map<string, number>();
  let time = profile.startTime;
  let total = 0;
  for (const [index, id] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0;
    time += delta;
    const frame = frames.get(id);
    if (time < since || time > until || !frame || frame.functionName === '(idle)') continue;
    const name = nameOf(frame);
    sums.set(name, (sums.get(name) ?? 0) + delta);
    total += delta;
  }
  return { total, shares: [...sums].sort(([, a], [, b]) => b - a) };
}

function sayShares(shares: [string, number][], total: number): void {
  for (const [name, time] of shares) {
    say(`  ${((time / total) * 100).toFixed(1).padStart(5)}%  ${name}`);
  }
}

/** Node writes a profile a thread, `CPU.day.time.process.thread.number.cpuprofile`; 0 is the first. */
function ofMainThread(files: string[]): string {
  const found = files.find((file) => file.split('.').at(-3) === '0');
  if (!found) throw new Fault('Node has written no profile.');
  return found;
}

interface Path {
  title: string;
  /** The folder of its profile, which a browser's developer tools can open. */
  name: string;
  start: (bench: Bench, nodeOptions: string[]) => Promise<ServerChild>;
  prepare: (site: ServerChild) => Promise<Contestant['next']>;
}

async function profile(bench: Bench, { title, name, start, prepare }: Path): Promise<void> {
  const { options, signal } = bench;
  const folder = join(bench.world.home, 'profile', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await start(bench, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
  const contestant: Contestant = { name: title, server, next: await prepare(server) };
  await shoot(contestant, options.seconds, signal);
  const since = now();
  const { rate } = await shoot(contestant, options.seconds, signal);
  const until = now();
  await server.stop();
  const file = join(folder, ofMainThread(readdirSync(folder)));
  const modules = sumUp(file, since, until, moduleOf);
  const each = (modules.total / (rate * (until - since))) * 1_000;
  say(`\n${title}: ${each.toFixed(2)} ms of the process an answer (${displayPath(file)})`);
  sayShares(modules.shares, modules.total);
  say(`  Its ${TOP} dearest functions:`);
  const functions = sumUp(file, since, until, functionOf);
  sayShares(functions.shares.slice(0, TOP), functions.total);
}

/** Where a server's process spends its time under load, by path; there are no limits for it. */
export async function measureProfile(bench: Bench): Promise<Finding[]> {
  const { world } = bench;
  const start = startSite;
  const openPage = async () => get(pagePath(world));
  const openTally = async () => get(tallyPath(world));
  const vote = async (site: ServerChild) => {
    await openPages(world, site);
    const shot = siteShot(world, site, true);
    const next = changedVotes(world, world.tools);
    return () => shot(next());
  };
  await profile(bench, { title: 'Matchup page', name: 'page', start, prepare: openPage });
  await profile(bench, { title: 'Tally JSON', name: 'tally', start, prepare: openTally });
  await profile(bench, { title: 'Votes by server action', name: 'vote', start, prepare: vote });
  return [];
}
