import 'server-only';
import { headers } from 'next/headers';
import { findSession, rotateSession, SESSION_DAYS } from '@/lib/data/sessions';
import type { Viewer } from '@/lib/domain/account';
import { cookieLine, isSecure } from './cookie';
import { appendCookie, canAppendCookie, requestCookie } from './exchange';
import { hashToken, newToken } from './token';

/**
 * Answers the name of the cookie that holds a session's token; next-auth is told to use it too. With its
 * prefix browsers take it from this very host alone: a sibling domain can't plant a session.
 */
export function sessionCookie(secure = isSecure()): string {
  return secure ? '__Host-session' : 'session';
}

const TOKEN = /^[\w-]{43}$/;

/** Answers whether this request names a session at all: the quick question of the vote's path. */
export function namesSession(): boolean {
  return requestCookie(sessionCookie()) !== undefined;
}

/** Answers the hash of the token that this request's cookie holds; null without a sound one. */
export async function findTokenHash(): Promise<string | null> {
  // Tells Next that a page which asks is not for everyone. (Its `cookies()` would do, but under
  // `next dev` it throws in a page that answers a form posted without JavaScript.)
  await headers();
  const token = requestCookie(sessionCookie());
  return token && TOKEN.test(token) ? hashToken(token) : null;
}

/** Hands the browser a session's token. */
export function keepToken(token: string): void {
  appendCookie(cookieLine(sessionCookie(), token, SESSION_DAYS * 24 * 60 * 60));
}

/** Takes the session's cookie away. */
export function dropToken(): void {
  appendCookie(cookieLine(sessionCookie(), '', 0));
}

/**
 * Answers who is signed in; null when nobody is. A session that was made under another role gets a new
 * token on the way, so that one which leaked before is soon worth nothing. Not in an answer whose head
 * may be gone by then, for the browser would never learn it: the next request that can does it.
 */
export async function readSession(): Promise<Viewer | null> {
  const tokenHash = await findTokenHash();
  const found = tokenHash && (await findSession(tokenHash));
  if (!tokenHash || !found) return null;
  if (!found.stale || !canAppendCookie()) return found.viewer;
  const token = newToken();
  if (await rotateSession(tokenHash, hashToken(token))) {
    keepToken(token);
    return found.viewer;
  }
  // Another request of the same browser was quicker and has handed out the new token, or signed out.
  return (await findSession(tokenHash))?.viewer ?? null;
}
