import 'server-only';
import { headers } from 'next/headers';
import { env, siteUrl } from '@/lib/env';
import { keepsMail } from '@/lib/mail/mailer';
import { isLoopbackHost } from './loopback';

/**
 * Answers whether this request may read the mail that the demo keeps, with everybody's sign-in links in
 * it: only in the embedded demo without SMTP_URL, only while it listens on loopback and calls itself by
 * such a name, and only when a browser on this machine asks with nobody in between. The server in
 * scripts/server tells the last by the socket, and drops the header when it comes from outside.
 */
export async function isMailboxOpen(): Promise<boolean> {
  // Read first: what depends on it can't be made ahead of time.
  const direct = (await headers()).get('x-direct-loopback') === '1';
  return (
    direct && keepsMail() && isLoopbackHost(env().HOST) && isLoopbackHost(new URL(siteUrl()).host)
  );
}
