import { setTimeout as pause } from 'node:timers/promises';
import type { FigureLine } from '@/lib/domain/open-data';
import { compareWithSite, type SiteTool, siteToolsJson } from '@/lib/domain/open-data-site';
import { counted } from '@/lib/domain/words';
import { Fault, messageOf } from './fault';
import { say, step } from './steps.mjs';

const MOST_SHOWN = 50;
const LONGEST_PAUSE = 60;

async function ask(address: URL): Promise<Response> {
  for (;;) {
    const response = await fetch(address).catch((error: unknown) => {
      throw new Fault(`${address.origin} does not answer: ${messageOf(error)}`);
    });
    if (response.ok) return response;
    // A large site is read in many pages, and says when it has had enough of them.
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    if (response.status !== 429 || !(wait >= 0)) {
      throw new Fault(`${address.href} answered ${response.status}.`);
    }
    await pause(1_000 * Math.min(wait, LONGEST_PAUSE));
  }
}

async function* siteTools(site: string): AsyncGenerator<SiteTool> {
  let cursor: string | null = null;
  do {
    const address: URL = new URL('/api/v1/tools?limit=100', site);
    if (cursor !== null) address.searchParams.set('cursor', cursor);
    const page = siteToolsJson.safeParse(await (await ask(address)).json().catch(() => null));
    if (!page.success) throw new Fault(`${address.href} is not the list of tools of this site.`);
    yield* page.data.items;
    cursor = page.data.nextCursor;
  } while (cursor !== null);
}

/**
 * Says how the figures that a site shows now differ from a file's.
 * @returns how many of the site's are not what their own counts make; what moved since is none of them
 */
export async function readSite(site: string, figures: Iterable<FigureLine>): Promise<number> {
  const inFile = new Map([...figures].map((figure) => [figure.tool, figure]));
  const told: string[] = [];
  let [moved, wrong, same] = [0, 0, 0];
  const compare = (file: FigureLine | null, now: SiteTool | null) => {
    const differences = compareWithSite(file, now);
    if (differences.length === 0) same += 1;
    for (const { kind, text } of differences) {
      if (kind === 'wrong') wrong += 1;
      else moved += 1;
      told.push(kind === 'wrong' ? `✖ ${text}` : `  ${text}`);
    }
  };
  await step('Site asked', async () => {
    for await (const now of siteTools(site)) {
      compare(inFile.get(now.slug) ?? null, now);
      inFile.delete(now.slug);
    }
    for (const gone of inFile.values()) compare(gone, null);
    return `${counted(same, 'tool')} as in the file`;
  });
  for (const line of told.slice(0, MOST_SHOWN)) say(line);
  if (told.length > MOST_SHOWN) say(`  … and ${told.length - MOST_SHOWN} more.`);
  if (moved > 0)
    say(`  ${counted(moved, 'figure')} moved since the file was made, which is no fault.`);
  return wrong;
}
