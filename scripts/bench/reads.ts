import { Fault } from '../lib/fault';
import type { ServerChild } from './children';
import type { Bench } from './context';
import { type Contestant, takeTurns } from './load';
import { ensureMinimal } from './minimal';
import type { PlainPlan } from './plain-server';
import { type Finding, reportRates } from './report';
import { startMinimal, startPlain, startSite } from './servers';
import { get, pagePath, tallyPath } from './shots';

const PAGE_LIMIT = 0.9;
const TALLY_LIMIT = 0.9;

/** Headers that Node writes by itself, or that belong to a connection. */
const OWN = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length']);

type Answer = PlainPlan['answers'][string];

/** What the site answers at `path` without a compression, to be sent by the bare server too. */
async function answerOf(site: ServerChild, path: string): Promise<Answer> {
  let answer: Answer = { headers: {}, body: '' };
  // The second answer comes from the cache, as nearly all do.
  for (let count = 0; count < 2; count += 1) {
    const response = await fetch(site.origin + path, {
      headers: { 'accept-encoding': 'identity' },
    });
    if (response.status !== 200) throw new Fault(`${path} was answered with ${response.status}.`);
    const headers = [...response.headers].filter(([name]) => !OWN.has(name));
    answer = { headers: Object.fromEntries(headers), body: await response.text() };
  }
  return answer;
}

async function startAll(bench: Bench, path: string) {
  const { world } = bench;
  const site = await startSite(bench);
  const answer = await answerOf(site, path);
  const page = await answerOf(site, pagePath(world));
  const folder = await ensureMinimal(world.home, Buffer.byteLength(page.body));
  const plain = await startPlain(bench, { [path]: answer });
  return { site, plain, minimal: await startMinimal(bench, folder, answer.body) };
}

/** The matchup page: the site, a bare server with the same bytes, a minimal Next app. */
export async function measurePage(bench: Bench): Promise<Finding[]> {
  const path = pagePath(bench.world);
  const { site, plain, minimal } = await startAll(bench, path);
  const asChrome = { 'accept-encoding': 'gzip, deflate, br, zstd' };
  const contestants: Contestant[] = [
    {
      ...{ name: 'Shipworthy', server: site, next: get(path) },
      compare: [{ to: '(b)', atLeast: PAGE_LIMIT }, { to: '(a)' }],
    },
    { name: '(a) bare node:http, same bytes', server: plain, next: get(path) },
    { name: '(b) minimal Next, same size', server: minimal, next: get('/') },
    {
      ...{ name: 'Shipworthy, compressed', server: site, next: get(path, asChrome) },
      compare: [{ to: '(c)' }, { to: '(a)' }],
    },
    { name: '(c) as (b), compressed', server: minimal, next: get('/', asChrome) },
  ];
  return reportRates('Matchup page', await takeTurns(contestants, bench));
}

/** The tallies' JSON: the site, a bare server with the same bytes, a minimal Next route handler. */
export async function measureTally(bench: Bench): Promise<Finding[]> {
  const path = tallyPath(bench.world);
  const { site, plain, minimal } = await startAll(bench, path);
  const contestants: Contestant[] = [
    {
      ...{ name: 'Shipworthy', server: site, next: get(path) },
      compare: [{ to: '(b)', atLeast: TALLY_LIMIT }, { to: '(a)' }],
    },
    { name: '(a) bare node:http, same bytes', server: plain, next: get(path) },
    { name: '(b) minimal Next route handler', server: minimal, next: get('/tally') },
  ];
  return reportRates('Tally JSON', await takeTurns(contestants, bench));
}
