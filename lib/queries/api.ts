import 'server-only';
import { type PageQuery, tallyJson } from '@/lib/domain/api';
import { apiOperations } from '@/lib/domain/api-operations';
import { type Pair, pairSlug } from '@/lib/domain/matchup';
import { toMatchupJson, toMatchupSummaryJson, toTallyJson, toToolJson } from '@/lib/domain/present';
import type { TallyReading } from '@/lib/domain/tally';
import { siteUrl } from '@/lib/env';
import { answerOf, type JsonAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getMatchup, getMatchups, getMovedMatchup, isMatchupCursor } from './matchups';
import { getTool, getTools, isToolCursor } from './tools';
import { getListTallies, getTallies } from './votes';

// The texts are cached, not only the facts in them: a request then costs a look-up and no rendering.

/** Cached JSON of a tool; null for an unknown, draft or retired one. */
export async function getToolAnswer(slug: string): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  const tool = await getTool(slug);
  if (!tool) return null;
  const readings = await getTallies([slug]);
  return answerOf(apiOperations.getTool.answer, toToolJson(tool, of(readings, slug), siteUrl()));
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
  const matchup = (await getMatchup(one, other)) ?? (await getMovedMatchup(one, other));
  if (!matchup) return null;
  const [left, right] = [matchup.left.slug, matchup.right.slug];
  const readings = await getTallies([left, right].sort());
  const pair = { left: of(readings, left), right: of(readings, right) };
  const answer = answerOf(apiOperations.getMatchup.answer, toMatchupJson(matchup, pair, siteUrl()));
  return { slug: pairSlug(left, right), answer };
}

/** Cached JSON of the two tallies of a pair, as `getMatchupAnswer`. */
export async function getTallyAnswer(
  one: string,
  other: string,
): Promise<{ slug: string; answer: JsonAnswer } | null> {
  'use cache';
  publicLifetime();
  const matchup = (await getMatchup(one, other)) ?? (await getMovedMatchup(one, other));
  if (!matchup) return null;
  const pair: Pair = { left: matchup.left.slug, right: matchup.right.slug };
  const readings = await getTallies([pair.left, pair.right].sort());
  const named = (slug: string) => ({ slug, reading: of(readings, slug) });
  const answer = answerOf(
    apiOperations.getMatchupTally.answer,
    toTallyJson([named(pair.left), named(pair.right)]),
  );
  return { slug: pairSlug(pair.left, pair.right), answer };
}

/** Cached JSON of one tool's tally, as `getToolAnswer`. */
export async function getToolTallyAnswer(slug: string): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  if (!(await getTool(slug))) return null;
  const readings = await getTallies([slug]);
  return answerOf(
    apiOperations.getToolTally.answer,
    toTallyJson([{ slug, reading: of(readings, slug) }]),
  );
}

/** Cached JSON of the tallies of some tools, each named once; null unless all of them are published. */
export async function getTalliesAnswer(slugs: string[]): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  const tools = await Promise.all(slugs.map(getTool));
  if (tools.some((tool) => tool === null)) return null;
  const readings = await getTallies(slugs);
  const [first, ...more] = slugs.map((slug) => ({ slug, reading: of(readings, slug) }));
  return first ? answerOf(tallyJson, toTallyJson([first, ...more])) : null;
}

/** Cached JSON of a page of tools; null when the cursor is not one that this list gave out. */
export async function getToolListAnswer({ cursor, limit }: PageQuery): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  if (cursor !== undefined && !isToolCursor(cursor)) return null;
  const page = await getTools(cursor ?? null, limit);
  const readings = await getListTallies(page.items.map((tool) => tool.slug));
  const items = page.items.map((tool) => toToolJson(tool, of(readings, tool.slug), siteUrl()));
  return answerOf(apiOperations.listTools.answer, { items, nextCursor: page.nextCursor });
}

/** Cached JSON of a page of matchups, as `getToolListAnswer`. */
export async function getMatchupListAnswer({
  cursor,
  limit,
}: PageQuery): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  if (cursor !== undefined && !isMatchupCursor(cursor)) return null;
  const page = await getMatchups(cursor ?? null, limit);
  const slugs = new Set(page.items.flatMap(({ left, right }) => [left.slug, right.slug]));
  const readings = await getListTallies([...slugs].sort());
  const items = page.items.map((matchup) => {
    const { left, right } = matchup;
    const pair = { left: of(readings, left.slug), right: of(readings, right.slug) };
    return toMatchupSummaryJson(matchup, pair, siteUrl());
  });
  return answerOf(apiOperations.listMatchups.answer, { items, nextCursor: page.nextCursor });
}

function of(readings: Record<string, TallyReading>, slug: string): TallyReading {
  const reading = readings[slug];
  if (!reading) throw new Error(`No tally was read for ${slug}`);
  return reading;
}
