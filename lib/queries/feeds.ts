import 'server-only';
import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import {
  findCategoryLabel,
  listFedIssues,
  listFedMatchups,
  listFedVerdicts,
} from '@/lib/data/feed';
import type { CategoryLabel } from '@/lib/domain/catalogue';
import {
  FEED_LENGTH,
  type FeedEntry,
  feedUpdated,
  issueEntry,
  matchupEntry,
  newestEntries,
  verdictEntry,
} from '@/lib/domain/feed';
import { plainSlugSchema } from '@/lib/domain/slug';
import { xmlChars } from '@/lib/domain/xml';
import { isBuild, siteUrl } from '@/lib/env';
import { type TextAnswer, textAnswer } from './answer';
import { publicLifetime } from './lifetimes';

export type FeedForm = 'atom' | 'json';

/** What a feed is of, before it is written in one form or the other. */
export type FeedSource = {
  category: CategoryLabel | null;
  entries: FeedEntry[];
  /** The site's origin. */
  origin: string;
};

const SITE = 'Shipworthy';

/**
 * Names a thing for ever (RFC 4151), so that a reader's list of what it has read survives new addresses.
 * The year is when the scheme began; it never changes.
 */
const tagUri = (origin: string, key: string) => `tag:${new URL(origin).hostname},2026:${key}`;

function headOf({ category, origin }: FeedSource) {
  const folder = category ? `/categories/${category.slug}` : '';
  return {
    title: xmlChars(category ? `${SITE}: ${category.name}` : SITE),
    subtitle: xmlChars(
      category
        ? `New matchups and new verdicts on tools of ${category.name}, in full.`
        : 'New matchups, new verdicts and the weekly issues of the newsletter, in full.',
    ),
    home: `${origin}${folder || '/'}`,
    self: (file: string) => `${origin}${folder}/${file}`,
    id: tagUri(origin, category ? `category/${category.slug}` : 'feed'),
  };
}

/** Answers the source as an Atom feed (RFC 4287). */
export function atomOf(source: FeedSource): string {
  const { origin, entries } = source;
  const head = headOf(source);
  const updated = new Date(feedUpdated(entries) ?? 0);
  return generateAtomFeed({
    id: head.id,
    title: { value: head.title },
    subtitle: { value: head.subtitle },
    updated,
    authors: [{ name: SITE, uri: origin }],
    generator: { text: SITE, uri: origin },
    links: [
      { href: head.self('feed.xml'), rel: 'self', type: 'application/atom+xml' },
      { href: head.home, rel: 'alternate', type: 'text/html' },
    ],
    entries: entries.map((entry) => ({
      id: tagUri(origin, entry.key),
      title: { value: xmlChars(entry.title) },
      updated: new Date(entry.updated),
      published: new Date(entry.published),
      links: [{ href: `${origin}${entry.path}`, rel: 'alternate', type: 'text/html' }],
      summary: { value: xmlChars(entry.summary) },
      content: { type: 'html', value: entry.html },
      ...(entry.authors.length > 0 && {
        authors: entry.authors.map((name) => ({ name: xmlChars(name) })),
      }),
      categories: entry.categories.map(({ slug, name }) => ({
        term: slug,
        scheme: `${origin}/categories/`,
        label: xmlChars(name),
      })),
    })),
  });
}

/** Answers the source as a JSON Feed 1.1. */
export function jsonFeedOf(source: FeedSource): string {
  const { origin, entries } = source;
  const head = headOf(source);
  const feed = generateJsonFeed({
    title: head.title,
    description: head.subtitle,
    home_page_url: head.home,
    feed_url: head.self('feed.json'),
    language: 'en',
    authors: [{ name: SITE, url: origin }],
    items: entries.map((entry) => ({
      id: tagUri(origin, entry.key),
      url: `${origin}${entry.path}`,
      title: xmlChars(entry.title),
      summary: xmlChars(entry.summary),
      content_html: entry.html,
      date_published: new Date(entry.published),
      date_modified: new Date(entry.updated),
      tags: entry.categories.map(({ name }) => xmlChars(name)),
      ...(entry.authors.length > 0 && {
        authors: entry.authors.map((name) => ({ name: xmlChars(name) })),
      }),
    })),
  });
  // The generator leaves an empty list out, and a feed without one is none.
  return JSON.stringify(Object.assign({ items: [] }, feed));
}

/** Cached feed of everything, or of a category; null where there is no such category. */
export async function getFeed(category: string | null, form: FeedForm): Promise<TextAnswer | null> {
  if (category !== null && !plainSlugSchema.safeParse(category).success) return null;
  return readFeed(category, form);
}

async function readFeed(slug: string | null, form: FeedForm): Promise<TextAnswer | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.newsletter);
  if (isBuild()) return null;
  const category = slug === null ? null : await findCategoryLabel(slug);
  if (slug !== null && !category) return null;
  // An issue is about the tools of many categories: it stands in the feed of everything.
  const [matchups, verdicts, issues] = await Promise.all([
    listFedMatchups(slug, FEED_LENGTH),
    listFedVerdicts(slug, FEED_LENGTH),
    slug === null ? listFedIssues(FEED_LENGTH) : [],
  ]);
  const origin = siteUrl();
  const entries = newestEntries([
    ...matchups.map(matchupEntry),
    ...verdicts.map(verdictEntry),
    ...issues.map((issue) => issueEntry(issue, origin)),
  ]);
  const source = { category, entries, origin };
  const body = form === 'atom' ? atomOf(source) : jsonFeedOf(source);
  return textAnswer(body, feedUpdated(entries));
}
