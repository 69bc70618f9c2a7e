import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { log } from '@/lib/log';
import { messageOf } from './fault';

const PAGES = 24;

/** On a port of its own, where nobody's quota is used up. */
async function makePages(answer: RequestListener, signal: AbortSignal): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    for (let page = 0; page < PAGES && !signal.aborted; page += 1) {
      const address = `http://127.0.0.1:${port}/search?q=warming+up+${page}`;
      await (await fetch(address, { signal })).arrayBuffer();
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/**
 * Has `answer` make some pages beside whatever it is asked for: until their code is loaded and compiled, a
 * page that is made for its request takes several times as long, and some visitor would wait for it. Nobody
 * is answered with what is made here.
 * @returns a function that stops it
 */
export function startWarmUp(answer: RequestListener): () => Promise<void> {
  const stopping = new AbortController();
  const done = makePages(answer, stopping.signal).catch((error: unknown) => {
    if (stopping.signal.aborted) return;
    log().warn({ error: messageOf(error) }, 'no pages could be made ahead');
  });
  return () => {
    stopping.abort();
    return done;
  };
}
