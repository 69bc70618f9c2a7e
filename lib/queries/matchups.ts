import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import {
  findFeaturedMatchup,
  findMatchup,
  isMatchupCursor,
  listMatchups,
  listMatchupsOf,
  relatedMatchups,
} from '@/lib/data/matchups';
import type { MatchupFacts, MatchupSummary, Page } from '@/lib/domain/catalogue';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';
import { getMovedPair } from './tool-addresses';

export { isMatchupCursor };

/** Cached answer of `findMatchup`. */
export async function getMatchup(one: string, other: string): Promise<MatchupFacts | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(one), cacheTags.tool(other));
  return isBuild() ? null : findMatchup(one, other);
}

/**
 * The comparison that an address leads to which one of its tools had before; null where there is none.
 * For who did not find one at the address itself.
 */
export async function getMovedMatchup(one: string, other: string): Promise<MatchupFacts | null> {
  const moved = await getMovedPair(one, other);
  return moved && getMatchup(...moved);
}

/** Cached answer of `relatedMatchups` for the pair at this address. */
export async function getRelatedMatchups(one: string, other: string): Promise<MatchupSummary[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  if (isBuild()) return [];
  const matchup = await findMatchup(one, other);
  return matchup ? relatedMatchups(matchup, 4) : [];
}

/** Cached answer of `listMatchups`. */
export async function getMatchups(
  cursor: string | null,
  limit: number,
): Promise<Page<MatchupSummary>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? { items: [], nextCursor: null } : listMatchups({ cursor, limit });
}

/** Cached answer of `findFeaturedMatchup`. */
export async function getFeaturedMatchup(): Promise<MatchupSummary | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? null : findFeaturedMatchup();
}

/** Cached answer of `listMatchupsOf`. */
export async function getMatchupsOf(
  slug: string,
  cursor: string | null,
  limit: number,
): Promise<Page<MatchupSummary>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(slug));
  return isBuild() ? { items: [], nextCursor: null } : listMatchupsOf(slug, { cursor, limit });
}
