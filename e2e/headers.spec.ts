import type { APIRequestContext } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { callAction, everyAction } from './support/roles';

const { left, right, path } = cast.discover;
const pair = `${left.slug}-vs-${right.slug}`;

type Asked = { status: number; headers: Record<string, string>; body: string };

/** Asks without following redirects; `init` as fetch has it. */
async function ask(origin: string, address: string, init: RequestInit = {}): Promise<Asked> {
  const headers = { 'x-forwarded-for': '192.0.2.33', ...init.headers };
  const response = await fetch(origin + address, { redirect: 'manual', ...init, headers });
  const found = Object.fromEntries(response.headers);
  return { status: response.status, headers: found, body: await response.text() };
}

const PAGE =
  /^default-src 'self'; script-src 'self'( 'sha256-[\w+/=]{44}')*; .*frame-ancestors 'none'$/;
/** Of a redirect, which Next sends as a page or as nothing at all. */
const EITHER = /frame-ancestors 'none'$/;
const INERT = /^default-src 'none'; .*frame-ancestors 'none'/;
const PICTURE = /^default-src 'none'; .*sandbox$/;
const EMBED = /^default-src 'none'; .*frame-ancestors \*$/;

type Kind = {
  what: string;
  address: string;
  status: number;
  policy: RegExp;
  /** Whether any page may use it. */
  open?: boolean;
  init?: RequestInit;
};

const kinds: Kind[] = [
  { what: 'a page', address: '/', status: 200, policy: PAGE },
  { what: 'a matchup', address: path, status: 200, policy: PAGE },
  { what: 'a page for one visitor', address: '/signin', status: 200, policy: PAGE },
  { what: 'a mailed link', address: '/newsletter/confirm?token=x', status: 404, policy: PAGE },
  { what: 'a page that is not there', address: '/no/such/page', status: 404, policy: PAGE },
  { what: 'a tool that is not there', address: '/tools/no-such-tool', status: 404, policy: PAGE },
  {
    what: 'another order',
    address: `/compare/${right.slug}-vs-${left.slug}`,
    status: 308,
    policy: EITHER,
  },
  { what: 'the way to sign in', address: '/me', status: 307, policy: EITHER },
  { what: 'the curator’s desk', address: '/admin', status: 307, policy: EITHER },
  { what: 'JSON', address: '/api/v1/tools?limit=1', status: 200, policy: INERT, open: true },
  { what: 'OpenAPI', address: '/api/v1/openapi.json', status: 200, policy: INERT, open: true },
  {
    what: 'a problem document',
    address: '/api/v1/tools/nope',
    status: 404,
    policy: INERT,
    open: true,
  },
  { what: 'oEmbed', address: '/api/oembed', status: 400, policy: INERT, open: true },
  { what: 'health', address: '/api/health', status: 200, policy: INERT },
  { what: 'one’s own votes', address: '/api/me/votes?tools=zed', status: 200, policy: INERT },
  { what: 'one’s own data', address: '/api/me/export', status: 401, policy: INERT, open: true },
  { what: 'a badge', address: `/badge/${left.slug}.svg`, status: 200, policy: PICTURE, open: true },
  { what: 'no badge', address: '/badge/nope.svg', status: 404, policy: PICTURE, open: true },
  { what: 'the icon', address: '/icon.svg', status: 200, policy: PICTURE, open: true },
  { what: 'a feed', address: '/feed.xml', status: 200, policy: INERT, open: true },
  { what: 'a JSON feed', address: '/feed.json', status: 200, policy: INERT, open: true },
  { what: 'the sitemap', address: '/sitemap.xml', status: 200, policy: INERT, open: true },
  { what: 'robots.txt', address: '/robots.txt', status: 200, policy: INERT, open: true },
  { what: 'Markdown', address: `${path}.md`, status: 200, policy: INERT, open: true },
  { what: 'a shared picture', address: `/og${path}.png`, status: 200, policy: INERT, open: true },
  { what: 'an embed', address: `/embed/${pair}`, status: 200, policy: EMBED, open: true },
  { what: 'no embed', address: '/embed/nope', status: 404, policy: EMBED, open: true },
  { what: 'what is below an embed', address: `/embed/${pair}/x`, status: 404, policy: PAGE },
  { what: 'a broken address', address: '/%00', status: 400, policy: INERT },
  {
    ...{ what: 'a form from elsewhere', address: '/', status: 403, policy: INERT },
    init: { method: 'POST', body: 'a=b', headers: { origin: 'https://elsewhere.example' } },
  },
  {
    ...{ what: 'another method', address: '/api/v1/tools', status: 405, policy: INERT, open: true },
    init: { method: 'POST', body: '{}' },
  },
  {
    ...{ what: 'too large a body', address: '/', status: 413, policy: INERT },
    init: { method: 'POST', body: 'x'.repeat(1_100_000) },
  },
  {
    ...{
      what: 'a browser’s question',
      address: '/api/v1/tools',
      status: 204,
      policy: INERT,
      open: true,
    },
    init: { method: 'OPTIONS' },
  },
  {
    ...{ what: 'a form, answered', address: '/signin/complete', status: 303, policy: INERT },
    init: { method: 'POST', body: new URLSearchParams({ token: 'none' }) },
  },
  {
    ...{
      what: 'what React asks for between pages',
      address: '/methodology',
      status: 200,
      policy: INERT,
      open: true,
    },
    init: { headers: { rsc: '1' }, redirect: 'follow' },
  },
];

