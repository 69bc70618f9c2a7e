import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { withAnswer } from '@/lib/auth/answer';
import { ShapedResponse } from './answer';
import { readBody, withBody } from './body';
import { markAddress, readTrust } from './client-address';
import { isPagePost, judgeAddress, judgeBody, judgeOrigin, type Refusal } from './guard';
import { setCommonHeaders } from './policy';

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface SiteServerOptions {
  handler: Handler;
  dev: boolean;
  trustProxy: string | undefined;
  siteUrl: string | undefined;
  onError: (error: unknown) => void;
}

const TOO_LARGE: Refusal = { status: 413, message: 'This is more than the site takes at once.' };

function answerRefusal(res: ServerResponse, { status, message }: Refusal): void {
  // What is left of the body is not read: the connection ends with the answer.
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  res.end(`${message}\n`);
}

/** What stands in front of Next's own handler: who asks, what can't be meant, how it is sent. */
export function createSiteServer(options: SiteServerOptions): Server {
  const trust = readTrust(options.trustProxy);
  const site = options.siteUrl === undefined ? undefined : new URL(options.siteUrl);
  const secure = site?.protocol === 'https:';

  const serve = async (req: IncomingMessage, res: ShapedResponse): Promise<void> => {
    const url = req.url ?? '/';
    res.withPolicy = !options.dev;
    setCommonHeaders(res, url, secure);
    markAddress(req, trust, secure);
    // Node leaves the body of its answer out; Next then gives it the headers of a GET.
    if (req.method === 'HEAD') req.method = 'GET';
    const post = isPagePost(req);
    const refusal = judgeAddress(url) ?? (post ? judgeOrigin(req, site?.host) : undefined);
    if (refusal) return answerRefusal(res, refusal);
    if (!post) return options.handler(req, res);
    const body = await readBody(req);
    if (!body) return answerRefusal(res, TOO_LARGE);
    const damaged = await judgeBody(req, body);
    if (damaged) return answerRefusal(res, damaged);
    return options.handler(withBody(req, body), res);
  };

  const server = createServer({ ServerResponse: ShapedResponse }, (req, res) => {
    withAnswer(res, () => serve(req, res)).catch((error: unknown) => {
      // A visitor who went away in the middle of sending is nobody's fault.
      if (!req.destroyed || res.headersSent) options.onError(error);
      res.destroy();
    });
  });
  // Which class of answer it makes is nobody else's business.
  return server as unknown as Server;
}

/**
 * Stops taking connections, lets requests in flight finish for at most `graceMilliseconds`, then
 * cuts off what is left.
 */
export async function closeServer(server: Server, graceMilliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A kept-alive connection becomes idle only after its last answer: look again and again.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
