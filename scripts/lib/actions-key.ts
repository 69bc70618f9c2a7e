import { hkdfSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEnv } from '@/lib/env';
import { ROOT } from './paths';
import { keptSecret } from './postgres/embedded';

/** What `next build` leaves standing when it clears `.next`. */
export const BUILD_CACHE = join(ROOT, '.next/cache');

/**
 * The key from which a build makes the names of its server actions. With the same key a page of one
 * build can vote on another: on a newer one, or on another machine's. It is the given one, else it
 * follows from AUTH_SECRET, else from a secret of this checkout (the demo, and the tests).
 */
export function actionsKey(): string {
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: given, AUTH_SECRET } = readEnv(process.env);
  if (given) return given;
  mkdirSync(BUILD_CACHE, { recursive: true });
  const secret = AUTH_SECRET ?? keptSecret(BUILD_CACHE, 'shipworthy-secret');
  const key = hkdfSync('sha256', secret, 'shipworthy', 'next-server-actions', 32);
  return Buffer.from(key).toString('base64');
}
