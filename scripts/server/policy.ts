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

/** Whether this is a page that is made to stand in others, which app/embed answers. */
const isEmbed = (path: string): boolean => /^\/embed\/[^/?]+(?=\?|$)/.test(path);

const framing = (path: string): string => (isEmbed(path) ? '*' : "'none'");

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

/** A page of words, figures and its own looks: it loads nothing and runs nothing. */
const EMBEDDED =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/** The Content-Security-Policy of a page whose inline scripts have these hashes. */
export function contentPolicy(hashes: string[], path: string): string {
  if (isEmbed(path)) return EMBEDDED;
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

/** For what is no page: should a browser ever show it as one, nothing in it loads, runs or is framed. */
const INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A picture in SVG may be opened as a document of this site: then it has its looks and nothing else. */
const PICTURE = `${INERT}; style-src 'unsafe-inline'; sandbox`;

/** A browser that shows a plain text lays it out by a style of its own, which the policy is asked about, too. */
const TEXT = `${INERT}; style-src 'unsafe-inline'`;

/** The policy of an answer that is no page; undefined where nobody can tell what a 304 is about. */
function inertPolicy(status: number, type: string, path: string): string | undefined {
  if (isEmbed(path)) return EMBEDDED;
  if (type.startsWith('image/svg') || path.endsWith('.svg')) return PICTURE;
  if (type.startsWith('text/plain')) return TEXT;
  // It takes the place of the policy that the browser has kept, which is a page's for what it knows.
  if (status === 304 && type === '' && !/^\/api\/|\.\w+$/.test(path)) return undefined;
  return INERT;
}

/**
 * Gives an answer's head, about to be sent, what it lacks: the policy of what is no page, and who may
 * embed it. What is for everybody (JSON, feeds, badges, pictures) may be used by every page; what is one
 * visitor's own, and the pages, only by this site's. Pages under /embed/ are made to stand in others.
 */
export function completeHeaders(res: ServerResponse, path: string, withPolicy: boolean): void {
  const type = textOf(res.getHeader('content-type'));
  const html = type.startsWith('text/html');
  if (!res.hasHeader('content-security-policy')) {
    const policy = html
      ? withPolicy && contentPolicy([], path)
      : inertPolicy(res.statusCode, type, path);
    if (policy) res.setHeader('Content-Security-Policy', policy);
  }
  if (html && !isEmbed(path)) {
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  }
  if (res.hasHeader('cross-origin-resource-policy')) return;
  const open =
    isEmbed(path) ||
    (!html && /\bpublic\b/.test(textOf(res.getHeader('cache-control')))) ||
    res.getHeader('access-control-allow-origin') === '*';
  res.setHeader('Cross-Origin-Resource-Policy', open ? 'cross-origin' : 'same-origin');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

/**
 * Pages whose address proves whose mail it is: no other site may be told it. Not `no-referrer`, by which a
 * browser also hides where a form comes from (Fetch, "append a request Origin header"), and the guard
 * refuses such a form.
 */
const isSecretAddress = (path: string): boolean =>
  /^\/(?:api\/)?newsletter\/(?:confirm|unsubscribe)(?=[/?]|$)/.test(path);

/** What every answer carries, whatever it is. */
export function setCommonHeaders(res: ServerResponse, path: string, secure: boolean): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader(
    'Referrer-Policy',
    isSecretAddress(path) ? 'same-origin' : 'strict-origin-when-cross-origin',
  );
  res.setHeader(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  );
  if (!isEmbed(path)) res.setHeader('X-Frame-Options', 'DENY');
  if (secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
