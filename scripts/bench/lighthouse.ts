import lighthouse, { type Result } from 'lighthouse';
import { Fault } from '../lib/fault';
import { freePort } from '../lib/postgres/server';
import { say } from '../lib/steps.mjs';
import { launchBrowser } from './browser';
import type { Bench } from './context';
import { type Finding, median, reportLimits } from './report';
import { startSite } from './servers';
import { visitedPages } from './shots';

const RUNS = 3;
const LIMITS = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
const METRICS = {
  'first-contentful-paint': 'First contentful paint',
  'largest-contentful-paint': 'Largest contentful paint',
  'total-blocking-time': 'Total blocking time',
  'speed-index': 'Speed index',
  'cumulative-layout-shift': 'Cumulative layout shift',
};

async function audit(address: string, port: number): Promise<Result> {
  const run = await lighthouse(address, {
    ...{ port, output: 'json', logLevel: 'error' },
    onlyCategories: Object.keys(LIMITS),
  });
  if (!run || run.lhr.runtimeError) {
    throw new Fault(`Lighthouse failed: ${run?.lhr.runtimeError?.message ?? 'no result'}`);
  }
  return run.lhr;
}

/** Says which audits of a category are not at their best, so that a miss can be mended. */
function sayShortcomings(result: Result): void {
  for (const category of Object.values(result.categories)) {
    if (category.score === 1) continue;
    for (const { id, weight } of category.auditRefs) {
      const found = result.audits[id];
      if (weight === 0 || !found || found.score === null || found.score >= 0.9) continue;
      say(`    ${category.title}: ${found.title} ${found.displayValue ?? ''}`.trimEnd());
    }
  }
}

async function measure(name: string, address: string, port: number, runs: number) {
  const results: Result[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await audit(address, port));
  const scores = Object.entries(LIMITS).map(([id, atLeast]) => {
    const values = results.map(({ categories }) => Math.round((categories[id]?.score ?? 0) * 100));
    const title = results[0]?.categories[id]?.title ?? id;
    return {
      name: title,
      value: median(values),
      unit: '',
      atLeast,
      note: `runs ${values.join(', ')}`,
    };
  });
  const metrics = Object.entries(METRICS).map(([id, title]) => {
    const values = results.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN);
    return {
      name: title,
      value: median(values),
      unit: id === 'cumulative-layout-shift' ? '' : 'ms',
    };
  });
  const findings = reportLimits(`Lighthouse, mobile, on ${name}`, [...scores, ...metrics]);
  const [last] = results.slice(-1);
  if (last) sayShortcomings(last);
  return findings;
}

/**
 * Lighthouse's default: a slow phone, simulated. The median of three runs (of one, with `--rounds 1`) on
 * each of the pages that visitors come to first.
 */
export async function measureLighthouse(bench: Bench): Promise<Finding[]> {
  const site = await startSite(bench);
  const port = await freePort();
  await launchBrowser(bench, port);
  const findings: Finding[] = [];
  for (const { name, path } of visitedPages(bench.world)) {
    const runs = Math.min(RUNS, bench.options.rounds);
    findings.push(...(await measure(name, site.origin + path, port, runs)));
  }
  return findings;
}
