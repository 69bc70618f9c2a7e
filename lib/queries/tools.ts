import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { countTools, findTool, isToolCursor, listTools } from '@/lib/data/tools';
import type { Page, ReviewedTool, ToolFacts } from '@/lib/domain/catalogue';
import { isToolSlug } from '@/lib/domain/slug';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

export { isToolCursor };

/** Cached answer of `findTool`; whatever can't be a slug asks neither cache nor database. */
export async function getTool(slug: string): Promise<ReviewedTool | null> {
  return isToolSlug(slug) ? readTool(slug) : null;
}

async function readTool(slug: string): Promise<ReviewedTool | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(slug));
  return isBuild() ? null : findTool(slug);
}

/** Cached answer of `listTools`. */
export async function getTools(cursor: string | null, limit: number): Promise<Page<ToolFacts>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? { items: [], nextCursor: null } : listTools({ cursor, limit });
}

/** Cached answer of `countTools`. */
export async function getToolCount(): Promise<number> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? 0 : countTools();
}
