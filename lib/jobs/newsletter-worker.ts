import { newsletterQueue } from '@/lib/data/newsletter-queue';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { openOutlet } from '@/lib/mail/outlet';
import { writeNewsletterMail } from './newsletter-mails';
import { Sender } from './newsletter-sender';

/** How long a worker looks after one issue before it asks what is next; less than a wake-up lasts. */
const SLICE_MS = 20_000;
/** How often a worker with nothing to do asks for some. */
const POLL_MS = 1_000;
/** How long what is under way may take at the end. */
const GRACE_MS = 4_000;

type Options = { sender: Sender; poll?: number; slice?: number; grace?: number };

/** Works at what the oldest wake-up is about; answers whether there was one. */
async function workOnce(sender: Sender, slice: number): Promise<boolean> {
  const queue = await newsletterQueue();
  const woken = await queue.next();
  if (!woken) return false;
  const { issueId, done } = woken;
  // Who is woken wakes the next, for as long as there is more to do than one has slots for.
  await sender.send(issueId, slice, () => {
    queue.wake(issueId).catch(() => undefined);
  });
  await done();
  return true;
}

/**
 * Works at newsletters that are being sent, for as long as this process lives. Any number of processes may
 * do the same. A database that is away is waited for.
 * @returns a function that stops it once what is under way is on record
 */
export function workOnNewsletters(options: Options): () => Promise<void> {
  const { sender, poll = POLL_MS, slice = SLICE_MS, grace = GRACE_MS } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, poll);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done);
    });

  async function work(): Promise<void> {
    while (!signal.aborted) {
      try {
        if (await workOnce(sender, slice)) continue;
      } catch (error) {
        log().warn({ error: String(error) }, 'sending was interrupted; it goes on');
      }
      if (!signal.aborted) await pause();
    }
  }

  const working = work();
  return async () => {
    stopping.abort();
    await Promise.all([sender.stop(grace), working]);
  };
}

/**
 * Answers a sender with this process's settings; null where there is no way out for mail, which is
 * outside the demo without SMTP_URL.
 */
export function openSender(): Sender | null {
  const outlet = openOutlet();
  if (!outlet) return null;
  return new Sender({ outlet, write: writeNewsletterMail(), perSecond: env().MAILS_PER_SECOND });
}
