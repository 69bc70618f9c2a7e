import 'server-only';
import { createHmac, hkdfSync } from 'node:crypto';
import { authSecret } from '@/lib/env';

const derived = new Map<string, Buffer>();

/**
 * Answers a 32-byte key for one purpose, derived from AUTH_SECRET (HKDF-SHA-256, RFC 5869), so that
 * what one purpose signs means nothing to another.
 * @throws EnvError when AUTH_SECRET is not set
 */
function keyFor(purpose: string): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', authSecret(), 'shipworthy', purpose, 32));
  // Keys that change daily would gather for ever.
  if (derived.size > 16) derived.clear();
  derived.set(purpose, key);
  return key;
}

/** Answers the HMAC-SHA-256 of `text` under the purpose's key, in base64url (43 characters). */
export function sign(purpose: string, text: string): string {
  return createHmac('sha256', keyFor(purpose)).update(text).digest('base64url');
}
