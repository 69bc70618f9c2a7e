import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { listAlternatives } from '@/lib/data/alternatives';
import { listPublicPriceReads } from '@/lib/data/price-reads';
import { listEarlierAddresses } from '@/lib/data/tool-addresses';
import { readVoteDays } from '@/lib/data/vote-days';
import type { ToolFacts } from '@/lib/domain/catalogue';
import { type PriceStep, priceHistory } from '@/lib/domain/price-history';
import { countVotes } from '@/lib/domain/tally';
import { type CoursePoint, courseOf } from '@/lib/domain/vote-course';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

/** How many price reads a page shows; older ones are in the catalogue's export. */
const MOST_READS = 100;

/** Cached price reads of a tool, the newest first, each with what changed since the one before. */
export async function getPriceHistory(slug: string): Promise<PriceStep[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(slug));
  if (isBuild()) return [];
  const reads = await listPublicPriceReads(slug, MOST_READS + 1);
  return priceHistory(reads, reads.length <= MOST_READS);
}

/** The community's figure of a tool day by day, and when it was counted (ISO date and time, UTC). */
export type VoteCourse = { points: CoursePoint[]; asOf: string };

/** Up to so many votes are counted in a millisecond or two. */
const SOON_COUNTED = 1_000;

/**
 * Cached course of a tool's votes. It goes over all of them, so that of many a vote does not drop it: they
 * are counted anew once a minute at most. Of few it does: "nobody has voted yet" must not stand below a vote.
 */
export async function getVoteCourse(slug: string): Promise<VoteCourse> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(slug));
  if (isBuild()) return { points: [], asOf: new Date(0).toISOString() };
  const votes = await readVoteDays(slug);
  const total = votes.days.reduce((sum, day) => sum + countVotes(day), 0);
  if (total <= SOON_COUNTED) cacheTag(cacheTags.tally(slug));
  return { points: courseOf(votes), asOf: votes.asOf };
}

/** Cached answer of `listAlternatives`: in the order of a minute ago at most. */
export async function getAlternatives(slug: string): Promise<ToolFacts[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listAlternatives(slug, 4);
}

/** Cached answer of `listEarlierAddresses`. */
export async function getEarlierAddresses(slug: string): Promise<string[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(slug));
  return isBuild() ? [] : listEarlierAddresses(slug);
}
