import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { listCategoryNames } from '@/lib/data/categories';
import { llmsText } from '@/lib/domain/llms';
import { isBuild, siteUrl } from '@/lib/env';
import { type TextAnswer, textAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getMatchups } from './matchups';
import { getTools } from './tools';

const MOST = 100;

/** Cached text of /llms.txt. */
export async function getLlmsText(): Promise<TextAnswer> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  const [matchups, tools, categories] = await Promise.all([
    getMatchups(null, MOST),
    getTools(null, MOST),
    isBuild() ? [] : listCategoryNames(),
  ]);
  return textAnswer(
    llmsText({ matchups: matchups.items, tools: tools.items, categories }, siteUrl()),
  );
}
