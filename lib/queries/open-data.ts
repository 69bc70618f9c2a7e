import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { listExports } from '@/lib/data/open-data';
import type { DataExport } from '@/lib/domain/open-data';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

/** Cached answer of `listExports`. */
export async function getExports(): Promise<DataExport[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.openData);
  return isBuild() ? [] : listExports();
}
