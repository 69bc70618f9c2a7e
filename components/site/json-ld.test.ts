import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryKinds } from '@/lib/domain/entry';
import {
  breadcrumbJsonLd,
  datasetJsonLd,
  itemListJsonLd,
  jsonLdText,
  matchupJsonLd,
  organizationJsonLd,
  toolJsonLd,
  webSiteJsonLd,
} from '@/lib/domain/json-ld';
import { aggregateRatingOf, offersOf } from '@/lib/domain/json-ld-parts';
import { pricePeriods } from '@/lib/domain/price';
import { anyTally } from '@/lib/domain/test-arbitraries';
import { readingOf, reviewedTool, verdictOf } from '@/lib/domain/test-tools';
import { isModelAsAuthor, jsonLdOf, schemaOrgFaults } from '@/scripts/testing/schema-org';

const SITE = 'https://ship.example';
const url = `${SITE}/tools/claw-code`;
const image = `${SITE}/og/tools/claw-code.png`;
const votes = readingOf({ ships: 91, skips: 37 });
const none = readingOf({ ships: 0, skips: 0 });
const byModel = verdictOf({
  seat: { slug: 'builder', name: 'Builder', question: 'Would I?' },
  author: { name: 'Sonnet', kind: 'model' },
  call: 'skip',
});
const tool = reviewedTool({ verdicts: [verdictOf(), byModel] });

test('the check knows schema.org: what is not in it, or of the wrong type, is found', () => {
  const known = { '@type': 'SoftwareApplication', name: 'x' };
  expect(schemaOrgFaults(known)).toEqual([]);
  for (const wrong of [
    { ...known, '@type': 'Softwares' },
    { ...known, flavour: 'sweet' },
    { ...known, ratingValue: 3 },
    { ...known, offers: { '@type': 'Rating' } },
    { ...known, offers: { '@type': 'Offer', sweetness: 1 } },
    { ...known, offers: [{ '@type': 'Offer', price: true }] },
    { '@type': 'AggregateRating', ratingCount: { '@type': 'Person' } },
  ]) {
    expect(schemaOrgFaults(wrong), JSON.stringify(wrong)).toHaveLength(1);
  }
  expect(schemaOrgFaults({ '@type': 'LocalBusiness', priceRange: 'x' })).toEqual([]);
});

const documents = {
  tool: toolJsonLd(tool, votes, { url, image }),
  'tool without votes': toolJsonLd(reviewedTool({ verdicts: [] }), none, { url, image }),
  matchup: matchupJsonLd('A vs B', [
    { tool, community: votes, url },
    { tool, community: none, url },
  ]),
  breadcrumbs: breadcrumbJsonLd([{ name: 'Home', url: SITE }], 'Claw Code'),
  list: itemListJsonLd('Tools', [{ name: 'Claw Code', url }], { start: 3, ordered: true }),
  organization: organizationJsonLd('Shipworthy', SITE),
  site: webSiteJsonLd('Shipworthy', 'AI tools', SITE),
  dataset: datasetJsonLd({
    name: 'Votes',
    description: 'Every vote.',
    url: `${SITE}/data`,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    siteUrl: SITE,
    files: [{ url: `${SITE}/data/x.gz`, format: 'application/gzip', created: '2026-04-14' }],
  }),
};

for (const [name, document] of Object.entries(documents)) {
  test(`${name}: every type and property is schema.org's, and on the right type`, () => {
    expect(document['@context' as never]).toBe('https://schema.org');
    expect(schemaOrgFaults(document).filter((fault) => !isModelAsAuthor(fault))).toEqual([]);
  });
}

test('a review is by a person, or by software where a model wrote it', () => {
  const { review } = JSON.parse(jsonLdText(documents.tool));
  expect(review.map((one: { author: object }) => one.author)).toEqual([
    { '@type': 'Person', name: 'Ada' },
    { '@type': 'SoftwareApplication', name: 'Sonnet' },
  ]);
  expect(review[0].reviewBody).toBe(verdictOf().body);
  expect(review.map((one: { reviewRating: object }) => one.reviewRating)).toMatchObject([
    { ratingValue: 1, bestRating: 1, worstRating: 0 },
    { ratingValue: 0, bestRating: 1, worstRating: 0 },
  ]);
});

test('a rating is the community’s: the share of ships, never without votes, never of made-up ones', () => {
  expect(aggregateRatingOf(votes)).toMatchObject({
    ...{ ratingValue: 71, worstRating: 0, bestRating: 100, ratingCount: 128 },
  });
  expect(aggregateRatingOf(none)).toBeNull();
  expect(aggregateRatingOf(readingOf({ ships: 91, skips: 37 }, 1))).toBeNull();
  expect(JSON.stringify(documents['tool without votes'])).not.toContain('aggregateRating');
  fc.assert(
    fc.property(anyTally(), (tally) => {
      const rating = aggregateRatingOf(readingOf(tally));
      if (!rating) return tally.ships + tally.skips === 0;
      const { ratingValue, ratingCount } = rating as { ratingValue: number; ratingCount: number };
      expect(ratingCount).toBe(tally.ships + tally.skips);
      return Math.abs(ratingValue - (100 * tally.ships) / ratingCount) < 1;
    }),
  );
});

test('offers say what was read: free is 0, on request is none, a free tier stands beside the plan', () => {
  const read = {
    amount: 20,
    currency: 'USD',
    period: 'month',
    note: null,
    sourceUrl: 'https://example.com/pricing',
    checkedAt: '2025-06-30',
  } as const;
  const prices = (kind: (typeof entryKinds)[number], amount: number | null = 20) =>
    offersOf({ ...read, kind, amount }).map((offer) => (offer as { price: number }).price);
  expect(prices('free', null)).toEqual([0]);
  expect(prices('free', 0)).toEqual([0]);
  expect(prices('freemium')).toEqual([0, 20]);
  expect(prices('freemium', null)).toEqual([0]);
  expect(prices('paid')).toEqual([20]);
  expect(prices('paid', null)).toEqual([]);
  expect(prices('contact')).toEqual([]);
  expect(offersOf(null)).toEqual([]);
  expect(offersOf({ ...read, kind: 'paid' })[0]).toMatchObject({
    priceCurrency: 'USD',
    url: 'https://example.com/pricing',
    description: 'As read on 2025-06-30.',
  });
  for (const kind of entryKinds) {
    for (const period of [...pricePeriods, null]) {
      const entry = { ...read, kind, period };
      const document = toolJsonLd(reviewedTool({ entry }), none, { url, image });
      expect(schemaOrgFaults(document)).toEqual([]);
    }
  }
});

test('no text ends the script element or changes on the way', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028'),
      ),
      (name) => {
        const text = jsonLdText(breadcrumbJsonLd([], name));
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
        const html = `<p></p><script type="application/ld+json">${text}</script>`;
        const [document] = jsonLdOf(html);
        const { itemListElement } = document as { itemListElement: { name: string }[] };
        return itemListElement[0]?.name === name;
      },
    ),
  );
});
