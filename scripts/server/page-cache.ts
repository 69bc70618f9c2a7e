import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type NextPageCache from 'next/dist/server/lib/incremental-cache/file-system-cache';
import { currentHeader } from '@/lib/auth/exchange';

/** Set here for a form that a browser posts by itself, and dropped when it comes from outside. */
const FORM_HEADER = 'x-posted-form';

type Get = NextPageCache['get'];

/** Tells the cache of pages about a form that the browser itself posts, without JavaScript. */
export function markForm(req: IncomingMessage, isPost: boolean): void {
  delete req.headers[FORM_HEADER];
  if (isPost && req.headers['next-action'] === undefined) req.headers[FORM_HEADER] = '1';
}

async function withoutShell(found: ReturnType<Get>): ReturnType<Get> {
  const entry = await found;
  const isShell =
    entry?.value && 'postponed' in entry.value && typeof entry.value.postponed === 'string';
  return isShell ? null : entry;
}

/**
 * A page that is made for its request (app/(account), app/review) has an empty shell in Next's cache of
 * pages. Next continues that shell when a form is posted without JavaScript, and then forgets what the
 * action has answered: the error at the field, the text that was typed (vercel/next.js#97784). Without the
 * shell it makes the page anew, with the answer in it.
 *
 * Not by `cacheHandler` in next.config.ts: Next imports that file anew for every request, which costs a
 * page a third of its time (docs/performance.md).
 */
export function forgetShellsForForms(): void {
  const require = createRequire(import.meta.url);
  const { default: pageCache } =
    require('next/dist/server/lib/incremental-cache/file-system-cache') as {
      default: typeof NextPageCache;
    };
  const get = pageCache.prototype.get;
  pageCache.prototype.get = function getForRequest(...asked: Parameters<Get>): ReturnType<Get> {
    const found = get.apply(this, asked);
    return currentHeader(FORM_HEADER) === '1' ? withoutShell(found) : found;
  };
}
