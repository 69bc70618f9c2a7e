import fc from 'fast-check';
import { parseList } from 'structured-headers';
import { expect, it } from 'vitest';
import { problemJson } from './api';
import { isTallyPath, quotaExceeded, quotaHeaders, quotaOf } from './rate-limit';

it.each([
  ['/api/v1/tools', 'api'],
  ['/api/v1/tools?limit=1', 'api'],
  ['/api/v1', 'api'],
  ['/api/v1/openapi.json', 'api'],
  ['/api/oembed?url=x', 'api'],
  ['/api/v1/tools/zed/tally', 'tally'],
  ['/api/v1/matchups/a-vs-b/tally?x=1', 'tally'],
  ['/api/tools/tally?tools=a,b,c', 'tally'],
  ['/api/tools/names?q=x', 'api'],
  ['/api/search?q=x', 'api'],
  ['/api/v1/tools/tally', 'api'],
  ['/api/v1/tools?x=/api/v1/tools/zed/tally', 'api'],
  ['/api/v1x', undefined],
  ['/api/health', undefined],
  ['/api/me/votes', undefined],
  ['/', undefined],
  ['/badge/zed.svg', undefined],
])('%s draws on %s', (address, name) => {
  expect(quotaOf('GET', address, 600)?.name).toBe(name);
  expect(quotaOf('POST', address, 600)?.name).toBe(name);
  expect(quotaOf('OPTIONS', address, 600)).toBeNull();
  expect(isTallyPath(address)).toBe(name === 'tally');
});

it('tells of any quota in fields that a parser of structured fields reads', () => {
  const count = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(count, count, count, fc.boolean(), (uses, left, seconds, allowed) => {
      const quota = { name: 'api', uses, seconds: 60 } as const;
      const headers = quotaHeaders(quota, { allowed, left, seconds });
      const [policy] = parseList(headers['RateLimit-Policy'] ?? '');
      expect(policy?.[0]).toBe('api');
      expect(Object.fromEntries(policy?.[1] ?? [])).toEqual({ q: uses, w: 60 });
      const [state] = parseList(headers.RateLimit ?? '');
      expect(state?.[0]).toBe('api');
      expect(Object.fromEntries(state?.[1] ?? [])).toEqual({ r: left, t: seconds });
      expect(headers['Retry-After']).toBe(allowed ? undefined : String(seconds));
    }),
  );
});

it('refuses in a problem document that names the quota', () => {
  const quota = { name: 'api', uses: 600, seconds: 60 } as const;
  const document = quotaExceeded(quota, { allowed: false, left: 0, seconds: 9 });
  expect(problemJson.parse(document)).toEqual(document);
  expect(document.detail).toContain('9 seconds');
});
