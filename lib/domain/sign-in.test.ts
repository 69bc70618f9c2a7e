import { describe, expect, it } from 'vitest';
import { linkRequestSchema, linkStateOf, linkTokenSchema, signInMail } from './sign-in';

const now = new Date('2026-11-23T12:00:00Z');
const before = new Date('2026-11-23T11:59:59.999Z');
const after = new Date('2026-11-23T12:00:00.001Z');

describe('linkStateOf', () => {
  it.each([
    { what: 'no link', link: null, state: 'unknown' },
    { what: 'a fresh one', link: { usedAt: null, expiresAt: after }, state: 'ready' },
    { what: 'one at its last moment', link: { usedAt: null, expiresAt: now }, state: 'old' },
    { what: 'one after its time', link: { usedAt: null, expiresAt: before }, state: 'old' },
    { what: 'one that was used', link: { usedAt: before, expiresAt: after }, state: 'used' },
    {
      what: 'an old one that was used',
      link: { usedAt: before, expiresAt: before },
      state: 'used',
    },
  ])('$what is $state', ({ link, state }) => {
    expect(linkStateOf(link, now)).toBe(state);
  });
});

describe('linkRequestSchema', () => {
  it('takes an address however it is written, and a path of this site', () => {
    const read = linkRequestSchema.parse({ email: '  Ada@Example.COM ', redirect: '/tools' });
    expect(read).toEqual({ email: 'ada@example.com', redirect: '/tools' });
  });

  it('goes on without a place to return to when it is not ours', () => {
    const read = linkRequestSchema.parse({ email: 'ada@example.com', redirect: '//evil.example' });
    expect(read.redirect).toBe('/me');
  });

  it.each([
    ['', 'Write your mail address.'],
    ['   ', 'Write your mail address.'],
    [undefined, 'Write your mail address.'],
    ['ada', 'This is not a mail address: it looks like name@example.com.'],
    ['ada@', 'This is not a mail address: it looks like name@example.com.'],
    ['a@b.c, d@e.fg', 'This is not a mail address: it looks like name@example.com.'],
    [
      'ada@example.com\nBcc: all@example.com',
      'This is not a mail address: it looks like name@example.com.',
    ],
    [`${'a'.repeat(250)}@example.com`, 'A mail address has at most 254 characters.'],
  ])('refuses %.40j in words', (email, message) => {
    const read = linkRequestSchema.safeParse({ email });
    expect(read.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

it.each(['', 'x', 'x'.repeat(44), `${'x'.repeat(42)}!`, null])('%j is no token', (token) => {
  expect(linkTokenSchema.safeParse(token).success).toBe(false);
});

it('the mail says for whom, how long and how often, with the link on a line of its own', () => {
  const link = 'https://ship.example/signin/link?token=abc';
  const { subject, text } = signInMail({ email: 'ada@example.com', link });
  expect(subject).toBe('Your sign-in link for Shipworthy');
  expect(text.split('\n')).toContain(link);
  expect(text).toMatch(/as ada@example\.com.*once, for 15 minutes/s);
});
