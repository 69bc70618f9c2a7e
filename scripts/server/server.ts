import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { withExchange } from '@/lib/auth/exchange';
import { readTrust } from '@/lib/auth/trust';
import { isTallyPath } from '@/lib/domain/rate-limit';
import { ShapedResponse } from './answer';
import { readBody, withBody } from './body';
import { markAddress, markDirect } from './client-address';
import {
  bringsBody,
  isPagePost,
  isUpload,
  judgeAddress,
  judgeBody,
  judgeMethod,
  judgeOrigin,
  LARGEST_UPLOAD,
  type Refusal,
} from './guard';
import { notFoundReader } from './not-found';
import { markForm } from './page-cache';
import { setCommonHeaders } from './policy';
import { isWithinQuota, type TakeUse } from './quota';
import { isShareable, ShortCache } from './short-cache';

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface SiteServerOptions {
  handler: Handler;
  dev: boolean;
  trustProxy: string | undefined;
  siteUrl: string | undefined;
  /** Counts the requests for public JSON; left out, nobody does. */
  takeUse?: TakeUse;
  /** Where this very server answers; asked once it does. */
  ownOrigin: () => string;
  onError: (error: unknown) => void;
}

/** The connections of each server that are no longer http's: the hot reload of `npm run dev`. */
const upgraded = new WeakMap<Server, Set<Duplex>>();

/** Where the application drops what it cached (app/api/internal/revalidate). */
const DROPPING = '/api/internal/revalidate';

const TOO_LARGE: Refusal = { status: 413, message: 'This is more than the site takes at once.' };

function answerRefusal(res: ServerResponse, { status, message }: Refusal): void {
  // What is left of the body is not read: the connection ends with the answer.
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  res.end(`${message}\n`);
}

/** What stands in front of Next's own handler: who asks, what can't be meant, how it is sent. */
export function createSiteServer(options: SiteServerOptions): Server {
  const trust = readTrust(options.trustProxy);
  const notFoundPage = notFoundReader(options.ownOrigin);
  const shortCache = new ShortCache();
  const site = options.siteUrl === undefined ? undefined : new URL(options.siteUrl);
  const secure = site?.protocol === 'https:';

  const serveUpload = (req: IncomingMessage, res: ShapedResponse): void | Promise<void> => {
    if (Number(req.headers['content-length']) > LARGEST_UPLOAD)
      return answerRefusal(res, TOO_LARGE);
    // What is left unread of a file that is refused ends with the connection.
    res.setHeader('Connection', 'close');
    return options.handler(req, res);
  };

  const serve = async (req: IncomingMessage, res: ShapedResponse): Promise<void> => {
    const url = req.url ?? '/';
    res.withPolicy = !options.dev;
    res.notFoundPage = options.dev ? undefined : notFoundPage;
    setCommonHeaders(res, url, secure);
    markDirect(req);
    markAddress(req, trust, secure);
    // Node leaves the body of its answer out; Next then gives it the headers of a GET.
    if (req.method === 'HEAD') req.method = 'GET';
    const post = isPagePost(req);
    markForm(req, post);
    const refusal =
      judgeMethod(req.method) ??
      judgeAddress(url) ??
      (post ? judgeOrigin(req, site?.host) : undefined);
    if (refusal) return answerRefusal(res, refusal);
    if (!options.dev && isShareable(req.method, url)) res.shortCache = shortCache;
    // What open pages poll is free where it costs nothing; the rest is counted first.
    if (isTallyPath(url) && res.sendKept(url)) return;
    if (options.takeUse && !(await isWithinQuota(req, res, options.takeUse))) return;
    if (res.sendKept(url)) return;
    if (url === DROPPING) res.once('finish', () => res.statusCode === 200 && shortCache.clear());
    if (!bringsBody(req)) return options.handler(req, res);
    if (isUpload(req)) return serveUpload(req, res);
    const body = await readBody(req);
    if (!body) return answerRefusal(res, TOO_LARGE);
    const damaged = post ? await judgeBody(req, body) : undefined;
    if (damaged) return answerRefusal(res, damaged);
    return options.handler(withBody(req, body), res);
  };

  const server = createServer({ ServerResponse: ShapedResponse }, (req, res) => {
    // Of what React asks for between pages the head is sent while it is still being made (answer.ts). Told
    // by the request, since the type is known too late, and read now, since Next may drop the header.
    const streamed = req.headers.rsc !== undefined && req.method !== 'POST';
    const canSetCookies = () => !streamed && !res.headersSent;
    withExchange({ headers: req.headers, answer: res, canSetCookies }, () => serve(req, res)).catch(
      (error: unknown) => {
        // A visitor who went away in the middle of sending is nobody's fault.
        if (!req.destroyed || res.headersSent) options.onError(error);
        res.destroy();
      },
    );
  });
  const sockets = new Set<Duplex>();
  // Only for hot reload: without a listener Node takes an upgrade for the plain request it also is.
  const track = (_req: IncomingMessage, socket: Duplex): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  if (options.dev) server.on('upgrade', track);
  // Which class of answer it makes is nobody else's business.
  const plain = server as unknown as Server;
  upgraded.set(plain, sockets);
  return plain;
}

/**
 * Stops taking connections, lets requests in flight finish for at most `graceMilliseconds`, then
 * cuts off what is left. A connection that has become a web socket is no request: it is cut at once.
 */
export async function closeServer(server: Server, graceMilliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  for (const socket of upgraded.get(server) ?? []) socket.destroy();
  // A kept-alive connection becomes idle only after its last answer: look again and again.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
