import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alreadyMail, confirmMail } from './subscribe-mail';
import { mailboxOf, subscriberEmailSchema, subscribeSchema } from './subscriber';

const read = (text: unknown) => subscriberEmailSchema.safeParse(text).data;

describe('subscriberEmailSchema', () => {
  it.each([
    [' Ada@Example.COM\n', 'ada@example.com'],
    ['ada+news@example.com', 'ada+news@example.com'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ADA@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@почта.рф', 'ada@xn--80a1acny.xn--p1ai'],
    ['ada@xn--80a1acny.xn--p1ai', 'ada@xn--80a1acny.xn--p1ai'],
    ['ada@例え。テスト', 'ada@xn--r8jz45g.xn--zckzah'],
  ])('makes one address of %j', (given, address) => {
    expect(read(given)).toBe(address);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada lovelace@example.com',
    'ada@ex ample.com',
    'ada@example.com\r\nBcc: bob@example.com',
    'ada@example.com,bob@example.com',
    '"ada"@example.com',
    'Ada <ada@example.com>',
    'ada@bücher.example/path',
    'ada@bücher.example:25',
    'bob@ada@bücher.example',
    'ada@bücher.example?x',
    'ada@[127.0.0.1]',
    'ädä@example.com',
    `${'a'.repeat(250)}@example.com`,
    `ada@${'ü'.repeat(300)}.example`,
    undefined,
    7,
  ])('takes no %j', (given) => {
    expect(read(given)).toBeUndefined();
  });

  it('answers what the database takes, and what it answers it answers again', () => {
    const fits = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;
    const texts = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.emailAddress(), fc.string({ unit: 'binary' })).map((pair) => pair.join('')),
      fc.string({ unit: 'binary' }).map((name) => `ada@${name}.example`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const address = read(text);
        if (address === undefined) return;
        expect(address).toMatch(fits);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
        expect(address).toMatch(/^[\u0000-\u007f]{3,254}$/);
        expect(address).toBe(address.toLowerCase());
        expect(read(address)).toBe(address);
      }),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['ada@example.com', 'ada@example.com'],
  ['ada+news+more@example.com', 'ada@example.com'],
  ['a.d.a+1@googlemail.com', 'ada@gmail.com'],
  ['+tag@example.com', '@example.com'],
  ['ada@mail.example.com', 'ada@mail.example.com'],
])('%s counts as %s', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});

it('categories are read once each; what can be none is left out; too many are refused', () => {
  const form = (categories: string[]) =>
    subscribeSchema.safeParse({ email: 'ada@example.com', categories }).data?.categories;
  expect(form(['audio', 'models', 'audio', '\0', "'", 'A'])).toEqual(['audio', 'models']);
  expect(form(Array.from({ length: 101 }, (_, n) => `c${n}`))).toBeUndefined();
});

it('the mails say the same as text and as HTML, load nothing, and hold their link once', () => {
  const link = 'https://ship.example/newsletter/confirm?token=a.1&b="><script>';
  for (const { subject, text, html } of [confirmMail(link), alreadyMail(link)]) {
    expect(subject).toMatch(/^[\w ]+$/);
    expect(text.split('\n\n').filter((part) => part === link)).toHaveLength(1);
    expect(html.match(/href=/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<img|src=|url\(/);
    const words = html
      .replace(/^.*<body>/, '')
      .replaceAll('</p>', '\n\n')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .trim();
    expect(words).toBe(text);
  }
});
