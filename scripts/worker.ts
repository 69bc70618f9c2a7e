import { env } from '@/lib/env';
import { openSender, workOnNewsletters } from '@/lib/jobs/newsletter-worker';
import { repeat } from '@/lib/jobs/repeat';
import { sendNewsletter } from '@/lib/jobs/send-newsletter';
import { Fault } from './lib/fault';
import { supervise, within } from './lib/shutdown';
import { withSiteData } from './lib/site-data';
import { say } from './lib/steps.mjs';

/** How long mails under way may take after a signal to stop, in milliseconds. */
const GRACE = 8_000;

function checkSettings(): void {
  const { DATABASE_URL, AUTH_SECRET, SMTP_URL, SITE_URL } = env();
  if (!DATABASE_URL) {
    throw new Fault(
      'DATABASE_URL is missing. (The demo needs no worker: its server sends by itself.)',
    );
  }
  if (!AUTH_SECRET) {
    throw new Fault(
      'AUTH_SECRET is missing: it signs the links in each mail, as the servers check them.',
    );
  }
  if (!SMTP_URL) throw new Fault('SMTP_URL is missing: there is no way out for mail.');
  if (!SITE_URL) say('! SITE_URL is not set: the links in the mails lead to this machine.');
}

/**
 * `npm run worker`: sends newsletters until Ctrl-C or SIGTERM, beside any number of others and of servers.
 * What is under way then is finished and recorded.
 */
export async function main(): Promise<number> {
  // React writes the mails, and is several times slower when it is also to help a developer.
  Object.assign(process.env, { NODE_ENV: 'production', EMBEDDED_DEMO: '' });
  checkSettings();
  return withSiteData(() =>
    supervise(async (shutdown) => {
      const sender = openSender();
      if (!sender) return;
      const stop = workOnNewsletters({ sender, grace: GRACE });
      shutdown.add('sending', () => within(GRACE + 2_000, stop()));
      shutdown.add('looking for what is due', repeat(sendNewsletter));
      say(
        `✔ Sending what is due, ${env().MAILS_PER_SECOND} mails a second at most. Ctrl-C stops it.`,
      );
    }),
  );
}
