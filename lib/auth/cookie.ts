import 'server-only';
import { headers } from 'next/headers';
import { siteUrl } from '@/lib/env';
import { isLoopbackHost } from './loopback';

/** Answers whether this request's cookies must be Secure: everywhere but on this machine. */
export async function isSecure(): Promise<boolean> {
  const request = await headers();
  // A browser on this machine talks plain HTTP to the demo, and would drop a Secure cookie. A forged
  // Host header changes only the forger's own cookie.
  // x-forwarded-proto comes from a proxy that TRUST_PROXY names; the server drops anybody else's.
  return !(
    isLoopbackHost(request.get('host')) &&
    request.get('x-forwarded-proto') !== 'https' &&
    !siteUrl().startsWith('https:')
  );
}

/**
 * Answers the line that hands a browser a cookie which scripts and other sites' forms do not get.
 * `seconds` is how long it lasts; 0 takes it away.
 */
export async function cookieLine(name: string, value: string, seconds: number): Promise<string> {
  const secure = (await isSecure()) ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
