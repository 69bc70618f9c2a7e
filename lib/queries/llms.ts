import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { listCategoryNames } from '@/lib/data/categories';
import { llmsText } from '@/lib/domain/llms';
import { isBuild, siteUrl } from '@/lib/env';
import { type TextAnswer, textAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getMatchups } from './matchups';
import { getPastIssues } from './newsletter';
import { getTools } from './tools';

const MOST = 100;
const MOST_ISSUES = 10;

/** Cached text of /llms.txt. */
export async function getLlmsText(): Promise<TextAnswer> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.newsletter);
  const [matchups, tools, categories, issues] = await Promise.all([
    getMatchups(null, MOST),
    getTools(null, MOST),
    isBuild() ? [] : listCategoryNames(),
    getPastIssues(null, MOST_ISSUES),
  ]);
  return textAnswer(
    llmsText(
      { matchups: matchups.items, tools: tools.items, categories, issues: issues.items },
      siteUrl(),
    ),
  );
}
