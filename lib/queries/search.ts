import 'server-only';
import { cacheTag } from 'next/cache';
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
import { answerOf, type JsonAnswer } from './answer';
import { searchLifetime } from './lifetimes';

// Kept by what is asked, not by what was typed: spaces, capitals and accents make no entry of their own.
// How many are kept is bounded by Next's memory for them, which forgets the oldest first.

/** Cached answer of `searchCatalogue`; null for a text without a word in it. */
export async function getFound({ q, kind, page }: SearchView): Promise<Found | null> {
  const asked = askedOf(q);
  return asked && readFound(asked, kind, page);
}

async function readFound(asked: Asked, kind: SearchKind | null, page: number): Promise<Found> {
  'use cache';
  searchLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return searchCatalogue({ q: asked.plain, kind, page }, asked);
}

/** Cached JSON of what the type-ahead proposes for a typed text. */
export async function getSuggestionsAnswer(text: string): Promise<JsonAnswer> {
  const asked = askedOf(queryOf(text));
  return asked ? readSuggestions(asked) : answerOf(suggestionsSchema, { items: [] });
}

async function readSuggestions(asked: Asked): Promise<JsonAnswer> {
  'use cache';
  searchLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return answerOf(suggestionsSchema, { items: await suggestWhileTyping(asked) });
}
