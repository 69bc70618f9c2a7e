import type { IncomingMessage } from 'node:http';
import { LARGEST_FILE } from '@/lib/domain/catalogue-file';
import { areArguments } from './arguments';

/** A request that is answered here, since by itself Next makes a 500 of it (trap 15). */
export interface Refusal {
  status: 400 | 403 | 413 | 501;
  message: string;
}

const refuse = (status: Refusal['status'], message: string): Refusal => ({ status, message });

/** The largest body that the site takes, whatever it is for, in bytes. */
export const LARGEST_BODY = 1_048_576;

/** The one page that takes files: it asks who sends one before it reads any of it. */
const UPLOAD = '/admin/import/upload';

/** More than the largest file, so that one which is too large is told so by its form. */
export const LARGEST_UPLOAD = 4 * LARGEST_FILE;

/** Whether this is a file for the page that takes them, to be read piece by piece. */
export function isUpload(req: IncomingMessage): boolean {
  return req.method === 'POST' && req.url?.split('?', 1)[0] === UPLOAD;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Answers that no address knows this method, if so. Source: RFC 9110, section 15.6.2. */
export function judgeMethod(method: string | undefined): Refusal | undefined {
  if (METHODS.includes(method ?? '')) return undefined;
  return refuse(501, 'No address of this site knows this method.');
}

/**
 * "." and ".." as parts of a path, however they are written. Whoever asks takes them out before (RFC 3986,
 * section 5.2.4); Next does it after what stands here has judged by the path, and answers another one.
 */
const DOTS = /[/\\](?:\.|%2e){1,2}(?:[/\\]|$)/i;

/** Answers what is wrong with the address line, if anything. */
export function judgeAddress(url: string): Refusal | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  try {
    const isWhole = path.startsWith('/') && !decodeURIComponent(path).includes('\0');
    if (isWhole && !DOTS.test(path)) return undefined;
  } catch {
    // A percent sign that begins no character: told below.
  }
  return refuse(400, 'This address is not well formed.');
}

/** Whether this may bring a body along that something reads. */
export function bringsBody(req: IncomingMessage): boolean {
  return req.method !== 'GET' && req.method !== 'HEAD';
}

/** Whether this is a form or an action sent to a page. What the API's bodies mean is for it to judge. */
export function isPagePost(req: IncomingMessage): boolean {
  return req.method === 'POST' && !req.url?.startsWith('/api/');
}

/** Hosts under which this site may rightly be open in the visitor's browser. */
function ownHosts(req: IncomingMessage, siteHost: string | undefined): (string | undefined)[] {
  const forwarded = String(req.headers['x-forwarded-host'] ?? '').split(',', 1)[0];
  return [req.headers.host, forwarded?.trim(), siteHost].filter(Boolean);
}

/** Answers a refusal if a page of another site made the browser send this. */
export function judgeOrigin(
  req: IncomingMessage,
  siteHost: string | undefined,
): Refusal | undefined {
  const foreign = refuse(403, 'This was sent from another site, so nothing was done.');
  if (req.headers['sec-fetch-site'] === 'cross-site') return foreign;
  const { origin } = req.headers;
  // Programs send none, and a browser always sends one with a POST.
  if (origin === undefined) return undefined;
  // "null" comes from sandboxed and local pages, which are not ours either.
  if (!URL.canParse(origin)) return foreign;
  const { host } = new URL(origin);
  if (!ownHosts(req, siteHost).includes(host)) return foreign;
  // Next compares the two again; behind a proxy that renames the host it must see the same.
  req.headers['x-forwarded-host'] = host;
  return undefined;
}

const damaged = refuse(400, 'The form arrived damaged. Please send it again.');

/** Reads a form with the parser that Next will use; undefined where that one throws. */
async function parseForm(contentType: string, body: Buffer): Promise<FormData | undefined> {
  try {
    const request = { headers: { 'content-type': contentType } };
    return await new Response(new Uint8Array(body), request).formData();
  } catch {
    // Cut off, without a boundary, or with nameless parts: the one answer says enough.
    return undefined;
  }
}

/**
 * Answers what is wrong with the body of a form or an action, if anything: cut off, not what it
 * says it is, or no list of arguments. What the values mean is for the action to judge.
 */
export function judgeBody(
  req: IncomingMessage,
  body: Buffer,
): Refusal | undefined | Promise<Refusal | undefined> {
  const contentType = req.headers['content-type'] ?? '';
  const isAction = req.headers['next-action'] !== undefined;
  if (/^multipart\/form-data/i.test(contentType)) return judgeForm(contentType, body, isAction);
  if (!isAction) return undefined;
  return /^text\/plain/i.test(contentType) && areArguments(new Map([['0', body]]))
    ? undefined
    : damaged;
}

async function judgeForm(contentType: string, body: Buffer, isAction: boolean) {
  const form = await parseForm(contentType, body);
  const isSound = form && (!isAction || areArguments(new Map(form)));
  return isSound ? undefined : damaged;
}
