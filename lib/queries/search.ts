import 'server-only';
import { cacheTag } from 'next/cache';
import { cache } from 'react';
import { cacheTags } from '@/lib/cache-tags';
import { searchCatalogue, suggestWhileTyping } from '@/lib/data/search';
import {
  type Asked,
  askedOf,
  type Found,
  queryOf,
  type SearchKind,
  type SearchView,
  suggestionsSchema,
} from '@/lib/domain/search';
import type { TallyReading } from '@/lib/domain/tally';
import { answerOf, type JsonAnswer } from './answer';
import { publicLifetime, searchLifetime } from './lifetimes';
import { talliesOf } from './votes';

// Kept by what is asked, not by what was typed: spaces, capitals and accents make no entry of their own.
// They are kept apart (search-cache.mjs), which forgets the oldest first. Long texts are asked by nobody twice:
// they are not kept at all.

/** The longest text whose answer is kept, in characters. */
const LONGEST_KEPT = 60;

/**
 * Answers `searchCatalogue`, cached, and once for each request; null for a text without a word in it.
 */
export async function getFound({ q, kind, page }: SearchView): Promise<Found | null> {
  return foundOnce(q, kind, page);
}

// A page asks twice, for its head and for itself.
const foundOnce = cache(async (q: string, kind: SearchKind | null, page: number) => {
  const asked = askedOf(q);
  if (!asked) return null;
  return asked.plain.length > LONGEST_KEPT
    ? searchCatalogue({ q, kind, page }, asked)
    : readFound(asked, kind, page);
});

async function readFound(asked: Asked, kind: SearchKind | null, page: number): Promise<Found> {
  'use cache: search';
  searchLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return searchCatalogue({ q: asked.plain, kind, page }, asked);
}

/** Cached JSON of what the type-ahead proposes for a typed text. */
export async function getSuggestionsAnswer(text: string): Promise<JsonAnswer> {
  const asked = askedOf(queryOf(text));
  if (!asked) return answerOf(suggestionsSchema, { items: [] });
  return asked.plain.length > LONGEST_KEPT ? suggestionsAnswer(asked) : readSuggestions(asked);
}

async function readSuggestions(asked: Asked): Promise<JsonAnswer> {
  'use cache: search';
  searchLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return suggestionsAnswer(asked);
}

async function suggestionsAnswer(asked: Asked): Promise<JsonAnswer> {
  return answerOf(suggestionsSchema, { items: await suggestWhileTyping(asked) });
}

/** Cached community tallies of the tools that a search found, kept where searches are. */
export async function getFoundTallies(slugs: string[]): Promise<Record<string, TallyReading>> {
  'use cache: search';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.tallies);
  return talliesOf(slugs);
}
