import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeUse } from '@/lib/data/limit';
import { problemJson } from '@/lib/domain/api';
import { createSiteServer } from './server';

const PER_MINUTE = 3;

// The quota of the settings, made small enough to be used up.
vi.mock('@/lib/env', async (original) => {
  const real = await original<typeof import('@/lib/env')>();
  return { ...real, env: () => ({ ...real.env(), API_REQUESTS_PER_MINUTE: 3 }) };
});

let server: Server | undefined;
let port = 0;
let asked = 0;

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('shipworthy.limits'));
  asked = 0;
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function start(trustProxy?: string): Promise<void> {
  const made = createSiteServer({
    ...{ dev: false, trustProxy, siteUrl: undefined, takeUse },
    handler: async (_req, res) => {
      asked += 1;
      res.setHeader('Cache-Control', 'public, max-age=0, s-maxage=1');
      res.setHeader('Content-Type', 'application/json');
      res.end('{}');
    },
    ownOrigin: () => '',
    onError: (error) => {
      throw error;
    },
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  ({ port } = made.address() as AddressInfo);
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', agent: false, path, method, headers };
    request(options, (answer) => {
      let body = '';
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
      );
    })
      .once('error', reject)
      .end();
  });
}

test('tells what is left, and refuses what is too much with a problem document', async () => {
  await start();
  for (let left = PER_MINUTE - 1; left >= 0; left -= 1) {
    const { status, headers } = await get('/api/v1/tools');
    expect(status).toBe(200);
    expect(headers['ratelimit-policy']).toBe('"api";q=3;w=60');
    expect(headers.ratelimit).toMatch(new RegExp(`^"api";r=${left};t=(60|59)$`));
  }
  const { status, headers, body } = await get('/api/v1/tools?limit=1');
  expect(status).toBe(429);
  expect(headers['content-type']).toBe('application/problem+json');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(Number(headers['retry-after'])).toBeGreaterThan(50);
  expect(headers.ratelimit).toMatch(/^"api";r=0;t=\d+$/);
  expect(problemJson.parse(JSON.parse(body))).toMatchObject({ status: 429 });
  // The one answer in front was enough for the three that were allowed.
  expect(asked).toBe(1);
  expect((await get('/')).status).toBe(200);
  expect((await get('/api/v1/tools', {}, 'OPTIONS')).status).toBe(200);
});

test.each([['x-forwarded-for'], ['x-client-address'], ['x-real-ip'], ['forwarded']])(
  'a %s of one’s own makes nobody another',
  async (name) => {
    await start();
    const statuses: number[] = [];
    for (let count = 0; count <= PER_MINUTE; count += 1) {
      const value = name === 'forwarded' ? `for=192.0.2.${count}` : `192.0.2.${count}`;
      statuses.push((await get(`/api/v1/tools?x=${count}`, { [name]: value })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  },
);

test('behind a proxy each visitor has a quota, and an IPv6 household one', async () => {
  await start('1');
  const from = (address: string) => get('/api/v1/tools', { 'x-forwarded-for': address });
  const statuses = [];
  for (const end of ['1', '2', '3', '4']) statuses.push((await from(`2001:db8::${end}`)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await from('2001:db8:1::1')).status).toBe(200);
  // What the visitor's own hop claims stands left of what the proxy has seen.
  for (let count = 0; count < PER_MINUTE; count += 1) await from(`198.51.100.${count}, 192.0.2.7`);
  expect((await from('203.0.113.1, 192.0.2.7')).status).toBe(429);
});

test('polled tallies cost nothing while the cache in front answers', async () => {
  await start();
  const path = '/api/v1/matchups/a-vs-b/tally';
  for (let count = 0; count < 20 * PER_MINUTE; count += 1) {
    expect((await get(path)).status).toBe(200);
  }
  const { headers } = await get('/api/v1/tools/zed/tally');
  expect(headers['ratelimit-policy']).toBe('"tally";q=30;w=60');
  expect(headers.ratelimit).toMatch(/^"tally";r=2\d;t=\d+$/);
  expect((await get('/api/v1/tools')).status).toBe(200);
});

test('a page that is made for what it is asked has a quota; one that is the same for all has none', async () => {
  await start();
  for (let count = 0; count < PER_MINUTE; count += 1) {
    expect((await get(`/search?q=${count}`)).status).toBe(200);
  }
  const { status, headers, body } = await get('/tools?panel=ship&_rsc=1abc');
  expect(status).toBe(429);
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  expect(Number(headers['retry-after'])).toBeGreaterThan(50);
  expect(body).toMatch(/^More than 3 requests in 60 seconds .* Please go on in \d+ seconds\.\n$/);
  expect((await get('/compare?tools=a,b')).status).toBe(429);
  for (const path of ['/tools', '/tools?_rsc=1abc', '/tools/zed', '/api/v1/tools']) {
    expect((await get(path)).status, path).toBe(200);
  }
});
