import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { ShapedResponse } from './answer';

let server: Server | undefined;
afterEach(() => server?.close());

type Write = (res: ShapedResponse) => void;
interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  /** Names and values by turns, as they came. */
  lines: string[];
  body: Buffer;
}

/** Serves `write` and asks for it with these headers. */
async function ask(
  write: Write,
  headers: Record<string, string> = {},
  method = 'GET',
  path = '/page',
): Promise<Answer> {
  const made = createServer({ ServerResponse: ShapedResponse }, (_req, res) => write(res));
  server = made as unknown as Server;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('end', () =>
        resolve({
          ...{ status: res.statusCode ?? 0, headers: res.headers, lines: res.rawHeaders },
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const FILL = '<p>the same words again and again</p>'.repeat(200);
const PAGE = `<html><script>self.x=1</script><script src="/a.js"></script>${FILL}</html>`;
// printf 'self.x=1' | openssl dgst -sha256 -binary | base64
const HASH = "'sha256-OeQ5f9lOMes7jOc0cGCXX08CnAERweUkLpVXXpflaLg='";

const page: Write = (res) => {
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Cache-Control', 'public, s-maxage=2');
  res.end(PAGE);
};

test('a page’s policy names its inline scripts and no other', async () => {
  const { headers, body } = await ask(page);
  const policy = String(headers['content-security-policy']);
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe(`'self' ${HASH}`);
  expect(body.toString()).toBe(PAGE);
});

test('a page in pieces is held back until it is whole', async () => {
  const { headers, body } = await ask((res) => {
    res.writeHead(200, { 'Content-Type': 'text/html' });
    res.write(PAGE.slice(0, 20));
    res.write(Buffer.from(PAGE.slice(20)));
    res.end();
  });
  expect(headers['content-security-policy']).toContain(HASH);
  expect(body.toString()).toBe(PAGE);
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
])('is sent as %s to whom takes it, with a weak tag', async (encoding, decode) => {
  const { headers, body } = await ask(page, { 'accept-encoding': `${encoding}, identity;q=0.5` });
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-length']).toBe(String(body.length));
  expect(headers.etag).toMatch(/^W\/"/);
  expect(headers.vary).toContain('Accept-Encoding');
  expect(decode(body).toString()).toBe(PAGE);
});

test('an encoding with weight nought is not sent', async () => {
  const { headers } = await ask(page, { 'accept-encoding': 'br;q=0, gzip;q=0' });
  expect(headers['content-encoding']).toBeUndefined();
});

test('whoever has the version gets 304 without a body, in either form of the tag', async () => {
  const first = await ask(page);
  for (const tag of [first.headers.etag ?? '', `W/${first.headers.etag}`, '"other", *']) {
    const { status, body } = await ask(page, { 'if-none-match': tag });
    expect(status).toBe(304);
    expect(body).toHaveLength(0);
  }
  expect((await ask(page, { 'if-none-match': '"other"' })).status).toBe(200);
});

test('a page for one visitor gets no tag', async () => {
  const { headers } = await ask((res) => {
    res.setHeader('Content-Type', 'text/html');
    res.setHeader('Cache-Control', 'private, no-store');
    res.end(PAGE);
  });
  expect(headers.etag).toBeUndefined();
  expect(headers['content-security-policy']).toContain(HASH);
});

test('data blocks are no scripts', async () => {
  const { headers } = await ask((res) => {
    res.setHeader('Content-Type', 'text/html');
    res.end('<script type="application/ld+json">{"a":1}</script>');
  });
  expect(headers['content-security-policy']).toContain("script-src 'self';");
});

test('React’s streams pass through as they come', async () => {
  const { headers, body } = await ask(
    (res) => {
      res.setHeader('Content-Type', 'text/x-component');
      res.write('0:{}');
      res.end('\n1:x');
    },
    { 'accept-encoding': 'br' },
  );
  expect(headers['transfer-encoding']).toBe('chunked');
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe('0:{}\n1:x');
});

test('an action’s answer is sent whole', async () => {
  const write: Write = (res) => {
    res.setHeader('Content-Type', 'text/x-component');
    res.flushHeaders();
    res.write('0:{}');
    res.end('\n1:x');
  };
  const { headers, body } = await ask(write, {}, 'POST');
  expect(headers['transfer-encoding']).toBeUndefined();
  expect(headers['content-length']).toBe('8');
  expect(body.toString()).toBe('0:{}\n1:x');
});

test('what grows beyond 1 MB is sent on as it comes', async () => {
  const line = `${'x'.repeat(99)}\n`;
  const { body } = await ask((res) => {
    res.setHeader('Content-Type', 'text/csv');
    for (let count = 0; count < 15_000; count += 1) res.write(line);
    res.end();
  });
  expect(body).toHaveLength(1_500_000);
});

test('a picture passes through untouched', async () => {
  const { headers, body } = await ask(
    (res) => {
      res.setHeader('Content-Type', 'image/png');
      res.end(Buffer.alloc(5_000, 7));
    },
    { 'accept-encoding': 'br' },
  );
  expect(headers['content-encoding']).toBeUndefined();
  expect(body).toHaveLength(5_000);
});

test.each(['GET', 'HEAD'])('the length of a file that is streamed is said: %s', async (method) => {
  const write: Write = (res) => {
    res.setHeader('Content-Type', 'application/gzip');
    res.setHeader('X-File-Length', '6');
    res.flushHeaders();
    res.write('abc');
    res.end('def');
  };
  const { headers, body } = await ask(write, { 'accept-encoding': 'br' }, method);
  expect(headers).toMatchObject({ 'content-length': '6' });
  expect(headers).not.toHaveProperty('x-file-length');
  expect(headers).not.toHaveProperty('content-encoding');
  expect(body.toString()).toBe(method === 'GET' ? 'abcdef' : '');
});

test('a redirect that Next has just made names its goal once', async () => {
  const { status, headers, lines } = await ask((res) => {
    res.statusCode = 308;
    res.setHeader('Location', ['/there', '/there']);
    res.end();
  });
  expect(status).toBe(308);
  expect(headers.location).toBe('/there');
  expect(lines.filter((line) => line.toLowerCase() === 'location')).toHaveLength(1);
});

test.each([
  ['a form posted to a page', 'POST', '/page', 303],
  ['a page that was asked for', 'GET', '/page', 307],
  ['what is posted to the API', 'POST', '/api/page', 307],
])('the answer to %s that leads elsewhere has it asked for there', async (...given) => {
  const [, method, path, led] = given;
  for (const bare of [true, false]) {
    const { status, headers } = await ask(
      (res) => {
        if (bare) res.setHeader('Content-Type', 'text/html');
        res.statusCode = 307;
        res.setHeader('Location', '/signin');
        res.end(bare ? undefined : '/signin');
      },
      {},
      method,
      path,
    );
    expect(status).toBe(led);
    expect(headers.location).toBe('/signin');
  }
});

test('a failure of a public address is kept by nobody', async () => {
  const { headers } = await ask((res) => {
    res.setHeader('Cache-Control', 'public, s-maxage=2');
    res.writeHead(500, { 'Content-Type': 'text/plain' });
    res.end('broken');
  });
  expect(headers['cache-control']).toBe('no-store');
});

test('what a router is sent to by its headers is for routers alone', async () => {
  const { headers } = await ask((res) => {
    res.setHeader('Cache-Control', 'public, s-maxage=2');
    res.writeHead(307, { Location: '/page?_rsc' });
    res.end();
  });
  expect(headers.vary).toMatch(/^rsc, next-router/);
});

test('a 304 names the encodings as its 200 does, whoever found out', async () => {
  const known: Write = (res) => {
    res.setHeader('Vary', 'rsc');
    res.writeHead(304, { ETag: '"route"' });
    res.end();
  };
  expect((await ask(known)).headers.vary).toBe('rsc, Accept-Encoding');
  const first = await ask(page);
  const again = await ask(page, { 'if-none-match': first.headers.etag ?? '' });
  expect(again.headers.vary).toBe(first.headers.vary);
});
