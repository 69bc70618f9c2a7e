import type { EntryKind } from './entry';
import {
  amountsIn,
  explainsPrice,
  findCharge,
  findFreeClaim,
  findFreeDenial,
  isOpenSourceLicense,
  pricesIn,
  type TextAmount,
} from './price-text';

export type PriceLintInput = {
  kind: EntryKind;
  /** In whole units of the read's currency. */
  amount: number | null;
  note: string | null;
  tagline: string | null;
  description: string | null;
  license: string | null;
};

export type PriceFindingCode =
  | 'free-with-amount'
  | 'free-but-charged'
  | 'freemium-without-price'
  | 'freemium-without-free-tier'
  | 'paid-but-free'
  | 'paid-but-open-source'
  | 'contact-with-amount'
  | 'contact-but-free'
  | 'amount-differs';

/** One thing for a curator to look at; `message` is a sentence for the desk. */
export type PriceFinding = { code: PriceFindingCode; message: string };

/** A price read beside what the tool's own texts say of money. */
type Reading = {
  read: PriceLintInput;
  /** The amount, or null when none above 0 is given. */
  amount: number | null;
  prices: TextAmount[];
  freeClaim: string | null;
  freeDenial: string | null;
  charge: string | null;
  explained: boolean;
};

/**
 * Where a price read is at odds with the tool's tagline, description or licence, or with itself; an
 * empty list when nothing is. It reads English prose by pattern, so a finding is a question to a
 * curator and never a refusal.
 *
 * A note that says what the money is for (`explainsPrice`) settles a contradiction of words; it does
 * not settle a free read beside a stated amount, which is freemium. An amount in the text agrees with
 * the read when any amount there, or in the note, is the same number.
 */
export function lintPrice(input: PriceLintInput): PriceFinding[] {
  const reading = readTexts(input);
  const byKind: Record<EntryKind, (reading: Reading) => (PriceFinding | null)[]> = {
    free: lintFree,
    freemium: lintFreemium,
    paid: lintPaid,
    contact: lintContact,
  };
  return byKind[input.kind](reading).filter((found) => found !== null);
}

function readTexts(read: PriceLintInput): Reading {
  // Apart by a full stop, so that no phrase or negation reaches from one text into the next.
  const text = [read.tagline, read.description].filter((part) => part !== null).join('. ');
  const prices = pricesIn(text);
  const zero = prices.find(({ amount }) => amount === 0)?.quote ?? null;
  return {
    read,
    amount: read.amount === null || read.amount === 0 ? null : read.amount,
    prices: prices.filter(({ amount }) => amount > 0),
    freeClaim: findFreeClaim(text) ?? zero,
    freeDenial: findFreeDenial(text),
    charge: findCharge(text),
    explained: explainsPrice(read.note),
  };
}

function lintFree({ amount, prices, freeDenial, charge, explained }: Reading) {
  const words = freeDenial ?? (explained ? null : charge);
  const quote = prices[0]?.quote ?? words;
  return [
    amount === null
      ? null
      : finding('free-with-amount', `Filed as free, but the read has an amount of ${amount}.`),
    quote === null
      ? null
      : finding('free-but-charged', `Filed as free, but the text says "${quote}".`),
  ];
}

function lintFreemium(reading: Reading) {
  const { amount, prices, freeDenial, explained, read } = reading;
  const priced = amount !== null || prices.length > 0 || explained || hasAmount(read.note);
  return [
    priced
      ? null
      : finding(
          'freemium-without-price',
          'Filed as freemium, but neither an amount nor the note says what the paid part costs.',
        ),
    freeDenial === null
      ? null
      : finding('freemium-without-free-tier', `Filed as freemium, but it says "${freeDenial}".`),
    lintAmount(reading),
  ];
}

function lintPaid(reading: Reading) {
  const { freeClaim, explained, read } = reading;
  return [
    freeClaim === null || explained
      ? null
      : finding(
          'paid-but-free',
          `Filed as paid, but the text says "${freeClaim}" and no note says what is paid for.`,
        ),
    !isOpenSourceLicense(read.license) || explained
      ? null
      : finding(
          'paid-but-open-source',
          `Filed as paid under an open licence (${read.license}); a note should say what is paid for.`,
        ),
    lintAmount(reading),
  ];
}

function lintContact(reading: Reading) {
  const { amount, freeClaim, explained } = reading;
  return [
    amount === null
      ? null
      : finding(
          'contact-with-amount',
          `Filed as contact, but the read has an amount of ${amount}.`,
        ),
    freeClaim === null || explained
      ? null
      : finding('contact-but-free', `Filed as contact, but the text says "${freeClaim}".`),
    // An amount in the read has been reported already.
    amount === null ? lintAmount(reading) : null,
  ];
}

function lintAmount({ amount, prices, read }: Reading): PriceFinding | null {
  const known = new Set(amountsIn(read.note ?? ''));
  if (amount !== null) known.add(amount);
  const [first] = prices;
  if (first === undefined || prices.some((price) => known.has(price.amount))) return null;
  const ours = amount === null ? 'the read has no amount' : `the read says ${amount}`;
  return finding('amount-differs', `The text says "${first.quote}", but ${ours}.`);
}

function hasAmount(note: string | null): boolean {
  return note !== null && amountsIn(note).some((amount) => amount > 0);
}

function finding(code: PriceFindingCode, message: string): PriceFinding {
  return { code, message };
}
