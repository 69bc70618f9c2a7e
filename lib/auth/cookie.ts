import 'server-only';
import { siteUrl } from '@/lib/env';
import { requestHeader } from './exchange';
import { isLoopbackHost } from './loopback';

/** Answers whether this request's cookies must be Secure: everywhere but on this machine. */
export function isSecure(): boolean {
  // A browser on this machine talks plain HTTP to the demo, and would drop a Secure cookie. A forged
  // Host header changes only the forger's own cookie.
  // x-forwarded-proto comes from a proxy that TRUST_PROXY names; the server drops anybody else's.
  return !(
    isLoopbackHost(requestHeader('host')) &&
    requestHeader('x-forwarded-proto') !== 'https' &&
    !siteUrl().startsWith('https:')
  );
}

/**
 * Answers the line that hands a browser a cookie which scripts and other sites' forms do not get.
 * `seconds` is how long it lasts; 0 takes it away.
 */
export function cookieLine(name: string, value: string, seconds: number): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
