import * as z from 'zod';
import { type EntryKind, entryKindSchema } from './entry';
import { moneyInWords } from './money';

export { type EntryKind, entryKinds, entryLabel } from './entry';
export { lintPrice, type PriceFinding, type PriceLintInput } from './price-lint';

export const pricePeriods = ['month', 'year', 'once', 'seat-month', '1m-tokens'] as const;
export type PricePeriod = (typeof pricePeriods)[number];

/** What the amount buys: a month, a year, the thing for good, a seat's month, a million tokens. */
export const pricePeriodSchema = z.enum(pricePeriods, {
  error: `Choose one of: ${pricePeriods.join(', ')}.`,
});

/** The lowest price that opens the tool, as read at its source on a day. */
export type PriceRead = {
  kind: EntryKind;
  /** In whole units of the currency, at most two decimals. */
  amount: number | null;
  /** ISO 4217. */
  currency: string | null;
  period: PricePeriod | null;
  note: string | null;
  sourceUrl: string | null;
  /** ISO 8601 date, such as 2025-06-30. */
  checkedAt: string;
};

/** The largest amount that the database's numeric(12, 2) holds. */
const MAX_AMOUNT = 9_999_999_999.99;

/** An absolute web address: a link that leaves the page must not run a script. */
export const webUrlSchema = z
  .url({ protocol: /^https?$/, error: 'Give a full address that starts with https:// or http://.' })
  .max(2000, 'An address has at most 2000 characters.');

/**
 * A price read whose parts agree: an amount has a currency, and what is free costs nothing. Whether
 * it agrees with the tool's own words is for `lintPrice`.
 */
export const priceReadSchema = z
  .strictObject({
    kind: entryKindSchema,
    amount: z
      .number({ error: 'An amount is a number.' })
      .min(0, 'An amount is not negative.')
      .max(MAX_AMOUNT, 'The amount is too large.')
      .refine(hasAtMostTwoDecimals, 'An amount has at most two decimals.')
      .nullable(),
    currency: z
      .currencyCode('Give the currency as its ISO 4217 code, three capitals such as USD.')
      .nullable(),
    period: pricePeriodSchema.nullable(),
    note: z.string().max(500, 'A note has at most 500 characters.').nullable(),
    sourceUrl: webUrlSchema.nullable(),
    checkedAt: z.iso.date('Give the day of the check as YYYY-MM-DD.'),
  })
  .refine((read) => read.amount === null || read.currency !== null, {
    error: 'An amount needs its currency.',
    path: ['currency'],
  })
  .refine((read) => read.kind !== 'free' || read.amount === null || read.amount === 0, {
    error: 'What is free has no amount above 0.',
    path: ['amount'],
  });

function hasAtMostTwoDecimals(amount: number): boolean {
  return Number(amount.toFixed(2)) === amount;
}

const PER: Record<PricePeriod, string> = {
  month: ' a month',
  year: ' a year',
  once: ', paid once',
  'seat-month': ' a seat a month',
  '1m-tokens': ' per million tokens',
};

/**
 * The amount with what it buys, "$20 a month", or null when the read has none. An amount of 0 is
 * none: a price of nothing is said by the kind.
 */
export function amountInWords(
  read: Pick<PriceRead, 'amount' | 'currency' | 'period'>,
): string | null {
  const { amount, currency, period } = read;
  if (amount === null || amount === 0 || currency === null) return null;
  return moneyInWords(amount, currency) + (period === null ? '' : PER[period]);
}

/**
 * The price as the page says it: "Free", "Free tier, then $10 a month", "From $20 a month", "Paid",
 * "Price on request". A capital, no full stop. A free or a contact read names no amount.
 */
export function priceInWords(
  read: Pick<PriceRead, 'kind' | 'amount' | 'currency' | 'period'>,
): string {
  const amount = amountInWords(read);
  switch (read.kind) {
    case 'free':
      return 'Free';
    case 'freemium':
      return amount === null ? 'Free tier, paid plans above it' : `Free tier, then ${amount}`;
    case 'paid':
      return amount === null ? 'Paid' : `From ${amount}`;
    case 'contact':
      return 'Price on request';
  }
}
