import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RETURN, returnPathOf } from './return-path';

const SITE = 'https://ship.example';

describe('returnPathOf', () => {
  it.each([
    '/',
    '/me',
    '/compare/claw-code-vs-cursor',
    '/tools?after=x&category=y#votes',
    '/search?q=https://evil.example//x',
    '/signing-day',
    '/apiary',
    '/compare/100%25',
  ])('takes %s as it is', (path) => {
    expect(returnPathOf(path)).toBe(path);
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a list', ['/me', '/x']],
    ['another site', 'https://evil.example/'],
    ['another site without its scheme', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a backslash', '/\\evil.example'],
    ['a backslash later on', '/x\\..\\..\\evil'],
    ['a tab that browsers drop', '/\t/evil.example'],
    ['a line end that browsers drop', '/\n/evil.example'],
    ['a line end that would begin a header', '/me\r\nSet-Cookie: a=b'],
    ['a leading space', ' //evil.example'],
    ['a space', '/me x'],
    ['dots that leave two slashes', '/..//evil.example'],
    ['a dot that leaves two slashes', '/.//evil.example'],
    ['two slashes in disguise', '/%2Fevil.example'],
    ['a backslash in disguise', '/%5Cevil.example'],
    ['a line end in disguise', '/%0d%0aSet-Cookie:a'],
    ['a broken percent sign', '/%zz'],
    ['a script', 'javascript:alert(1)'],
    ['a scheme alone', 'https:evil.example'],
    ['a relative path', 'me'],
    ['an at sign', '@evil.example'],
    ['the sign-in', '/signin'],
    ['the sign-in with more', '/signin/link?token=x'],
    ['the sign-in in disguise', '/%73ignin'],
    ['the sign-in in capitals', '/SignIn'],
    ['the sign-in by a detour', '/compare/../signin'],
    ['the sign-out', '/signout'],
    ['the API', '/api/auth/signout'],
    ['the mailbox', '/dev/mailbox'],
    ['what only programs ask for', '/_next/static/x.js'],
    ['what is too long', `/${'x'.repeat(500)}`],
  ])('does not take %s', (_what, value) => {
    expect(returnPathOf(value)).toBe(DEFAULT_RETURN);
  });

  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '/',
            '//',
            '\\',
            '..',
            '.',
            '@',
            ':',
            '%2f',
            '%5c',
            '%09',
            '\t',
            '\n',
            '?',
          ),
          fc.constantFrom('evil.example', 'https:', 'http://', 'javascript:', 'signin', 'api', '#'),
          fc.string({ maxLength: 4 }),
        ),
        { maxLength: 8 },
      )
      .map((parts) => `/${parts.join('')}`),
  );

  it('never leaves the site, whatever is asked', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const path = returnPathOf(value);
        // As a browser resolves a Location header or a link.
        const { origin, pathname } = new URL(path, `${SITE}/signin`);
        expect(origin).toBe(SITE);
        expect(pathname).not.toMatch(/^\/[/\\]|^\/(signin|api)(\/|$)/);
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        // What the database holds of it, and a second look changes nothing.
        expect(path).toMatch(/^\/([^/\\]|$)/);
        expect(returnPathOf(path)).toBe(path);
      }),
      { numRuns: 5_000 },
    );
  });
});
