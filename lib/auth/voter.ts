import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookieLine } from './cookie';
import { appendCookie, requestCookie } from './exchange';
import { readVoterToken, signVoter } from './voter-token';

const COOKIE = 'voter';
const TWO_YEARS = 2 * 365 * 24 * 60 * 60;

/**
 * Answers the anonymous voter's id that this browser's cookie proves; null without a valid one. It never
 * is an account's voter (lib/data/carry-over.ts): who is signed in votes by their session instead.
 */
export function findVoter(): string | null {
  return readVoterToken(requestCookie(COOKIE));
}

/** Answers an id for somebody who votes for the first time. Nothing is written yet. */
export function newVoter(): string {
  return randomUUID();
}

/** Hands the voter their cookie: after the first vote was recorded, never before. */
export function keepVoter(id: string): void {
  appendCookie(cookieLine(COOKIE, signVoter(id), TWO_YEARS));
}

/** Takes the voter's cookie away: who votes next on this browser is somebody new. */
export function dropVoter(): void {
  appendCookie(cookieLine(COOKIE, '', 0));
}
