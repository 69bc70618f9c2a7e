import type {
  Article,
  BreadcrumbList,
  Dataset,
  ItemList,
  Organization,
  SearchActionLeaf,
  SoftwareApplication,
  WebSite,
  WithActionConstraints,
  WithContext,
} from 'schema-dts';
import type { ReviewedTool, ToolFacts } from './catalogue';
import { aggregateRatingOf, offersOf, reviewOf } from './json-ld-parts';
import type { TallyReading } from './tally';

// What search engines read of a page, in the words of schema.org. Every address is absolute.

const CONTEXT = 'https://schema.org';

export type JsonLdDocument = WithContext<
  Article | BreadcrumbList | Dataset | ItemList | Organization | SoftwareApplication | WebSite
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

/** An issue of the newsletter, which went out on `published` (ISO date and time). */
export function issueJsonLd(issue: {
  headline: string;
  description: string;
  url: string;
  image: string;
  published: string;
  siteUrl: string;
}): JsonLdDocument {
  const { headline, description, url, image, published, siteUrl } = issue;
  const publisher = { '@id': `${siteUrl}#organization` };
  return {
    '@context': CONTEXT,
    '@type': 'Article',
    ...{ headline, description, url, image },
    mainEntityOfPage: url,
    datePublished: published,
    inLanguage: 'en',
    author: publisher,
    publisher,
    isPartOf: { '@id': `${siteUrl}#site` },
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
