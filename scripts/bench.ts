import type { Bench } from './bench/context';
import { type BenchOptions, type Part, readOptions } from './bench/options';
import { conclude, type Finding } from './bench/report';
import { makeWorld } from './bench/world';
import { actionsKey } from './lib/actions-key';
import { ensureBuild } from './lib/build';
import { Shutdown } from './lib/shutdown';
import { step } from './lib/steps.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Each part is loaded when it is wanted: Lighthouse alone takes a second. */
const MEASURE: Record<Part, (bench: Bench) => Promise<Finding[]>> = {
  page: async (bench) => (await import('./bench/reads')).measurePage(bench),
  vote: async (bench) => (await import('./bench/votes')).measureVotes(bench),
  tally: async (bench) => (await import('./bench/reads')).measureTally(bench),
  desk: async (bench) => (await import('./bench/desk')).measureDesk(bench),
  search: async (bench) => (await import('./bench/search')).measureSearch(bench),
  lists: async (bench) => (await import('./bench/lists')).measureLists(bench),
  leaderboard: async (bench) => (await import('./bench/leaderboard')).measureLeaderboard(bench),
  mail: async (bench) => (await import('./bench/mail')).measureMail(bench),
  bytes: async (bench) => (await import('./bench/bytes')).measureBytes(bench),
  lighthouse: async (bench) => (await import('./bench/lighthouse')).measureLighthouse(bench),
  profile: async (bench) => (await import('./bench/profile')).measureProfile(bench),
};

async function measure(options: BenchOptions, shutdown: Shutdown): Promise<Finding[]> {
  const { signal } = shutdown;
  // The servers have an AUTH_SECRET of the bench's own, and are to find this build fresh.
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey();
  // Newsletters are sent by workers, which need neither the site's build nor its votes.
  const withSite = options.parts.some((part) => part !== 'mail');
  if (withSite) {
    await step('Build ready', async () => ((await ensureBuild(signal)) ? 'built' : 'unchanged'));
  }
  signal.throwIfAborted();
  const world = await makeWorld(shutdown, withSite);
  const findings: Finding[] = [];
  for (const part of options.parts) {
    signal.throwIfAborted();
    const started = new Shutdown();
    try {
      findings.push(...(await MEASURE[part]({ world, options, signal, started })));
    } finally {
      await started.undoAll();
    }
  }
  return findings;
}

/**
 * `npm run bench`: measures the production server against baselines on this machine and prints
 * tables. Answers 1 if a limit was missed. Everything it started is stopped again.
 */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  const shutdown = new Shutdown();
  const ask = (): void => shutdown.ask();
  for (const signal of SIGNALS) process.on(signal, ask);
  try {
    return conclude(await measure(options, shutdown));
  } catch (error) {
    // What fails because it was told to stop has not failed; 130 is what a shell reports then.
    if (shutdown.signal.aborted) return 130;
    throw error;
  } finally {
    await shutdown.undoAll();
    for (const signal of SIGNALS) process.removeListener(signal, ask);
  }
}
