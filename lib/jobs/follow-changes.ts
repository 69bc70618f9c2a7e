import { Client } from 'pg';
import { z } from 'zod';
import { cacheTags } from '@/lib/cache-tags';
import { TAGS_CHANNEL } from '@/lib/data/changes';
import { log } from '@/lib/log';

const DROP_EVERY_MS = 1_000;
const RECONNECT_AFTER_MS = 1_000;
const notice = z.array(z.string().max(200)).max(200);

type Options = {
  databaseUrl: string;
  /** Drops what this process cached under the tags. */
  dropTags: (tags: string[]) => Promise<void>;
  /** How often, in milliseconds, the connection is asked whether it is still one, and waited for. */
  askEvery?: number;
};

/**
 * Listens for what any process changed, and has this process drop it from its cache, at most once a
 * second. Reconnects for ever; once connected it drops everything public, since notices may have been
 * missed before.
 * @returns a function that stops it
 */
export function followChanges(options: Options): () => Promise<void> {
  const { databaseUrl, dropTags, askEvery = 5_000 } = options;
  const waiting = new Set<string>();
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let droppedAt = 0;
  let stopped = false;

  async function drop(): Promise<void> {
    timer = null;
    droppedAt = Date.now();
    const tags = [...waiting];
    waiting.clear();
    try {
      await dropTags(tags);
    } catch (error) {
      if (stopped) return;
      log().warn({ error: String(error) }, 'cached pages could not be dropped; trying again');
      for (const tag of tags) waiting.add(tag);
      schedule();
    }
  }

  function schedule(): void {
    if (stopped || timer || waiting.size === 0) return;
    timer = setTimeout(drop, Math.max(0, droppedAt + DROP_EVERY_MS - Date.now()));
  }

  function hear(payload: string | undefined): void {
    try {
      for (const tag of notice.parse(JSON.parse(payload ?? '[]'))) waiting.add(tag);
    } catch (error) {
      log().warn({ error: String(error) }, 'a notice that is none of ours was passed over');
    }
    schedule();
  }

  async function connect(): Promise<void> {
    if (stopped) return;
    // A server that vanished without a word leaves a connection on which nothing ever comes: the question
    // that stays without an answer is how that is noticed.
    const connecting = new Client({
      ...{ connectionString: databaseUrl, application_name: 'shipworthy changes' },
      ...{ connectionTimeoutMillis: askEvery, query_timeout: askEvery },
    });
    let gone = false;
    let asking: NodeJS.Timeout | undefined;
    const lose = () => {
      clearInterval(asking);
      if (gone || stopped) return;
      gone = true;
      connecting.end().catch(() => undefined);
      setTimeout(connect, RECONNECT_AFTER_MS);
    };
    connecting.on('error', lose);
    connecting.on('end', lose);
    connecting.on('notification', (message) => hear(message.payload));
    try {
      await connecting.connect();
      await connecting.query(`LISTEN ${TAGS_CHANNEL}`);
      client = connecting;
      asking = setInterval(() => connecting.query('SELECT 1').catch(lose), askEvery).unref();
      // What was announced before this moment was not heard.
      hear(JSON.stringify([cacheTags.site]));
    } catch {
      lose();
    }
  }

  void connect();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
