import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { listSeatInterests } from '@/lib/data/interests';
import {
  countSeatVerdicts,
  findSeat,
  isSeatVerdictCursor,
  listPanel,
  listSeatVerdicts,
  readSeatRecords,
} from '@/lib/data/panel';
import { findVerdictHistory } from '@/lib/data/verdict-history';
import type { Page } from '@/lib/domain/catalogue';
import type { PanelView } from '@/lib/domain/panel-view';
import { type ReadHistory, readHistory } from '@/lib/domain/revision';
import type { SeatFacts, SeatInterests, SeatVerdict, VerdictCount } from '@/lib/domain/seat';
import type { SeatRecord } from '@/lib/domain/seat-record';
import { isToolSlug, plainSlugSchema } from '@/lib/domain/slug';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

export { isSeatVerdictCursor };

/** Whatever can't be a slug asks neither cache nor database. */
const isSeatSlug = (text: string) => plainSlugSchema.safeParse(text).success;

/** Cached answer of `listPanel`. */
export async function getPanel(): Promise<SeatFacts[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listPanel();
}

/** Cached answer of `findSeat`. */
export async function getSeat(slug: string): Promise<SeatFacts | null> {
  return isSeatSlug(slug) ? readSeat(slug) : null;
}

async function readSeat(slug: string): Promise<SeatFacts | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? null : findSeat(slug);
}

/** Cached answer of `listSeatInterests`. */
export async function getSeatInterests(slug: string): Promise<SeatInterests> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? { newest: [], more: false } : listSeatInterests(slug);
}

/** Cached answer of `readSeatRecords`. The community is in it, so votes drop it as well. */
export async function getSeatRecords(): Promise<Record<string, SeatRecord>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tallies);
  return isBuild() ? {} : readSeatRecords();
}

/** Cached answer of `countSeatVerdicts`. */
export async function getSeatVerdictCounts(slug: string): Promise<VerdictCount[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : countSeatVerdicts(slug);
}

/** Cached answer of `listSeatVerdicts`. */
export async function getSeatVerdicts(
  slug: string,
  view: PanelView,
  limit: number,
): Promise<Page<SeatVerdict>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? { items: [], nextCursor: null } : listSeatVerdicts(slug, view, limit);
}

/**
 * Cached answer of `findVerdictHistory`, with what each revision changed. Worked out in here: the
 * library that compares looks at the clock, which a static page may not.
 */
export async function getVerdictHistory(tool: string, seat: string): Promise<ReadHistory | null> {
  return isToolSlug(tool) && isSeatSlug(seat) ? readVerdictHistory(tool, seat) : null;
}

async function readVerdictHistory(tool: string, seat: string): Promise<ReadHistory | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(tool));
  const history = isBuild() ? null : await findVerdictHistory(tool, seat);
  return history && readHistory(history);
}
