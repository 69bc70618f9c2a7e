import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { env } from '@/lib/env';

const INLINE_SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
const DATA_BLOCK = /\btype=["']?application\/(ld\+)?json/i;

/**
 * The hashes that let exactly these inline scripts run. Next writes the page's data as inline
 * scripts that neither a nonce (which makes every page dynamic) nor `experimental.sri` covers.
 */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', content = ''] of html.matchAll(INLINE_SCRIPT)) {
    if (/\bsrc=/i.test(attributes) || DATA_BLOCK.test(attributes) || content === '') continue;
    hashes.add(`'sha256-${createHash('sha256').update(content).digest('base64')}'`);
  }
  return [...hashes];
}

const framing = (path: string): string => (path.startsWith('/embed/') ? '*' : "'none'");

/** Where a page's forms may lead: also to the other sites of the sign-in page, which answers with a redirect there. */
function formTargets(path: string): string {
  if (!/^\/signin(\/|\?|$)/.test(path)) return "'self'";
  const { GITHUB_ID, GOOGLE_ID } = env();
  return [
    "'self'",
    ...(GITHUB_ID ? ['https://github.com'] : []),
    ...(GOOGLE_ID ? ['https://accounts.google.com'] : []),
  ].join(' ');
}

/** The Content-Security-Policy of a page whose inline scripts have these hashes. */
export function contentPolicy(hashes: string[], path: string): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...hashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    `form-action ${formTargets(path)}`,
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${framing(path)}`,
  ].join('; ');
}

/** What every answer carries, whatever it is. Pages under /embed/ are made to be framed. */
export function setCommonHeaders(res: ServerResponse, path: string, secure: boolean): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  res.setHeader(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  );
  if (framing(path) !== '*') res.setHeader('X-Frame-Options', 'DENY');
  if (secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
