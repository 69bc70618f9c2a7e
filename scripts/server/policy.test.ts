import { ServerResponse } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';

/** Where forms of `path` may lead, as the policy says it with these settings. */
async function formTargets(path: string, settings: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { contentPolicy } = await import('./policy');
  return /form-action ([^;]+)/.exec(contentPolicy([], path))?.[1];
}

afterEach(() => vi.unstubAllEnvs());

const BOTH = { GITHUB_ID: 'x', GOOGLE_ID: 'y' };

// Browsers hold a form's redirects against its page's policy, too.
it('lets the sign-in page’s forms lead to the other sites that are set up, and no other page’s', async () => {
  expect(await formTargets('/signin')).toBe("'self'");
  expect(await formTargets('/signin?redirect=/me', { GITHUB_ID: 'x' })).toBe(
    "'self' https://github.com",
  );
  expect(await formTargets('/signin', BOTH)).toBe(
    "'self' https://github.com https://accounts.google.com",
  );
  for (const path of ['/', '/signing', '/compare/a-vs-b', '/me', '/review']) {
    expect(await formTargets(path, BOTH), path).toBe("'self'");
  }
});

/** The head of an answer to `path` as it leaves. */
async function headOf(path: string, status: number, given: Record<string, string>) {
  const { completeHeaders, setCommonHeaders } = await import('./policy');
  const res = new ServerResponse({ method: 'GET', headers: {} } as never);
  setCommonHeaders(res, path, false);
  for (const [name, value] of Object.entries(given)) res.setHeader(name, value);
  res.statusCode = status;
  completeHeaders(res, path, true);
  return res.getHeaders();
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const OPEN = { 'cache-control': 'public, max-age=300' };

it.each([
  ['a page', '/', 200, HTML, /^default-src 'self'.*frame-ancestors 'none'$/, 'same-origin'],
  ['a redirect', '/', 308, {}, /^default-src 'none'/, 'same-origin'],
  ['what an embed says', '/embed/a-vs-b', 200, HTML, /frame-ancestors \*$/, 'cross-origin'],
  ['what is below an embed', '/embed/a/b', 404, HTML, /frame-ancestors 'none'$/, 'same-origin'],
  ['JSON', '/x', 200, { 'content-type': 'application/json' }, /^default-src 'none'/, 'same-origin'],
  [
    'words',
    '/x',
    500,
    { 'content-type': 'text/plain' },
    /; style-src 'unsafe-inline'$/,
    'same-origin',
  ],
  ['a feed', '/feed.xml', 200, OPEN, /^default-src 'none'/, 'cross-origin'],
  ['a badge', '/badge/zed.svg', 200, OPEN, /; sandbox$/, 'cross-origin'],
  ['a badge that is known', '/badge/zed.svg', 304, OPEN, /; sandbox$/, 'cross-origin'],
  ['JSON that is known', '/api/v1/tools', 304, OPEN, /^default-src 'none'/, 'cross-origin'],
  ['nobody knows what', '/x', 304, {}, /^undefined$/, 'same-origin'],
])('%s (%s, %d) has its policy', async (_what, path, status, given, policy, resource) => {
  const head = await headOf(path, status, given);
  expect(String(head['content-security-policy'])).toMatch(policy);
  expect(head['cross-origin-resource-policy']).toBe(resource);
  const framed = resource === 'cross-origin' && path.startsWith('/embed/');
  expect(head['x-frame-options']).toBe(framed ? undefined : 'DENY');
});

it('asks for encryption from now on where the site is encrypted, and nowhere else', async () => {
  const { setCommonHeaders } = await import('./policy');
  for (const [secure, said] of [
    [true, 'max-age=31536000'],
    [false, undefined],
  ] as const) {
    const res = new ServerResponse({ method: 'GET', headers: {} } as never);
    setCommonHeaders(res, '/', secure);
    expect(res.getHeader('strict-transport-security')).toBe(said);
  }
});
