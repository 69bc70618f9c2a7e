import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { countDirectory, isDirectoryPage, listDirectory, listLicences } from '@/lib/data/directory';
import { listCategories, listMatchupsIn } from '@/lib/data/public-categories';
import type { MatchupSummary, Page, PublicCategory, ToolFacts } from '@/lib/domain/catalogue';
import type { DirectoryView } from '@/lib/domain/directory';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

export { isDirectoryPage };

/** Cached answer of `listDirectory`. Votes drop it where they decide the order. */
export async function getDirectory(view: DirectoryView, limit: number): Promise<Page<ToolFacts>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  if (view.sort === 'community') cacheTag(cacheTags.tallies);
  return isBuild() ? { items: [], nextCursor: null } : listDirectory(view, limit);
}

/** Cached answer of `countDirectory`: of all pages of a view, however it is sorted. */
export async function getDirectoryCount(view: DirectoryView): Promise<number> {
  return readCount({ ...view, sort: 'name', after: null });
}

async function readCount(view: DirectoryView): Promise<number> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? 0 : countDirectory(view);
}

/** How many licences the directory offers to choose from. */
const OFFERED = 20;

/** Cached answer of `listLicences`: the commonest. */
export async function getLicences(): Promise<{ licence: string; tools: number }[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listLicences(OFFERED);
}

/** Cached answer of `listCategories`. */
export async function getCategories(): Promise<PublicCategory[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listCategories();
}

/** Cached: the category at an address; null where there is none. */
export async function getCategory(slug: string): Promise<PublicCategory | null> {
  return (await getCategories()).find((category) => category.slug === slug) ?? null;
}

/** Cached answer of `listMatchupsIn`. */
export async function getMatchupsIn(slug: string, limit: number): Promise<MatchupSummary[]> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? [] : listMatchupsIn(slug, limit);
}
