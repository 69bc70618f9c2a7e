import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { confirmUntil } from '@/lib/domain/subscriber';
import { siteUrl } from '@/lib/env';
import { sign } from './secrets';

const CONFIRM = 'newsletter-confirm';
const LEAVE = 'newsletter-leave';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 120;

const signed = (purpose: string, text: string): string => `${text}.${sign(purpose, text)}`;

/** Answers what was signed for a purpose; null for what is forged, cut or signed for another. */
function readSigned(purpose: string, token: unknown): string | null {
  if (typeof token !== 'string' || token.length > LONGEST) return null;
  const dot = token.lastIndexOf('.');
  const text = token.slice(0, Math.max(0, dot));
  const given = Buffer.from(token.slice(dot + 1));
  const right = Buffer.from(sign(purpose, text));
  return given.length === right.length && timingSafeEqual(given, right) ? text : null;
}

/** Answers where the mail to confirm leads to: a page with a button. `askedAt` is when it was asked for. */
export function confirmAddress(subscriberId: string, askedAt: Date): string {
  const token = signed(CONFIRM, `${subscriberId}.${askedAt.getTime()}`);
  return `${siteUrl()}/newsletter/confirm?token=${token}`;
}

/** Answers where the link to leave in each mail leads to: a page with a button. It never grows old. */
export function leaveAddress(subscriberId: string): string {
  return `${siteUrl()}/newsletter/unsubscribe?token=${signed(LEAVE, subscriberId)}`;
}

/** Answers where mail programs leave by themselves, with a POST and without cookies (RFC 8058). */
export function oneClickAddress(subscriberId: string): string {
  return `${siteUrl()}/api/newsletter/unsubscribe?token=${signed(LEAVE, subscriberId)}`;
}

/** What a confirm link says: who, when they asked, and whether that is too long ago. */
export type ConfirmToken = { subscriberId: string; askedAt: Date; isOld: boolean };

/** Answers what a confirm link's token says; null for a missing, forged or damaged one. */
export function readConfirmToken(token: unknown, now: Date): ConfirmToken | null {
  const [id = '', milliseconds = ''] = readSigned(CONFIRM, token)?.split('.') ?? [];
  if (!ID.test(id) || !/^\d{1,15}$/.test(milliseconds)) return null;
  const askedAt = new Date(Number(milliseconds));
  return { subscriberId: id, askedAt, isOld: confirmUntil(askedAt) <= now };
}

/** Answers whose a leave link's token is; null for a missing, forged or damaged one. */
export function readLeaveToken(token: unknown): string | null {
  const id = readSigned(LEAVE, token);
  return id !== null && ID.test(id) ? id : null;
}
