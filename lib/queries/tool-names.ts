import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { findMeant, searchNames } from '@/lib/data/tool-names';
import { type Meant, tidyAsked } from '@/lib/domain/compare-request';
import { type ToolNamesJson, toolNamesJson } from '@/lib/domain/tool-names';
import { isBuild } from '@/lib/env';
import { answerOf, type JsonAnswer } from './answer';
import { publicLifetime } from './lifetimes';

const MOST_NAMES = 8;
const MOST_NEAR = 5;

/** Cached JSON of the tools that a text may mean while it is typed, whatever its case and spaces. */
export async function getToolNamesAnswer(text: string): Promise<JsonAnswer> {
  return readNames(tidyAsked(text).toLowerCase());
}

async function readNames(text: string): Promise<JsonAnswer> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  const items: ToolNamesJson['items'] = isBuild() ? [] : await searchNames(text, MOST_NAMES);
  return answerOf(toolNamesJson, { items });
}

/** Cached answer of `findMeant`: what each of the texts of an address means. */
export async function getMeant(texts: string[]): Promise<Meant[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() || texts.length === 0 ? [] : findMeant(texts, MOST_NEAR);
}
