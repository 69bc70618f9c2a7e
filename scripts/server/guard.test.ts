import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { bringsBody, isPagePost, judgeAddress, judgeBody, judgeMethod, judgeOrigin } from './guard';

const request = (headers: Record<string, string>, url = '/compare/a-vs-b', method = 'POST') =>
  ({ headers: { host: 'site.example', ...headers }, url, method }) as unknown as IncomingMessage;

test.each([
  '/',
  '/a?x=%ZZ',
  '/%C3%A9',
  '/a%2fb',
  '/a?x=/../b',
  '/a..b/c.',
  '/.well-known/x',
  '/...',
])('takes the address %s', (url) => {
  expect(judgeAddress(url)).toBeUndefined();
});

test.each(['/%ZZ', '/%', '/%E0%A4%A', '/%00', '/a%00b', '*', 'http://other.example/'])(
  'answers 400 to the address %s',
  (url) => {
    expect(judgeAddress(url)?.status).toBe(400);
  },
);

test.each([
  ...['/x/../api/v1/tools', '/./api/v1/tools', '/%2e/api/v1/tools', '/x/%2E./api/v1/tools'],
  ...['/embed/..', '/embed/%2e%2E', '/embed/.', '/embed/..\\signin', '/embed/..#x', '/..?x'],
])('answers 400 to %s, which Next would take for another address', (url) => {
  expect(judgeAddress(url)?.status).toBe(400);
});

test('answers 501 to a method that no address knows', () => {
  expect(judgeMethod('OPTIONS')).toBeUndefined();
  for (const method of ['TRACE', 'PROPFIND', 'CONNECT']) {
    expect(judgeMethod(method)?.status).toBe(501);
  }
});

test('looks into the body of what is posted to a page, not of what the API gets', () => {
  expect(isPagePost(request({}, '/'))).toBe(true);
  expect(isPagePost(request({}, '/api/v1/tools'))).toBe(false);
  expect(isPagePost(request({}, '/', 'GET'))).toBe(false);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('a %s may bring a body anywhere', (method) => {
  expect(bringsBody(request({}, '/api/v1/tools', method))).toBe(true);
});

test.each<[string, Record<string, string>]>([
  ['its own origin', { origin: 'https://site.example' }],
  ['no origin, as programs do', {}],
  [
    'its own origin behind a proxy',
    { origin: 'https://out.example', 'x-forwarded-host': 'out.example' },
  ],
  ['the same site', { origin: 'http://site.example', 'sec-fetch-site': 'same-origin' }],
])('takes a post with %s', (_name, headers) => {
  expect(judgeOrigin(request(headers), undefined)).toBeUndefined();
});

test.each<[string, Record<string, string>]>([
  ['another origin', { origin: 'https://evil.example' }],
  ['the same host on another port', { origin: 'https://site.example:8443' }],
  ['a null origin', { origin: 'null' }],
  ['an origin that is none', { origin: 'nonsense' }],
  ['a cross-site mark', { 'sec-fetch-site': 'cross-site' }],
])('answers 403 to a post with %s', (_name, headers) => {
  expect(judgeOrigin(request(headers), undefined)?.status).toBe(403);
});

test('takes the origin of SITE_URL when the proxy renames the host, and tells Next of it', () => {
  const req = request({ host: 'inside:3000', origin: 'https://site.example' });
  expect(judgeOrigin(req, 'site.example')).toBeUndefined();
  expect(req.headers['x-forwarded-host']).toBe('site.example');
});

const part = (name: string, value: string) =>
  `--bb\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const MULTIPART = 'multipart/form-data; boundary=bb';
const judge = (type: string, body: string, more: Record<string, string> = {}) =>
  judgeBody(request({ 'content-type': type, ...more }), Buffer.from(body));
const action = { 'next-action': 'ab' };

test('takes a whole form and an action’s arguments', async () => {
  expect(await judge(MULTIPART, `${part('x', '1')}--bb--\r\n`)).toBeUndefined();
  expect(await judge(MULTIPART, `${part('0', '["$K1"]')}--bb--\r\n`, action)).toBeUndefined();
  expect(await judge('text/plain;charset=UTF-8', '[1]', action)).toBeUndefined();
  expect(await judge('application/x-www-form-urlencoded', 'x=%ZZ')).toBeUndefined();
});

test.each([
  ['cut off', MULTIPART, part('x', '1'), {}],
  ['cut off in its head', MULTIPART, '--bb\r\nContent-Dis', {}],
  ['without a boundary', 'multipart/form-data', `${part('x', '1')}--bb--\r\n`, {}],
  ['with a nameless part', MULTIPART, '--bb\r\nX: y\r\n\r\n1\r\n--bb--\r\n', {}],
  ['with arguments that are no list', 'text/plain', '{"a":1}', action],
  ['with arguments that are no JSON', 'text/plain', '[{', action],
  ['without arguments', MULTIPART, `${part('x', '1')}--bb--\r\n`, action],
  ['of another type', 'application/json', '[]', action],
])('answers 400 to a form %s', async (_name, type, body, more) => {
  expect((await judge(type, body, more))?.status).toBe(400);
});