/** What every answer says, whatever it is. */
function expectSafe(what: string, { headers }: Asked, policy: RegExp, open: boolean): void {
  expect.soft(headers['content-security-policy'], what).toMatch(policy);
  expect.soft(headers['content-security-policy'], what).not.toMatch(/script-src[^;]*unsafe/);
  expect.soft(headers['x-content-type-options'], what).toBe('nosniff');
  // A mailed link proves whose mail it is: no other site is told it.
  const told = what === 'a mailed link' ? 'same-origin' : 'strict-origin-when-cross-origin';
  expect.soft(headers['referrer-policy'], what).toBe(told);
  expect.soft(headers['permissions-policy'], what).toContain('camera=()');
  expect.soft(headers['x-frame-options'], what).toBe(policy === EMBED ? undefined : 'DENY');
  expect
    .soft(headers['cross-origin-resource-policy'], what)
    .toBe(open ? 'cross-origin' : 'same-origin');
  // On a loopback address and over plain HTTP it would be for nobody.
  expect.soft(headers['strict-transport-security'], what).toBeUndefined();
  expect.soft(headers['x-powered-by'], what).toBeUndefined();
  const page = /^text\/html/.test(headers['content-type'] ?? '') && policy !== EMBED;
  if (page) expect.soft(headers['cross-origin-opener-policy'], what).toBe('same-origin');
}

test('every kind of answer says what it may do and who may use it', async ({ baseURL }) => {
  const origin = baseURL ?? '';
  for (const { what, address, status, policy, open = false, init } of kinds) {
    const answer = await ask(origin, address, init);
    expect.soft(answer.status, what).toBe(status);
    expectSafe(what, answer, policy, open);
  }
  // What a browser has already is told so, and the same as at first.
  for (const { address, policy, open } of [
    { address: path, policy: PAGE, open: false },
    { address: '/api/v1/tools/zed', policy: INERT, open: true },
    { address: '/badge/zed.svg?kind=panel', policy: PICTURE, open: true },
    { address: `/embed/${pair}`, policy: EMBED, open: true },
  ]) {
    await expect
      .poll(async () => {
        const { etag = '' } = (await ask(origin, address)).headers;
        const again = await ask(origin, address, { headers: { 'if-none-match': etag } });
        if (again.status === 304) expectSafe(`${address}, known`, again, policy, open);
        return again.status;
      })
      .toBe(304);
  }
});

