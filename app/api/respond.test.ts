import { describe, expect, it } from 'vitest';
import { problemJson } from '@/lib/domain/api';
import { getter, isKnown, json, moved, ONE_SECOND, OPTIONS, POST, problem } from './respond';

const url = 'https://example.com/api/v1/tools';
const answer = { body: '{"a":1}', etag: '"abc"' };
const ask = (headers: Record<string, string> = {}) => new Request(url, { headers });

describe('isKnown', () => {
  it.each([
    ['"abc"', true],
    ['W/"abc"', true],
    ['"x", W/"abc" ,"y"', true],
    ['*', true],
    [null, false],
    ['', false],
    ['abc', false],
    ['"abcd"', false],
    ['"ab", "c"', false],
  ])('takes %s for known: %s', (header, known) => {
    expect(isKnown(header, answer.etag)).toBe(known);
  });
});

describe('json', () => {
  it('sends the document as it is', async () => {
    const response = json(ask(), answer);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(answer.body);
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After',
      'cache-control': 'public, max-age=0, s-maxage=2, stale-while-revalidate=2',
      'content-type': 'application/json',
      etag: '"abc"',
    });
    expect(json(ask(), answer, ONE_SECOND).headers.get('cache-control')).toBe(ONE_SECOND);
  });

  it('sends only the tag to who has this version', async () => {
    const response = json(ask({ 'if-none-match': '"abc"' }), answer);
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(response.headers.get('etag')).toBe('"abc"');
    expect(response.headers.get('cache-control')).toMatch(/s-maxage=2/);
  });
});

it('refuses in problem documents that anyone may read', async () => {
  const errors = [{ detail: 'limit is bad.', parameter: 'limit' }];
  const response = problem(400, 'limit is bad.', { errors });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(problemJson.parse(await response.json())).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'limit is bad.',
    errors,
  });
});

it('says which methods there are', async () => {
  const refused = POST(new Request(url, { method: 'PUT' }));
  expect(refused.status).toBe(405);
  expect(refused.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  expect(problemJson.parse(await refused.json()).detail).toBe('PUT is not allowed here; use GET.');
  const asked = OPTIONS();
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
});

it('points to another address', () => {
  const response = moved('/api/v1/matchups/a-vs-b');
  expect([response.status, response.headers.get('location')]).toEqual([
    308,
    '/api/v1/matchups/a-vs-b',
  ]);
});

it('makes a 503 of what breaks, without its words', async () => {
  const get = getter<object>(async () => {
    throw new Error('password=hunter2');
  });
  const response = await get(ask(), { params: Promise.resolve({}) });
  expect(response.status).toBe(503);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const body = await response.text();
  expect(body).not.toContain('hunter2');
  expect(problemJson.parse(JSON.parse(body)).status).toBe(503);
});
