import 'server-only';
import { headers } from 'next/headers';
import { env, siteUrl } from '@/lib/env';
import { isLoopbackHost } from './loopback';

/**
 * Answers where a mailed link leads, without a slash at the end: SITE_URL, never a name that a request
 * brought along. Without it the demo is meant, which answers under several names of this machine: then
 * it is the one that the browser uses, since its cookies belong to that name.
 */
export async function linkOrigin(): Promise<string> {
  const { SITE_URL, PORT } = env();
  const host = (await headers()).get('host') ?? '';
  const own = isLoopbackHost(host) && (host.endsWith(`:${PORT}`) || PORT === 80);
  return !SITE_URL && own ? `http://${host.toLowerCase()}` : siteUrl();
}