test('what nobody can mean is refused, and what is only read says so', async ({ baseURL }) => {
  const origin = baseURL ?? '';
  const read = [
    '/feed.json',
    '/sitemap.xml',
    '/robots.txt',
    '/og.png',
    `${path}.md`,
    '/data/latest',
  ];
  for (const address of [...read, `/badge/${left.slug}.svg`]) {
    const asked = await ask(origin, address, { method: 'OPTIONS' });
    // If-None-Match is a header that a browser asks about first.
    expect.soft(asked.headers['access-control-allow-headers'], address).toBe('*');
    const posted = await ask(origin, address, { method: 'POST' });
    expect.soft(posted.status, address).toBe(405);
    expect.soft(posted.headers.allow, address).toBe('GET, HEAD, OPTIONS');
  }
  expect((await ask(origin, '/', { method: 'PROPFIND' })).status).toBe(501);
  expect((await ask(origin, '/sitemaps/tools-99999.xml')).status).toBe(404);
  // Nobody has pictures made in sizes of their own.
  expect((await ask(origin, '/_next/image?url=%2Fog.png&w=64&q=75')).status).toBe(404);
});

test('a page’s own files and an action’s answer say it, too', async ({ baseURL, request }) => {
  const origin = baseURL ?? '';
  const { body } = await ask(origin, path);
  const files = [...new Set(body.match(/\/_next\/static\/[^"\\>\s;]+\.(?:js|css|woff2)/g))];
  for (const kind of ['js', 'css', 'woff2']) {
    const file = files.find((one) => one.endsWith(`.${kind}`)) ?? 'none';
    expectSafe(file, await ask(origin, file), INERT, true);
  }
  const voted = await voteByAction(request);
  expect(voted.headers['content-type']).toMatch(/^text\/x-component/);
  expectSafe('an action', voted, INERT, false);
});

/** A vote that is none, sent as the page's script sends it: a refusal in words is its answer. */
async function voteByAction(request: APIRequestContext): Promise<Asked> {
  const id = everyAction().get('vote.castVote') ?? '';
  const answer = await callAction(request, id, path, { tool: left.slug, choice: 'none' });
  return { status: answer.status(), headers: answer.headers(), body: '' };
}

test('who asks for too much JSON is told when to go on, and reads the pages meanwhile', async ({
  baseURL,
}) => {
  const origin = baseURL ?? '';
  const headers = { 'x-forwarded-for': '192.0.2.34' };
  const first = await ask(origin, '/api/v1/tools?limit=1', { headers });
  const uses = Number(/^"api";q=(\d+);w=60$/.exec(first.headers['ratelimit-policy'] ?? '')?.[1]);
  expect(uses).toBe(600);
  expect(first.headers.ratelimit).toMatch(/^"api";r=599;t=(60|59)$/);
  let refused: Asked | undefined;
  for (let sent = 0; sent < uses && !refused; sent += 50) {
    const more = Array.from({ length: 50 }, () =>
      ask(origin, '/api/v1/tools?limit=1', { headers }),
    );
    refused = (await Promise.all(more)).find(({ status }) => status !== 200);
  }
  expect(refused?.status).toBe(429);
  if (!refused) return;
  expectSafe('too much', refused, INERT, true);
  expect(refused.headers['content-type']).toBe('application/problem+json');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(JSON.parse(refused.body)).toMatchObject({ status: 429, 'violated-policies': ['api'] });
  const spoofed = {
    'x-forwarded-for': '198.51.100.1, 192.0.2.34',
    'x-client-address': '192.0.2.99',
  };
  expect((await ask(origin, '/api/v1/tools', { headers: spoofed })).status).toBe(429);
  expect((await ask(origin, path, { headers })).status).toBe(200);
  expect((await ask(origin, `/api/v1/tools/zed/tally`, { headers })).status).toBe(200);
  const other = { 'x-forwarded-for': '192.0.2.35' };
  expect((await ask(origin, '/api/v1/tools', { headers: other })).status).toBe(200);
});
