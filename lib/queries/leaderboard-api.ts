import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { findToolFacts } from '@/lib/data/tools';
import type { LeaderboardQuery } from '@/lib/domain/api';
import { apiOperations } from '@/lib/domain/api-operations';
import type { ToolFacts } from '@/lib/domain/catalogue';
import { toToolJson } from '@/lib/domain/present';
import { countRanked, type RankRange, rankBy } from '@/lib/domain/standing';
import { isBuild, siteUrl } from '@/lib/env';
import { answerOf, type JsonAnswer } from './answer';
import {
  getLeaderboardCategories,
  getLeaderboardScale,
  getStandings,
  isStandingCursor,
  type Standing,
} from './leaderboard';
import { publicLifetime } from './lifetimes';

async function getFacts(slugs: string[]): Promise<Record<string, ToolFacts>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? {} : Object.fromEntries(await findToolFacts(slugs));
}

// The figures are those that made the rank, not the ones of a moment later.
function itemOf(standing: Standing, facts: ToolFacts, rank: RankRange, asOf: string) {
  const reading = { tally: standing.community, simulated: standing.simulated, asOf };
  const tool = toToolJson({ ...facts, panel: standing.panel }, reading, siteUrl());
  return { rank, tool, community: tool.community, panel: tool.panel };
}

/**
 * Cached JSON of a page of the leaderboard; null when the cursor is not one that it gave out, and the
 * parameter at fault where there is no such category.
 */
export async function getLeaderboardAnswer(
  query: LeaderboardQuery,
): Promise<JsonAnswer | { parameter: string; detail: string } | null> {
  'use cache';
  publicLifetime();
  const { cursor = null, limit, category = null } = query;
  if (cursor !== null && !isStandingCursor('ranked', cursor)) return null;
  const categories = await getLeaderboardCategories();
  if (category !== null && !categories.some(({ slug }) => slug === category)) {
    return {
      parameter: 'category',
      detail: 'category is not the address of a category in which a tool is published.',
    };
  }
  const [page, scale] = await Promise.all([
    getStandings('ranked', category, cursor, limit),
    getLeaderboardScale(category),
  ]);
  const facts = await getFacts(page.items.map(({ slug }) => slug));
  const rank = rankBy(scale);
  const items = page.items.flatMap((standing) => {
    const tool = facts[standing.slug];
    const { low, high } = standing;
    // Retired since the list was read: the list itself is dropped in a moment.
    if (!tool || low === null || high === null) return [];
    return [itemOf(standing, tool, rank({ low, high }), scale.asOf)];
  });
  return answerOf(apiOperations.getLeaderboard.answer, {
    ...{ items, ranked: countRanked(scale), unranked: scale.unranked },
    nextCursor: page.nextCursor,
  });
}
