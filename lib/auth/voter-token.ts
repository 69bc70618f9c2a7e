import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { sign } from './secrets';

const PURPOSE = 'voter-cookie';
const voterId = z.uuidv4();

/** Answers the signed text that a voter's cookie holds. */
export function signVoter(id: string): string {
  return `${id}.${sign(PURPOSE, id)}`;
}

/** Answers the voter's id in a cookie's text; null for a missing, forged or damaged one. */
export function readVoterToken(token: string | undefined): string | null {
  if (!token || token.length > 200) return null;
  const dot = token.indexOf('.');
  const id = token.slice(0, dot);
  if (!voterId.safeParse(id).success) return null;
  const given = Buffer.from(token.slice(dot + 1));
  const right = Buffer.from(sign(PURPOSE, id));
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}
