import type { AggregateRating, Offer, Person, Review } from 'schema-dts';
import type { PublishedVerdict } from './catalogue';
import { figureOf } from './figure';
import { amountInWords, type PricePeriod, type PriceRead } from './price';
import { countVotes, type TallyReading } from './tally';

const UNIT: Record<PricePeriod, string> = {
  month: 'month',
  year: 'year',
  once: 'once',
  'seat-month': 'seat and month',
  '1m-tokens': 'million tokens',
};

/**
 * What a tool costs, as it was read. What is free costs 0; a free tier is an offer of its own beside
 * the plan that was read; where the price is on request, or nobody read an amount, there is none.
 */
export function offersOf(entry: PriceRead | null): Offer[] {
  if (entry === null || entry.kind === 'contact') return [];
  const read = {
    ...(entry.sourceUrl && { url: entry.sourceUrl }),
    description: `As read on ${entry.checkedAt}${entry.note ? `: ${entry.note}` : '.'}`,
  };
  const nothing: Offer = {
    '@type': 'Offer',
    price: 0,
    ...(entry.currency && { priceCurrency: entry.currency }),
    ...read,
  };
  if (entry.kind === 'free') return [nothing];
  const tier: Offer[] = entry.kind === 'freemium' ? [{ ...nothing, name: 'Free tier' }] : [];
  const { amount, currency, period } = entry;
  if (amount === null || amount === 0 || currency === null) return tier;
  const plan: Offer = {
    '@type': 'Offer',
    name: amountInWords(entry) ?? undefined,
    price: amount,
    priceCurrency: currency,
    ...(period && {
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        price: amount,
        priceCurrency: currency,
        unitText: UNIT[period],
      },
    }),
    ...read,
  };
  return [...tier, plan];
}

/**
 * The community's votes as a rating: the whole percentage of ships on a scale of 0 to 100, and how many
 * voted. None without votes, and none while votes among them are made up: nobody gave those.
 */
export function aggregateRatingOf({ tally, simulated }: TallyReading): AggregateRating | null {
  const { percent } = figureOf(tally);
  if (percent === null || simulated > 0) return null;
  return {
    '@type': 'AggregateRating',
    ratingValue: percent,
    worstRating: 0,
    bestRating: 100,
    ratingCount: countVotes(tally),
  };
}

/**
 * A verdict as a review: a ship is 1 and a skip 0. Its author is a person, or a model: software, which
 * schema.org does not foresee as an author, but a Person would be untrue.
 */
export function reviewOf(verdict: PublishedVerdict, toolUrl: string): Review {
  const author: object =
    verdict.author.kind === 'person'
      ? { '@type': 'Person', name: verdict.author.name }
      : { '@type': 'SoftwareApplication', name: verdict.author.name };
  return {
    '@type': 'Review',
    name: `The ${verdict.seat.name}: ${verdict.call === 'ship' ? 'Ship' : 'Skip'}`,
    author: author as Person,
    reviewBody: verdict.body,
    reviewRating: {
      '@type': 'Rating',
      ratingValue: verdict.call === 'ship' ? 1 : 0,
      worstRating: 0,
      bestRating: 1,
    },
    datePublished: verdict.publishedAt,
    ...(verdict.revisedAt && { dateModified: verdict.revisedAt }),
    url: `${toolUrl}/verdicts/${verdict.seat.slug}`,
  };
}
