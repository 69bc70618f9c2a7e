import { recountTallies } from '@/lib/data/recount';
import { countVotes } from '@/lib/data/votes';
import { say } from '../lib/steps.mjs';
import type { ServerChild } from './children';
import type { Bench } from './context';
import { type Contestant, takeTurns } from './load';
import { ensureMinimal } from './minimal';
import { type Finding, reportRates } from './report';
import { startMinimal, startPlain, startSite } from './servers';
import { actionHeaders, actionId, openPages, otherShot, siteShot } from './shots';
import { changedVotes, firstVotes, type World } from './world';

const VOTE_LIMIT = 0.8;
const HOT_LIMIT = 0.8;

const isSuccess = (body: string): boolean => body.includes('"ok":true');

/** A first vote brings its voter a cookie; a measurement without that would be of something else. */
async function checkFirstVote(world: World, site: ServerChild): Promise<Finding> {
  const next = firstVotes(world);
  const { path, method, headers, body = '' } = siteShot(world, site, false)(next());
  const response = await fetch(site.origin + path, { method, headers, body });
  const recorded = isSuccess(await response.text());
  const ok = recorded && (response.headers.get('set-cookie')?.startsWith('voter=') ?? false);
  return { what: 'Votes: a first vote brings a cookie', ok };
}

async function checkTallies(): Promise<Finding> {
  const { votes } = await countVotes();
  const differences = await recountTallies();
  const ok = differences.length === 0;
  const found = ok ? 'every tally equals its recount' : `${differences.length} slots differ`;
  say(`  ${votes.toLocaleString('en')} votes count; ${found}: ${ok ? 'ok' : 'MISS'}`);
  return { what: 'Votes: every tally equals its recount', ok };
}

async function contestantsOf(bench: Bench, site: ServerChild): Promise<Contestant[]> {
  const { world } = bench;
  const folder = await ensureMinimal(world.home, 'any');
  const plain = await startPlain(bench, {});
  const minimal = await startMinimal(bench, folder);
  const spread = changedVotes(world, world.tools);
  const hot = changedVotes(world, [world.hotTool]);
  const first = firstVotes(world);
  const known = siteShot(world, site, true);
  const unknown = siteShot(world, site, false);
  const id = actionId(folder, 'app/vote/action.ts', 'vote');
  const toPlain = otherShot('/vote', { 'content-type': 'application/json' });
  const toMinimal = otherShot('/vote', actionHeaders(minimal.origin, '/vote', id));
  return [
    {
      ...{ name: 'Shipworthy, 200 tools', server: site, next: () => known(spread()), isSuccess },
      compare: [{ to: '(b)', atLeast: VOTE_LIMIT }, { to: '(a)' }],
    },
    { name: '(a) bare node:http + pg', server: plain, next: () => toPlain(spread()), isSuccess },
    {
      ...{ name: '(b) minimal Next action + pg', server: minimal },
      ...{ next: () => toMinimal(spread()), isSuccess },
    },
    {
      ...{ name: 'Shipworthy, one hot tool', server: site, next: () => known(hot()), isSuccess },
      compare: [{ to: 'Shipworthy, 200 tools', atLeast: HOT_LIMIT }],
    },
    {
      ...{ name: 'Shipworthy, first votes', server: site, next: () => unknown(first()), isSuccess },
      compare: [{ to: '(b)' }, { to: '(c)' }],
    },
    { name: '(c) as (b), first votes', server: minimal, next: () => toMinimal(first()), isSuccess },
  ];
}

/** Votes by server action: the site, a bare server with the same statement, a minimal Next action. */
export async function measureVotes(bench: Bench): Promise<Finding[]> {
  const site = await startSite(bench);
  await openPages(bench.world, site);
  const first = await checkFirstVote(bench.world, site);
  const contestants = await contestantsOf(bench, site);
  const rates = reportRates('Votes by server action', await takeTurns(contestants, bench));
  return [...rates, first, await checkTallies()];
}
