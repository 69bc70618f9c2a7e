import type { ServerResponse } from 'node:http';

/** What of a request Next looks at where it is the router of an open page that asks. */
const ROUTER_HEADERS =
  'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch';

/** Keeps shared caches from giving to one visitor what was answered to another, or a failure to all. */
export function guardCaches(res: ServerResponse): void {
  const { statusCode: status } = res;
  // The headers of a path (next.config.ts) stand on its failure, too.
  if (status >= 500) res.setHeader('Cache-Control', 'no-store');
  // A router that left `_rsc` out is sent to the address with it, by its headers and without a word of them.
  if (status === 307 && !res.hasHeader('vary')) res.setHeader('Vary', ROUTER_HEADERS);
  // A 304 names what an answer depends on as its 200 does: a cache takes it over. Source: RFC 9110, 15.4.5.
  const varies = [res.getHeader('vary') ?? []].flat().join();
  if (status === 304 && !/accept-encoding/i.test(varies))
    res.appendHeader('Vary', 'Accept-Encoding');
}
