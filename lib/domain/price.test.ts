import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryKinds, type PriceRead, priceInWords, pricePeriods, priceReadSchema } from './price';

const read = (part: Partial<PriceRead> = {}): PriceRead => ({
  kind: 'paid',
  amount: 20,
  currency: 'USD',
  period: 'month',
  note: null,
  sourceUrl: 'https://example.com/pricing',
  checkedAt: '2025-06-30',
  ...part,
});

const faults = (part: object) =>
  priceReadSchema
    .safeParse({ ...read(), ...part })
    .error?.issues.map((issue) => issue.path.join('.'));

describe('priceReadSchema', () => {
  it.each<Partial<PriceRead>>([
    {},
    { kind: 'free', amount: null, currency: null, period: null, sourceUrl: null },
    { kind: 'free', amount: 0 },
    { kind: 'paid', amount: null },
    { amount: 19.99 },
    { amount: 0.15, period: '1m-tokens' },
    { amount: 1.1 },
    { amount: 9_999_999_999.99 },
    { currency: 'CHF' },
    { sourceUrl: 'http://127.0.0.1:3000/x' },
    { checkedAt: '2024-02-29' },
  ])('takes %j', (part) => {
    expect(priceReadSchema.parse(read(part))).toEqual(read(part));
  });

  it.each<[string, object, string]>([
    ['a negative amount', { amount: -1 }, 'amount'],
    ['three decimals', { amount: 0.125 }, 'amount'],
    ['no number', { amount: Number.NaN }, 'amount'],
    ['an amount in text', { amount: '20' }, 'amount'],
    ['an amount beyond the column', { amount: 10_000_000_000 }, 'amount'],
    ['an amount without its currency', { currency: null }, 'currency'],
    [
      'an amount of 0 without its currency',
      { kind: 'free', amount: 0, currency: null },
      'currency',
    ],
    ['a small-letter currency', { currency: 'usd' }, 'currency'],
    ['a sign for a currency', { currency: '$' }, 'currency'],
    ['a currency that does not exist', { currency: 'ABC' }, 'currency'],
    ['free with an amount', { kind: 'free' }, 'amount'],
    ['another kind', { kind: 'gratis' }, 'kind'],
    ['another period', { period: 'week' }, 'period'],
    ['a script for a source', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
    ['a data address', { sourceUrl: 'data:text/html,x' }, 'sourceUrl'],
    ['a relative address', { sourceUrl: '/pricing' }, 'sourceUrl'],
    ['an endless address', { sourceUrl: `https://a.b/${'c'.repeat(2000)}` }, 'sourceUrl'],
    ['a day that does not exist', { checkedAt: '2025-02-30' }, 'checkedAt'],
    ['a time', { checkedAt: '2025-06-30T00:00:00Z' }, 'checkedAt'],
    ['an endless note', { note: 'x'.repeat(501) }, 'note'],
    ['a field of its own', { vat: true }, ''],
  ])('refuses %s', (_what, part, path) => {
    expect(faults(part)).toContain(path);
  });

  it('takes every amount of whole cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
        expect(priceReadSchema.safeParse(read({ amount: cents / 100 })).success).toBe(true);
      }),
    );
  });
});

describe('priceInWords', () => {
  it.each<[Partial<PriceRead>, string]>([
    [{ kind: 'free', amount: null }, 'Free'],
    [{ kind: 'free', amount: 0 }, 'Free'],
    [{}, 'From $20 a month'],
    [{ amount: null }, 'Paid'],
    [{ amount: 0 }, 'Paid'],
    [{ amount: 20, currency: null }, 'Paid'],
    [{ period: null }, 'From $20'],
    [{ kind: 'freemium', amount: 10 }, 'Free tier, then $10 a month'],
    [{ kind: 'freemium', amount: null }, 'Free tier, paid plans above it'],
    [{ kind: 'freemium', amount: 0 }, 'Free tier, paid plans above it'],
    [{ kind: 'contact', amount: null }, 'Price on request'],
    [{ currency: 'EUR', amount: 9 }, 'From €9 a month'],
    [{ currency: 'CHF', amount: 12, period: 'year' }, 'From 12 CHF a year'],
    [{ amount: 9.5 }, 'From $9.50 a month'],
    [{ amount: 49, period: 'once' }, 'From $49, paid once'],
    [{ amount: 30, period: 'seat-month' }, 'From $30 a seat a month'],
    [{ amount: 0.15, period: '1m-tokens' }, 'From $0.15 per million tokens'],
  ])('%j: %s', (part, words) => {
    expect(priceInWords(read(part))).toBe(words);
  });

  it('has words for every read that the schema takes', () => {
    const reads = fc.record({
      kind: fc.constantFrom(...entryKinds),
      amount: fc.option(fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100)),
      currency: fc.option(fc.constantFrom('USD', 'EUR', 'CHF', 'JPY')),
      period: fc.option(fc.constantFrom(...pricePeriods)),
    });
    fc.assert(
      fc.property(reads, (part) => {
        const words = priceInWords(read(part));
        expect(words).not.toMatch(/undefined|null|NaN| {2}|!|\.$/);
        expect(words).toMatch(/^[A-Z]/);
      }),
    );
  });
});
