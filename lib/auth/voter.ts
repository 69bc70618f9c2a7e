import 'server-only';
import { randomUUID } from 'node:crypto';
import { siteUrl } from '@/lib/env';
import { appendCookie, requestCookie, requestHeader } from './exchange';
import { readVoterToken, signVoter } from './voter-token';

const COOKIE = 'voter';
const TWO_YEARS = 2 * 365 * 24 * 60 * 60;

/** Answers the voter's id that this request's cookie proves; null without a valid one. */
export function findVoter(): string | null {
  return readVoterToken(requestCookie(COOKIE));
}

/** Answers an id for somebody who votes for the first time. Nothing is written yet. */
export function newVoter(): string {
  return randomUUID();
}

/** Hands the voter their cookie: after the first vote was recorded, never before. */
export function keepVoter(id: string): void {
  // x-forwarded-proto comes from a proxy that TRUST_PROXY names; the server drops anybody else's.
  const isPlain =
    isLoopback(requestHeader('host')) &&
    requestHeader('x-forwarded-proto') !== 'https' &&
    !siteUrl().startsWith('https:');
  const secure = isPlain ? '' : '; Secure';
  appendCookie(
    `${COOKIE}=${signVoter(id)}; Path=/; Max-Age=${TWO_YEARS}; HttpOnly; SameSite=Lax${secure}`,
  );
}

// A browser on this machine talks plain HTTP to the demo, and would drop a Secure cookie. A forged
// Host header changes only the forger's own cookie.
function isLoopback(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name ?? '');
}
