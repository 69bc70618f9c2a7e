import 'server-only';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { listMappedGroups, listMappedPages, listSitemapParts } from '@/lib/data/sitemap';
import {
  type MappedPage,
  partName,
  SITEMAP_PART,
  type SitemapPart,
  STANDING_PAGES,
  sitemapIndex,
  urlSet,
} from '@/lib/domain/sitemap';
import { isBuild, siteUrl } from '@/lib/env';
import { publicLifetime } from './lifetimes';

/**
 * A file of the sitemap, packed by gzip: a full one is 6 MB, a tenth of it packed, and the memory for what
 * is cached is bounded.
 */
export type SitemapAnswer = { packed: Uint8Array; etag: string };

const pack = promisify(gzip);

async function answer(body: string): Promise<SitemapAnswer> {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  return { packed: new Uint8Array(await pack(body)), etag: `W/"${digest}"` };
}

async function standingPages(): Promise<MappedPage[]> {
  const standing = STANDING_PAGES.map((path) => ({ path, changedAt: null }));
  return [...standing, ...(isBuild() ? [] : await listMappedGroups())];
}

/** Cached: the sitemap in one file while it fits, else the index of its parts. */
export async function getSitemap(most = SITEMAP_PART): Promise<SitemapAnswer> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.newsletter);
  const standing = await standingPages();
  const parts = isBuild() ? [] : await listSitemapParts();
  const count = parts.reduce((sum, { pages }) => sum + pages, standing.length);
  if (count > most) return answer(sitemapIndex(['pages', ...parts.map(partName)], siteUrl()));
  const pages = await Promise.all(parts.map(({ noun, part }) => listMappedPages(noun, part)));
  return answer(urlSet([...standing, ...pages.flat()], siteUrl()));
}

/** Cached: one part; null where there are no pages in it. */
export async function getSitemapPart(part: SitemapPart): Promise<SitemapAnswer | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.newsletter);
  if (part.noun === 'pages') return answer(urlSet(await standingPages(), siteUrl()));
  const pages = isBuild() ? [] : await listMappedPages(part.noun, part.part);
  return pages.length > 0 ? answer(urlSet(pages, siteUrl())) : null;
}
