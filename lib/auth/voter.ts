import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { appendCookie } from './answer';
import { cookieLine } from './cookie';
import { readVoterToken, signVoter } from './voter-token';

const COOKIE = 'voter';
const TWO_YEARS = 2 * 365 * 24 * 60 * 60;

/** Answers the voter's id that this request's cookie proves; null without a valid one. */
export async function findVoter(): Promise<string | null> {
  return readVoterToken((await cookies()).get(COOKIE)?.value);
}

/** Answers an id for somebody who votes for the first time. Nothing is written yet. */
export function newVoter(): string {
  return randomUUID();
}

/** Hands the voter their cookie: after the first vote was recorded, never before. */
export async function keepVoter(id: string): Promise<void> {
  appendCookie(await cookieLine(COOKIE, signVoter(id), TWO_YEARS));
}

/** Takes the voter's cookie away, at signing out: the votes are the account's, not the browser's. */
export async function dropVoter(): Promise<void> {
  appendCookie(await cookieLine(COOKIE, '', 0));
}
