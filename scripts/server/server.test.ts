import { type ClientRequest, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { canAppendCookie } from '@/lib/auth/exchange';
import { LARGEST_BODY, LARGEST_UPLOAD } from './guard';
import { createSiteServer, type Handler } from './server';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Serves `handler` and answers the status with which a request that `send` fills is answered. */
async function ask(
  handler: Handler,
  options: { method: string; path: string; headers?: Record<string, string> },
  send: (asking: ClientRequest) => void = (asking) => asking.end(),
): Promise<number> {
  const settings = { dev: true, trustProxy: undefined, siteUrl: undefined };
  const made = createSiteServer({
    ...settings,
    handler,
    ownOrigin: () => '',
    onError: (error) => {
      throw error;
    },
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', agent: false, ...options }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asking.once('error', reject);
    send(asking);
  });
}

const sizeOf = async (req: IncomingMessage): Promise<number> => {
  let size = 0;
  for await (const chunk of req) size += (chunk as Buffer).length;
  return size;
};

test.each([
  ['POST', '/api/auth/callback/github'],
  ['POST', '/api/v1/tools'],
  ['PUT', '/api/me/votes'],
  ['DELETE', '/'],
  ['POST', '/'],
])('a %s to %s of no announced end is cut off where it is too much', async (method, path) => {
  let reached = false;
  const handler: Handler = async () => {
    reached = true;
  };
  const headers = { 'transfer-encoding': 'chunked' };
  const status = await ask(handler, { method, path, headers }, (asking) => {
    // In chunks, of unknown length, and never ended: only counting can tell.
    for (let sent = 0; sent <= LARGEST_BODY; sent += 65_536) asking.write(Buffer.alloc(65_536));
  });
  expect(status).toBe(413);
  expect(reached).toBe(false);
});

test('a body of the largest size reaches the API whole', async () => {
  let size = 0;
  const handler: Handler = async (req, res) => {
    size = await sizeOf(req);
    res.end();
  };
  const whole = { method: 'POST', path: '/api/internal/revalidate' };
  const status = await ask(handler, whole, (asking) => asking.end(Buffer.alloc(LARGEST_BODY)));
  expect(status).toBe(200);
  expect(size).toBe(LARGEST_BODY);
});

test.each([
  ['a page', 'GET', {}, true],
  ['what React asks for between pages', 'GET', { rsc: '1' }, false],
  ['an action', 'POST', { rsc: '1', 'content-type': 'text/x-form' }, true],
])('%s (%s) can get a cookie: so it is said before anything is written', async (...given) => {
  const [, method, headers, can] = given;
  const heard: boolean[] = [];
  const handler: Handler = async (req, res) => {
    // As Next may do.
    delete req.headers.rsc;
    heard.push(canAppendCookie());
    res.setHeader('Content-Type', 'text/plain');
    res.end('done');
  };
  await ask(handler, { method, path: '/me', headers });
  expect(heard).toEqual([can]);
});

test('after the head no answer can get a cookie', async () => {
  const heard: boolean[] = [];
  const handler: Handler = async (_req, res) => {
    res.setHeader('Content-Type', 'application/octet-stream');
    res.write('begun');
    heard.push(canAppendCookie());
    res.end();
  };
  await ask(handler, { method: 'GET', path: '/file' });
  expect(heard).toEqual([false]);
});

test('a file reaches the page that takes files piece by piece, past what other pages take', async () => {
  let size = 0;
  const handler: Handler = async (req, res) => {
    size = await sizeOf(req);
    res.end();
  };
  const path = '/admin/import/upload';
  const send = (asking: ClientRequest) => asking.end(Buffer.alloc(3 * LARGEST_BODY));
  expect(await ask(handler, { method: 'POST', path }, send)).toBe(200);
  expect(size).toBe(3 * LARGEST_BODY);
  const foreign = { origin: 'https://elsewhere.example' };
  expect(await ask(handler, { method: 'POST', path, headers: foreign })).toBe(403);
  const announced = { 'content-length': String(LARGEST_UPLOAD + 1) };
  const asked = { method: 'POST', path, headers: announced };
  expect(await ask(handler, asked, (asking) => asking.flushHeaders())).toBe(413);
});
