import type { ServerResponse } from 'node:http';

const OURS = 'x-file-length';

/**
 * Says the length of a file that a route streams: Next drops a Content-Length, so the route that knows it
 * says it by another name.
 */
export function sayLength(res: ServerResponse): void {
  const length = res.getHeader(OURS);
  if (length === undefined) return;
  res.removeHeader(OURS);
  res.setHeader('Content-Length', length);
}
