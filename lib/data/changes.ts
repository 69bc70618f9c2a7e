import 'server-only';
import { cacheTags } from '@/lib/cache-tags';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';
import { pool } from './database';

/** The channel on which processes tell each other which cache tags to drop. */
export const TAGS_CHANNEL = 'shipworthy_tags';

/** A notice may hold 8,000 bytes (PostgreSQL, NOTIFY); a tag has at most 70. */
const TAGS_A_NOTICE = 100;
const ANNOUNCE_EVERY_MS = 1_000;

/** Tells every process, this one included, to drop what it cached under `tags`. */
export async function announceTags(tags: readonly string[]): Promise<void> {
  for (let start = 0; start < tags.length; start += TAGS_A_NOTICE) {
    const payload = JSON.stringify(tags.slice(start, start + TAGS_A_NOTICE));
    await pool().query('SELECT pg_notify($1, $2)', [TAGS_CHANNEL, payload]);
  }
}

type Waiting = { tags: Set<string>; timer: NodeJS.Timeout | null };
const shared = Symbol.for('shipworthy.waiting-tags');
const holder = globalThis as { [shared]?: Waiting };

async function announceWaiting(waiting: Waiting): Promise<void> {
  waiting.timer = null;
  const tags = [...waiting.tags];
  waiting.tags.clear();
  try {
    if (tags.length > 0) await announceTags(tags);
  } catch (error) {
    // The votes themselves are safe; the pages follow at the latest when their minute is over.
    log().warn({ error: String(error) }, 'changed tallies could not be announced');
  }
}

/**
 * Notes that a tool's tally moved. Costs the vote nothing: the notice goes out by itself within a
 * second, once for all votes of that second. It is not sent inside the vote's transaction, because
 * PostgreSQL lets transactions that notify commit only one after the other.
 */
export function noteTallyMoved(slug: string): void {
  if (!holder[shared]) {
    holder[shared] = { tags: new Set(), timer: null };
    onShutdown('tally notices', async () => {
      const waiting = holder[shared];
      delete holder[shared];
      if (waiting?.timer) clearTimeout(waiting.timer);
      if (waiting) await announceWaiting(waiting);
    });
  }
  const waiting = holder[shared];
  waiting.tags.add(cacheTags.tally(slug));
  waiting.tags.add(cacheTags.tallies);
  waiting.timer ??= setTimeout(announceWaiting, ANNOUNCE_EVERY_MS, waiting).unref();
}
