import { grouped } from './words';

/**
 * Only signs that name one currency to most readers. "$" is the US dollar's alone here: other
 * dollars, and the yuan beside the yen, carry their code.
 */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
  ['JPY', '¥'],
  ['INR', '₹'],
  ['KRW', '₩'],
]);

/**
 * An amount in words: "$20", "€9.50", "12 CHF", "$1,200". Cents stand only where there are some.
 *
 * @param amount in whole units of the currency, from 0, at most two decimals (more are rounded).
 * @param currency the ISO 4217 code, three capitals.
 * @throws RangeError when the amount is negative or not finite.
 */
export function moneyInWords(amount: number, currency: string): string {
  if (!Number.isFinite(amount) || amount < 0) {
    throw new RangeError(`An amount is a number from 0, not ${amount}`);
  }
  const [whole, cents] = amount.toFixed(2).split('.');
  const number = grouped(Number(whole)) + (cents === '00' ? '' : `.${cents}`);
  const sign = SIGNS.get(currency);
  return sign === undefined ? `${number} ${currency}` : `${sign}${number}`;
}
