import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { CursorError } from '@/lib/data/cursor';
import { listMatchups } from '@/lib/data/matchups';
import { listTools } from '@/lib/data/tools';
import type { TallyReading } from '@/lib/data/votes';
import {
  matchupJson,
  matchupListJson,
  type PageQuery,
  tallyJson,
  toolListJson,
} from '@/lib/domain/api';
import type { MatchupSummary, Page, ToolFacts } from '@/lib/domain/catalogue';
import { type Pair, pairSlug } from '@/lib/domain/matchup';
import { toMatchupJson, toMatchupSummaryJson, toTallyJson, toToolJson } from '@/lib/domain/present';
import { toolJson } from '@/lib/domain/tool';
import { isBuild, siteUrl } from '@/lib/env';
import { answerOf, type JsonAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getMatchup } from './matchups';
import { getTool } from './tools';
import { getListTallies, getTallies } from './votes';

// The texts are cached, not only the facts in them: a request then costs a look-up and no rendering.

/** Cached JSON of a tool; null for an unknown, draft or retired one. */
export async function getToolAnswer(slug: string): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  const tool = await getTool(slug);
  if (!tool) return null;
  const readings = await getTallies([slug]);
  return answerOf(toolJson, toToolJson(tool, of(readings, slug), siteUrl()));
}

/**
 * Cached JSON of the comparison of two tools under `slug`, the address that it should have; null
 * where there is none.
 */
export async function getMatchupAnswer(
  one: string,
  other: string,
): Promise<{ slug: string; answer: JsonAnswer } | null> {
  'use cache';
  publicLifetime();
  const matchup = await getMatchup(one, other);
  if (!matchup) return null;
  const [left, right] = [matchup.left.slug, matchup.right.slug];
  const readings = await getTallies([left, right].sort());
  const pair = { left: of(readings, left), right: of(readings, right) };
  const answer = answerOf(matchupJson, toMatchupJson(matchup, pair, siteUrl()));
  return { slug: pairSlug(left, right), answer };
}

/** Cached JSON of the two tallies of a pair, as `getMatchupAnswer`. */
export async function getTallyAnswer(
  one: string,
  other: string,
): Promise<{ slug: string; answer: JsonAnswer } | null> {
  'use cache';
  publicLifetime();
  const matchup = await getMatchup(one, other);
  if (!matchup) return null;
  const pair: Pair = { left: matchup.left.slug, right: matchup.right.slug };
  const readings = await getTallies([pair.left, pair.right].sort());
  const named = (slug: string) => ({ slug, reading: of(readings, slug) });
  const answer = answerOf(tallyJson, toTallyJson([named(pair.left), named(pair.right)]));
  return { slug: pairSlug(pair.left, pair.right), answer };
}

/** Cached JSON of a page of tools; null when the cursor is not one that this list gave out. */
export async function getToolListAnswer({ cursor, limit }: PageQuery): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  const page = await toolPage(cursor ?? null, limit);
  if (!page) return null;
  const readings = await getListTallies(page.items.map((tool) => tool.slug));
  const items = page.items.map((tool) => toToolJson(tool, of(readings, tool.slug), siteUrl()));
  return answerOf(toolListJson, { items, nextCursor: page.nextCursor });
}

/** Cached JSON of a page of matchups, as `getToolListAnswer`. */
export async function getMatchupListAnswer({
  cursor,
  limit,
}: PageQuery): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  const page = await matchupPage(cursor ?? null, limit);
  if (!page) return null;
  const slugs = new Set(page.items.flatMap(({ left, right }) => [left.slug, right.slug]));
  const readings = await getListTallies([...slugs].sort());
  const items = page.items.map((matchup) => {
    const { left, right } = matchup;
    const pair = { left: of(readings, left.slug), right: of(readings, right.slug) };
    return toMatchupSummaryJson(matchup, pair, siteUrl());
  });
  return answerOf(matchupListJson, { items, nextCursor: page.nextCursor });
}

// Apart from the tallies, so that a second's votes do not have the facts read anew. A bad cursor is
// an answer here: an error would come out of the cache without its class.
async function toolPage(cursor: string | null, limit: number): Promise<Page<ToolFacts> | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? null : orBadCursor(listTools({ cursor, limit }));
}

async function matchupPage(
  cursor: string | null,
  limit: number,
): Promise<Page<MatchupSummary> | null> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? null : orBadCursor(listMatchups({ cursor, limit }));
}

async function orBadCursor<T>(page: Promise<T>): Promise<T | null> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof CursorError) return null;
    throw error;
  }
}

function of(readings: Record<string, TallyReading>, slug: string): TallyReading {
  const reading = readings[slug];
  if (!reading) throw new Error(`No tally was read for ${slug}`);
  return reading;
}
