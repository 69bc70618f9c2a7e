import type {
  AggregateRating,
  BreadcrumbList,
  Dataset,
  ItemList,
  Offer,
  Organization,
  Person,
  Review,
  SearchActionLeaf,
  SoftwareApplication,
  WebSite,
  WithActionConstraints,
  WithContext,
} from 'schema-dts';
import type { PublishedVerdict, ReviewedTool, ToolFacts } from './catalogue';
import { figureOf } from './figure';
import { amountInWords, type PricePeriod, type PriceRead } from './price';
import { countVotes, type TallyReading } from './tally';

// What search engines read of a page, in the words of schema.org. Every address is absolute.

const CONTEXT = 'https://schema.org';

export type JsonLdDocument = WithContext<
  BreadcrumbList | Dataset | ItemList | Organization | SoftwareApplication | WebSite
>;

/** Where something stands: its name and its absolute address. */
export type Place = { name: string; url: string };

/** The ways up to a page, and the page itself, which is the last. */
export function breadcrumbJsonLd(trail: readonly Place[], here: string): JsonLdDocument {
  const steps = [...trail, { name: here, url: undefined }];
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, at) => ({
      '@type': 'ListItem' as const,
      position: at + 1,
      name,
      ...(url && { item: { '@type': 'WebPage' as const, '@id': url } }),
    })),
  };
}

/** A list in its order: matchups, tools, a ranking. `start` is the place of the first one. */
export function itemListJsonLd(
  name: string,
  items: readonly Place[],
  { start = 1, ordered = false }: { start?: number; ordered?: boolean } = {},
): JsonLdDocument {
  return {
    '@context': CONTEXT,
    '@type': 'ItemList',
    name,
    numberOfItems: items.length,
    itemListOrder: ordered ? 'ItemListOrderDescending' : 'ItemListUnordered',
    itemListElement: items.map((item, at) => ({
      '@type': 'ListItem' as const,
      position: start + at,
      name: item.name,
      url: item.url,
    })),
  };
}

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
function reviewOf(verdict: PublishedVerdict, toolUrl: string): Review {
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

/** What every page that shows a tool says of it. */
function softwareOf(tool: ToolFacts, url: string) {
  const offers = offersOf(tool.entry);
  return {
    '@type': 'SoftwareApplication' as const,
    '@id': `${url}#tool`,
    name: tool.name,
    url,
    description: tool.tagline,
    applicationCategory: tool.category.name,
    sameAs: tool.website,
    ...(tool.version && { softwareVersion: tool.version }),
    ...(tool.maker && { author: { '@type': 'Organization' as const, name: tool.maker } }),
    ...(offers.length > 0 && { offers }),
  };
}

/** A tool's page: what it is and costs, what the panel argued and the community voted. */
export function toolJsonLd(
  tool: ReviewedTool,
  community: TallyReading,
  { url, image }: { url: string; image: string },
): JsonLdDocument {
  const rating = aggregateRatingOf(community);
  return {
    '@context': CONTEXT,
    ...softwareOf(tool, url),
    image,
    dateModified: tool.updatedAt,
    ...(rating && { aggregateRating: rating }),
    ...(tool.verdicts.length > 0 && {
      review: tool.verdicts.map((verdict) => reviewOf(verdict, url)),
    }),
  };
}

/** A matchup's page: the two tools as a list, each with its price and its community's rating. */
export function matchupJsonLd(
  name: string,
  tools: readonly { tool: ToolFacts; community: TallyReading; url: string }[],
): JsonLdDocument {
  return {
    '@context': CONTEXT,
    '@type': 'ItemList',
    name,
    numberOfItems: tools.length,
    itemListOrder: 'ItemListUnordered',
    itemListElement: tools.map(({ tool, community, url }, at) => {
      const rating = aggregateRatingOf(community);
      return {
        '@type': 'ListItem' as const,
        position: at + 1,
        item: { ...softwareOf(tool, url), ...(rating && { aggregateRating: rating }) },
      };
    }),
  };
}

/** Who makes the site. */
export function organizationJsonLd(name: string, siteUrl: string): JsonLdDocument {
  return {
    '@context': CONTEXT,
    '@type': 'Organization',
    '@id': `${siteUrl}#organization`,
    name,
    url: siteUrl,
    logo: `${siteUrl}/icon.svg`,
  };
}

/** The site, and how it is searched. */
export function webSiteJsonLd(name: string, description: string, siteUrl: string): JsonLdDocument {
  const search: WithActionConstraints<SearchActionLeaf> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    '@id': `${siteUrl}#site`,
    name,
    description,
    url: siteUrl,
    inLanguage: 'en',
    publisher: { '@id': `${siteUrl}#organization` },
    potentialAction: search,
  };
}

/** A file of open data. `created` is an ISO date or date and time. */
export type DataFile = { url: string; format: string; created?: string | undefined };

/** The page of the open data, with its newest files. */
export function datasetJsonLd(dataset: {
  name: string;
  description: string;
  url: string;
  license: string;
  siteUrl: string;
  files: readonly DataFile[];
}): JsonLdDocument {
  const { name, description, url, license, siteUrl, files } = dataset;
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    name,
    description,
    url,
    license,
    isAccessibleForFree: true,
    creator: { '@id': `${siteUrl}#organization` },
    distribution: files.map((file) => ({
      '@type': 'DataDownload' as const,
      contentUrl: file.url,
      encodingFormat: file.format,
      ...(file.created && { dateCreated: file.created }),
    })),
  };
}

/**
 * A document as the text of a script element: whatever stands in it, it does not end the element, and
 * no parser takes a part of it for markup.
 */
export function jsonLdText(document: JsonLdDocument | readonly JsonLdDocument[]): string {
  return JSON.stringify(document)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
