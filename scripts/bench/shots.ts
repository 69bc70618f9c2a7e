import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { signVoter } from '@/lib/auth/voter-token';
import { Fault } from '../lib/fault';
import { ROOT } from '../lib/paths';
import type { ServerChild } from './children';
import type { Ballot, World } from './world';

/** One request, made anew each time it is sent. */
export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Where the first matchup stands. */
export const pagePath = ({ pair }: World): string => `/compare/${pair}`;

/** Where the pages stand that visitors come to first, by name. */
export const visitedPages = (world: World): { name: string; path: string }[] => [
  { name: 'the first matchup', path: pagePath(world) },
  { name: 'home', path: '/' },
  { name: 'the leaderboard', path: '/leaderboard' },
  { name: 'a tool', path: `/tools/${world.hotTool}` },
  { name: 'a search', path: `/search?q=${world.hotTool}` },
];

/** Where the tallies of the first matchup stand. */
export const tallyPath = ({ pair }: World): string => `/api/v1/matchups/${pair}/tally`;

/** The same GET again and again. */
export function get(path: string, headers: Record<string, string> = {}): () => Shot {
  return () => ({ method: 'GET', path, headers });
}

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string() })),
});

/** The id that a build gave to a server action. */
export function actionId(folder: string, file: string, name: string): string {
  const manifest = join(folder, '.next/server/server-reference-manifest.json');
  if (!existsSync(manifest)) throw new Fault(`There is no build in ${folder}.`);
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')));
  const found = Object.entries(node).find(
    ([, action]) => action.filename.endsWith(file) && action.exportedName === name,
  );
  if (!found) throw new Fault(`The build has no action ${name} of ${file}.`);
  return found[0];
}

/**
 * The headers of an action, as Next's client in Chrome 143 sends them, but for Accept-Encoding: the
 * baseline would compress each small answer, the site does not, and that would flatter the site.
 */
export function actionHeaders(origin: string, path: string, id: string): Record<string, string> {
  const leaf = ['__PAGE__', {}, null, null];
  const pair = [['pair', path.split('/').at(-1), 'd', null], { children: leaf }, null, null];
  const tree = ['', { children: ['(site)', { children: ['compare', { children: pair }] }] }];
  return {
    accept: 'text/x-component',
    'accept-language': 'en-US',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': id,
    'next-router-state-tree': encodeURIComponent(JSON.stringify(tree)),
    origin,
    referer: origin + path,
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'same-origin',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  };
}

/** The page from which a tool is voted on: with its neighbour, or the first matchup. */
function pageOf(world: World, tool: string): string {
  const index = world.tools.indexOf(tool);
  if (index < 0) return pagePath(world);
  const even = index - (index % 2);
  return `/compare/${world.tools[even]}-vs-${world.tools[even + 1]}`;
}

/** Makes a vote's request to the site: the very one that the page's button makes. */
export function siteShot(
  world: World,
  { origin }: ServerChild,
  withCookie: boolean,
): (ballot: Ballot) => Shot {
  const id = actionId(ROOT, 'lib/actions/vote.ts', 'castVote');
  const cookies = new Map(world.voters.map((voter) => [voter, `voter=${signVoter(voter)}`]));
  const pages = new Map(
    [...world.tools, world.hotTool].map((tool) => {
      const path = pageOf(world, tool);
      return [tool, { path, headers: actionHeaders(origin, path, id) }];
    }),
  );
  return ({ tool, voter, choice }) => {
    const { path, headers } = pages.get(tool) ?? { path: '/', headers: {} };
    const body = JSON.stringify([null, { tool, choice }]);
    if (!withCookie) return { method: 'POST', path, headers, body };
    const cookie = cookies.get(voter) ?? '';
    return { method: 'POST', path, headers: { ...headers, cookie }, body };
  };
}

/** The same vote for a baseline, which is told the voter instead of reading a cookie. */
export function otherShot(path: string, headers: Record<string, string>): (ballot: Ballot) => Shot {
  return (ballot) => ({ method: 'POST', path, headers, body: JSON.stringify([null, ballot]) });
}

/** Opens every page once, so that no measured vote waits for one to be made. */
export async function openPages(world: World, site: ServerChild): Promise<void> {
  for (const tool of [...world.tools.filter((_, n) => n % 2 === 0), world.hotTool]) {
    const path = pageOf(world, tool);
    const response = await fetch(site.origin + path);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Fault(`${path} was answered with ${response.status}.`);
  }
}
