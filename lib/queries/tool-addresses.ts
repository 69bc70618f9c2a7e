import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { findToolsAt } from '@/lib/data/tool-addresses';
import { isToolSlug } from '@/lib/domain/slug';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

/** Cached: the address at which the tool of an earlier one stands now; null where there is none. */
export async function getMovedTool(slug: string): Promise<string | null> {
  return isToolSlug(slug) ? readMovedTool(slug) : null;
}

async function readMovedTool(slug: string): Promise<string | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(slug));
  const to = isBuild() ? undefined : (await findToolsAt([slug])).get(slug)?.slug;
  return to && to !== slug ? to : null;
}

/**
 * Cached: the addresses at which two tools stand now, in the order asked; null unless one of them moved
 * and both are there and two.
 */
export async function getMovedPair(one: string, other: string): Promise<[string, string] | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue, cacheTags.tool(one), cacheTags.tool(other));
  if (isBuild()) return null;
  const at = await findToolsAt([one, other]);
  const [left, right] = [at.get(one)?.slug, at.get(other)?.slug];
  if (!left || !right || left === right || (left === one && right === other)) return null;
  return [left, right];
}
