import 'server-only';
import type { PoolClient } from 'pg';
import { cacheTags } from '@/lib/cache-tags';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';
import { pool } from './database';
import { refreshStandings } from './standings';

/** The channel on which processes tell each other which cache tags to drop. */
export const TAGS_CHANNEL = 'shipworthy_tags';

/** A notice may hold 8,000 bytes (PostgreSQL, NOTIFY); a tag has at most 70. */
const TAGS_A_NOTICE = 100;
const ANNOUNCE_EVERY_MS = 1_000;

/**
 * Tells every process, this one included, to drop what it cached under `tags`. With the client of a
 * transaction they are told when it is kept, and not at all when it is not: for what is rare, since
 * PostgreSQL lets such transactions commit only one after the other.
 */
export async function announceTags(
  tags: readonly string[],
  client: Pick<PoolClient, 'query'> = pool(),
): Promise<void> {
  for (let start = 0; start < tags.length; start += TAGS_A_NOTICE) {
    const payload = JSON.stringify(tags.slice(start, start + TAGS_A_NOTICE));
    await client.query('SELECT pg_notify($1, $2)', [TAGS_CHANNEL, payload]);
  }
}

type Waiting = {
  /** Tools whose tally moved, by their addresses. */
  tools: Set<string>;
  timer: NodeJS.Timeout | null;
  /** The announcement under way, if one is: there is never more than one. */
  underWay: Promise<void> | null;
  announcedAt: number;
};
const shared = Symbol.for('shipworthy.waiting-tags');
const holder = globalThis as { [shared]?: Waiting };

function schedule(waiting: Waiting): void {
  if (waiting.underWay || waiting.timer) return;
  const quiet = performance.now() - waiting.announcedAt;
  const delay = Math.max(0, ANNOUNCE_EVERY_MS - quiet);
  waiting.timer = setTimeout(start, delay, waiting).unref();
}

function start(waiting: Waiting): void {
  waiting.timer = null;
  waiting.underWay = announceWaiting(waiting).finally(() => {
    waiting.underWay = null;
    if (waiting.tools.size > 0 && holder[shared] === waiting) schedule(waiting);
  });
}

/** Has the rankings follow the votes; answers the tools that are to be tried again. */
async function refresh(slugs: readonly string[]): Promise<readonly string[]> {
  try {
    return await refreshStandings(slugs);
  } catch (error) {
    log().warn({ error: String(error) }, 'standings could not follow the votes');
    return slugs;
  }
}

async function announceWaiting(waiting: Waiting): Promise<void> {
  waiting.announcedAt = performance.now();
  const slugs = [...waiting.tools];
  waiting.tools.clear();
  if (slugs.length === 0) return;
  let left = await refresh(slugs);
  try {
    await announceTags([...slugs.map(cacheTags.tally), cacheTags.tallies]);
  } catch (error) {
    // The votes themselves are safe; the pages follow when this is tried again.
    log().warn({ error: String(error) }, 'changed tallies could not be announced');
    left = slugs;
  }
  for (const slug of left) waiting.tools.add(slug);
}

function waitingTools(): Waiting {
  if (holder[shared]) return holder[shared];
  const waiting: Waiting = {
    ...{ tools: new Set(), timer: null, underWay: null },
    announcedAt: -ANNOUNCE_EVERY_MS,
  };
  onShutdown('tally notices', async () => {
    delete holder[shared];
    if (waiting.timer) clearTimeout(waiting.timer);
    // The pool is closed next: whatever asks it has to be over.
    await waiting.underWay;
    await announceWaiting(waiting);
  });
  holder[shared] = waiting;
  return waiting;
}

/**
 * Notes that a tool's tally moved. Costs the vote nothing: its standing is refreshed and the notice goes out by itself, at once after
 * a quiet second, else once for all votes of a second. It is not sent inside the vote's transaction,
 * because PostgreSQL lets transactions that notify commit only one after the other.
 */
export function noteTallyMoved(slug: string): void {
  const waiting = waitingTools();
  waiting.tools.add(slug);
  schedule(waiting);
}
