import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import {
  isStandingCursor,
  type LeaderboardScale,
  listLeaderboardCategories,
  listStandings,
  readLeaderboardScale,
  type Standing,
} from '@/lib/data/leaderboard';
import { listMovements, listSplitPanels, type Movement } from '@/lib/data/movements';
import { listNewestTools } from '@/lib/data/tools';
import type { CategoryLabel, Page, ToolFacts } from '@/lib/domain/catalogue';
import type { LeaderboardPart } from '@/lib/domain/leaderboard-view';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

export type { LeaderboardScale, Movement, Standing };
export { isStandingCursor };

/** Cached answer of `listStandings`; `cursor` is null for the first page. */
export async function getStandings(
  part: LeaderboardPart,
  category: string | null,
  cursor: string | null,
  limit: number,
): Promise<Page<Standing>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tallies);
  if (isBuild()) return { items: [], nextCursor: null };
  return listStandings({ part, category }, { cursor, limit });
}

/** Cached answer of `readLeaderboardScale`: one for all pages of a leaderboard. */
export async function getLeaderboardScale(category: string | null): Promise<LeaderboardScale> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tallies);
  if (isBuild()) return { lows: [], highs: [], unranked: 0, asOf: new Date(0).toISOString() };
  return readLeaderboardScale(category);
}

/** Cached answer of `listLeaderboardCategories`. */
export async function getLeaderboardCategories(): Promise<CategoryLabel[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listLeaderboardCategories();
}

/** A week, in days. */
const MOVERS_DAYS = 7;

/** Cached answer of `listMovements` over the last seven days, with the day from whose end on. */
export async function getMovements(limit: number): Promise<{ since: string; items: Movement[] }> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tallies);
  const since = new Date(Date.now() - MOVERS_DAYS * 86_400_000).toISOString().slice(0, 10);
  return { since, items: isBuild() ? [] : await listMovements(since, limit) };
}

/** Cached answer of `listSplitPanels`. */
export async function getSplitPanels(limit: number): Promise<Standing[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tallies);
  return isBuild() ? [] : listSplitPanels(limit);
}

/** Cached answer of `listNewestTools`. */
export async function getNewestTools(limit: number): Promise<ToolFacts[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listNewestTools(limit);
}
