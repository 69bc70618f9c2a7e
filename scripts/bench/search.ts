import { z } from 'zod';
import { pool } from '@/lib/data/database';
import { searchCatalogue, suggestWhileTyping } from '@/lib/data/search';
import { askedOf, parseSearchView } from '@/lib/domain/search';
import { Fault } from '../lib/fault';
import { becomesTrue } from '../lib/postgres/processes';
import { step } from '../lib/steps.mjs';
import type { Bench } from './context';
import { statementsOf } from './desk-plans';
import { percentile } from './percentile';
import { type Finding, type Limited, reportLimits } from './report';
import { fillSearch, SEARCH_TOOLS, searchNames } from './search-world';
import { startSite } from './servers';

/** How long the server may take for 95 of 100 searches, in milliseconds. */
const LIMIT_MS = 50;
const TIMES = 40;

/** Of each forty words of names, one is in 1,250 tools. */
const MIDDLING =
  'arrow beacon cedar delta ember falcon granite harbor indigo juniper kestrel lumen meadow '
    .concat(
      'nimbus orchid pioneer quartz river summit tundra umbra velvet willow xenon yarrow zephyr',
    )
    .split(' ');

type Asking = { name: string; texts: string[]; more?: string };

/** A letter that is left out, or two that change places, somewhere in the first word. */
function misspelt(name: string, n: number): string {
  const at = 2 + (n % 3);
  return n % 2 === 0
    ? name.slice(0, at) + name.slice(at + 1)
    : name.slice(0, at) +
        name
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        name.slice(at + 2);
}

/** What is searched for: each text once, so that no answer comes from a cache. */
async function askings(): Promise<Asking[]> {
  const names = await searchNames(4 * TIMES);
  const part = (n: number) => names.slice(n * TIMES, (n + 1) * TIMES);
  const numbered = (text: (n: number) => string) =>
    Array.from({ length: TIMES }, (_, n) => text(n));
  return [
    { name: 'a whole name', texts: part(0) },
    { name: 'a name misspelt', texts: part(1).map(misspelt) },
    { name: 'the beginning of a name', texts: part(2).map((name) => name.slice(0, 5)) },
    { name: 'a rare word', texts: part(3).map((name) => name.split(' ')[0] ?? '') },
    // Too many to be put in order all, too few to be met with soon along the key.
    { name: 'a word of one in eighty', texts: MIDDLING.map((word) => `${word} -nothing`) },
    { name: 'a number of one in twenty', texts: numbered((n) => `${n % 7} -none${n}`) },
    // Of every text; the number makes each another search, and is in none.
    { name: 'words that everything has', texts: numbered((n) => `reliable or nothing${n}`) },
    { name: 'two of them', texts: numbered((n) => `ordinary reliable -nothing${n}`) },
    { name: 'nothing that is found', texts: numbered((n) => `zzxq${n}wvk qqj${n}`) },
    { name: 'page 5', texts: numbered((n) => `work -none${n}`), more: '&kind=tool&page=5' },
  ];
}

/** Makes the day's file of open data, which a server is at for some seconds once a day, and begins with. */
async function exportDay(): Promise<string> {
  const isMade = async () => (await pool().query('SELECT FROM data_exports')).rowCount !== 0;
  if (!(await becomesTrue(isMade, 300_000))) throw new Fault('The open data was not exported.');
  return 'made';
}

/** Milliseconds from the request to the last byte, on this machine: what the server took. */
async function timesOf(origin: string, paths: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const started = performance.now();
    const response = await fetch(origin + path);
    await response.arrayBuffer();
    times.push(response.ok ? performance.now() - started : Number.POSITIVE_INFINITY);
  }
  return times;
}

type Plan = { 'Relation Name'?: string; rows: number; Plans?: Plan[] };
const planSchema: z.ZodType<Plan> = z.lazy(() =>
  z
    .object({
      'Relation Name': z.string().optional(),
      'Actual Rows': z.number(),
      'Actual Loops': z.number(),
      'Rows Removed by Filter': z.number().default(0),
      Plans: z.array(planSchema).optional(),
    })
    .transform((plan) => ({
      'Relation Name': plan['Relation Name'],
      Plans: plan.Plans,
      rows: (plan['Actual Rows'] + plan['Rows Removed by Filter']) * plan['Actual Loops'],
    })),
);
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planSchema })]) })]);
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The most rows of one table that a statement of this search goes through, as EXPLAIN ANALYZE says. */
async function mostRows({ texts, more = '' }: Asking): Promise<number> {
  const view = parseSearchView(Object.fromEntries(new URLSearchParams(`q=${texts[0]}${more}`)));
  const asked = askedOf(view.q);
  if (!asked) return 0;
  let most = 0;
  const sent = await statementsOf(async () => {
    await searchCatalogue(view, asked);
    await suggestWhileTyping(asked);
  });
  for (const { text, values } of sent) {
    const { rows } = await pool().query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    const [{ 'QUERY PLAN': plans }] = explained.parse(rows);
    const read = nodesOf(plans[0].Plan).filter((node) => node['Relation Name'] !== undefined);
    most = Math.max(most, ...read.map((node) => node.rows));
  }
  return most;
}

/**
 * The search of the site with a very large catalogue: how long the server takes for a page of results and
 * for the type-ahead, and that no search goes through a whole table.
 */
export async function measureSearch(bench: Bench): Promise<Finding[]> {
  await step('Search’s catalogue', async () => {
    await fillSearch(bench.world);
    return `${SEARCH_TOOLS.toLocaleString('en')} tools, a verdict on each`;
  });
  const site = await startSite(bench);
  await step('Open data of the day', exportDay);
  // The first answers of a process load the code.
  await timesOf(site.origin, ['/search?q=zed', '/api/search?q=zed', '/search?q=cursor']);
  const [pages, ahead, rows]: [Limited[], Limited[], Limited[]] = [[], [], []];
  const all = new Map<Limited[], number[]>([pages, ahead].map((to) => [to, []]));
  const limited = (name: string, times: number[]): Limited => {
    const note = `p50 ${percentile(times, 50).toFixed(0)} ms`;
    return { name, value: percentile(times, 95), unit: 'ms', atMost: LIMIT_MS, note };
  };
  for (const asking of await askings()) {
    bench.signal.throwIfAborted();
    const { name, texts, more = '' } = asking;
    const paths = (path: string) => texts.map((text) => `${path}?q=${encodeURIComponent(text)}`);
    const add = async (to: Limited[], asked: string[]) => {
      const times = await timesOf(site.origin, asked);
      to.push(limited(name, times));
      all.get(to)?.push(...times);
    };
    await add(
      pages,
      paths('/search').map((path) => path + more),
    );
    if (!more) await add(ahead, paths('/api/search'));
    rows.push({ name, value: await mostRows(asking), unit: '', atMost: SEARCH_TOOLS / 10 });
  }
  for (const [to, times] of all) to.push(limited('all of these', times));
  return [
    ...reportLimits('Search: server time of a page of results, p95', pages),
    ...reportLimits('Search: server time of the type-ahead, p95', ahead),
    ...reportLimits('Search: most rows of a table that a statement goes through', rows),
  ];
}
