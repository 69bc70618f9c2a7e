import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Fault } from '../lib/fault';
import { ROOT } from '../lib/paths';
import { step } from '../lib/steps.mjs';
import type { ServerChild } from './children';
import type { Bench } from './context';
import { deskLists } from './desk-lists';
import { deskPages } from './desk-pages';
import { countToolScans } from './desk-plans';
import { DESK_TOOLS, DESK_VOTES, type DeskWorld, fillDesk } from './desk-world';
import { type Finding, type Limited, median, reportLimits } from './report';
import { startSite } from './servers';

/** How long the server may take for a page of the desk, in milliseconds. */
const PAGE_LIMIT_MS = 300;
const TIMES = 7;

/** Milliseconds from the request to the last byte, on this machine: what the server took. */
async function timeOf(site: ServerChild, path: string, cookie: string) {
  const started = performance.now();
  const response = await fetch(site.origin + path, { headers: { cookie }, redirect: 'manual' });
  await response.arrayBuffer();
  return { status: response.status, time: performance.now() - started };
}

async function measurePage(site: ServerChild, path: string, cookie: string): Promise<Limited> {
  // The first answer of a process loads the page's code.
  const { status } = await timeOf(site, path, cookie);
  if (status !== 200) {
    const value = Number.POSITIVE_INFINITY;
    return { name: path, value, unit: 'ms', atMost: PAGE_LIMIT_MS, note: `answered ${status}` };
  }
  const times: number[] = [];
  for (let count = 0; count < TIMES; count += 1)
    times.push((await timeOf(site, path, cookie)).time);
  return {
    ...{ name: path, value: median(times), unit: 'ms', atMost: PAGE_LIMIT_MS },
    note: `at most ${Math.max(...times).toFixed(0)} ms`,
  };
}

/** The desk's pages by their folders, so that one without a measurement is noticed. */
function everyDeskPage(): string[] {
  const folder = join(ROOT, 'app/admin');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll(sep, '/')}`)
    .filter((file) => file.endsWith('/page.tsx'))
    .map((file) => file.slice(0, -'/page.tsx'.length));
}

/**
 * The curator's desk with a large catalogue: how long the server takes for each page, and that no
 * list's statement reads the whole table of tools.
 */
export async function measureDesk(bench: Bench): Promise<Finding[]> {
  const made: DeskWorld[] = [];
  await step('Desk’s catalogue', async () => {
    made.push(await fillDesk(bench.world));
    return `${DESK_TOOLS.toLocaleString('en')} tools, ${DESK_VOTES.toLocaleString('en')} votes`;
  });
  const [desk] = made;
  if (!desk) throw new Fault('The desk’s catalogue was not made.');
  const site = await startSite(bench);
  const pages = deskPages(desk);
  const times: Limited[] = [];
  for (const path of Object.values(pages).flat()) {
    bench.signal.throwIfAborted();
    times.push(await measurePage(site, path, desk.cookie));
  }
  const missing = everyDeskPage().filter((page) => !(page in pages));
  const scans: Limited[] = [];
  for (const [name, work] of Object.entries(deskLists(desk))) {
    const { statements, scans: value } = await countToolScans(work);
    scans.push({ name, value, unit: '', atMost: 0, note: `${statements} statements` });
  }
  return [
    ...reportLimits('Desk: server time of a page', times),
    ...reportLimits('Desk: sequential scans of tools in a list’s plans', scans),
    ...reportLimits('Desk: pages without a measurement', [
      { name: 'Pages', value: missing.length, unit: '', atMost: 0, note: missing.join(' ') },
    ]),
  ];
}
