import { expect, test } from 'vitest';
import { isShareable, ShortCache } from './short-cache';

const OPEN = {
  'cache-control': 'public, max-age=0, s-maxage=2',
  vary: 'rsc, next-router-state-tree',
};

function cacheAt() {
  const clock = { time: 0 };
  return { clock, cache: new ShortCache(() => clock.time) };
}

test('keeps what is for everybody, for a second at most', () => {
  const { clock, cache } = cacheAt();
  cache.put('/api/v1/tools', OPEN, '{}');
  clock.time = 999;
  expect(cache.get('/api/v1/tools')).toMatchObject({ body: '{}', headers: Object.entries(OPEN) });
  expect(cache.get('/api/v1/tools?limit=1')).toBeUndefined();
  clock.time = 1_000;
  expect(cache.get('/api/v1/tools')).toBeUndefined();
});

test('keeps nothing of the quota of whoever asked first', () => {
  const { cache } = cacheAt();
  const headers = { ...OPEN, ratelimit: '"api";r=1;t=9', 'ratelimit-policy': '"api";q=600;w=60' };
  cache.put('/api/v1/tools', headers, '{}');
  expect(cache.get('/api/v1/tools')?.headers).toEqual(Object.entries(OPEN));
});

test('forgets everything when it is told to', () => {
  const { cache } = cacheAt();
  cache.put('/api/v1/tools', OPEN, '{}');
  cache.clear();
  expect(cache.get('/api/v1/tools')).toBeUndefined();
});

test.each([
  ['private', { 'cache-control': 'private, s-maxage=2' }],
  ['not to be stored', { 'cache-control': 'no-store' }],
  ['without a lifetime for shared caches', { 'cache-control': 'public, max-age=60' }],
  ['of no lifetime', { 'cache-control': 'public, s-maxage=0' }],
  ['without a word about it', {}],
  ['that sets a cookie', { ...OPEN, 'set-cookie': 'a=b' }],
  ['that depends on a header', { ...OPEN, vary: 'rsc, Cookie' }],
])('does not keep an answer %s', (_name, headers) => {
  const { cache } = cacheAt();
  cache.put('/api/v1/tools', headers, '{}');
  expect(cache.get('/api/v1/tools')).toBeUndefined();
});

test.each([
  ['GET', '/api/v1/tools', true],
  ['POST', '/api/v1/tools', false],
  ['GET', '/api/me/votes', false],
  ['GET', '/compare', false],
])('%s %s: %s', (method, url, shareable) => {
  expect(isShareable(method, url)).toBe(shareable);
});
