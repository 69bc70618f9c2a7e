import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A request that is being answered, as the server in scripts/server sees it. */
export type Exchange = {
  /** With what an untrusted sender claims of a forwarding removed. */
  headers: IncomingHttpHeaders;
  answer: Pick<ServerResponse, 'appendHeader'> & { missing?: boolean };
  /** Whether a cookie can still be added by the time that the database has been asked something. */
  canSetCookies: () => boolean;
};

// On globalThis, since the server and Next's bundles load their own copies of this module.
const slot = Symbol.for('shipworthy.exchange');
const holder = globalThis as { [slot]?: AsyncLocalStorage<Exchange> };

function exchanges(): AsyncLocalStorage<Exchange> {
  holder[slot] ??= new AsyncLocalStorage<Exchange>();
  return holder[slot];
}

/** Runs `handle` with `exchange` as the one under way, for whatever it calls. */
export function withExchange<T>(exchange: Exchange, handle: () => T): T {
  return exchanges().run(exchange, handle);
}

function current(): Exchange {
  const exchange = exchanges().getStore();
  if (!exchange) throw new Error('No request is being answered here');
  return exchange;
}

/**
 * Answers a header of the request under way; of several lines of one, as Node joins them. For actions and
 * route handlers: a page must ask Next instead, which then knows that the page is not for everyone.
 * Next's `cookies()` and `headers()` cost an action a tenth of its time (docs/performance.md).
 * @throws when no request is under way: outside of what scripts/server serves
 */
export function requestHeader(name: string): string | undefined {
  return current().headers[name]?.toString();
}

/** Answers a header of the request under way, if there is one; for what also runs outside of requests. */
export function currentHeader(name: string): string | undefined {
  return exchanges().getStore()?.headers[name]?.toString();
}

/** Answers a cookie of the request under way, as it was sent. @throws as `requestHeader` */
export function requestCookie(name: string): string | undefined {
  const sent = current().headers.cookie?.split(/; */) ?? [];
  return sent.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Answers whether `appendCookie` will do, now and for a while. @throws as `requestHeader` */
export function canAppendCookie(): boolean {
  return current().canSetCookies();
}

/**
 * Adds a cookie to the answer under way. Next's own `cookies().set()` would have an action render the
 * whole page into its answer, 38 kB for a first vote.
 * @throws as `requestHeader`
 */
export function appendCookie(cookie: string): void {
  current().answer.appendHeader('Set-Cookie', cookie);
}

/**
 * Has the page under way answered with 404 and its own words. Next's `notFound()` leaves a page that blocks
 * on its request empty for who has no JavaScript. Does nothing outside of requests.
 */
export function answerMissing(): void {
  const exchange = exchanges().getStore();
  if (exchange) exchange.answer.missing = true;
}
