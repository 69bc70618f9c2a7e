import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { listSeats } from '@/lib/data/seats';
import type { SeatLabel } from '@/lib/domain/catalogue';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

/** Cached answer of `listSeats`. */
export async function getSeats(): Promise<SeatLabel[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listSeats();
}
