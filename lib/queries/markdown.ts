import 'server-only';
import { pairSlug } from '@/lib/domain/matchup';
import { matchupMarkdown, toolMarkdown } from '@/lib/domain/tool-markdown';
import { siteUrl } from '@/lib/env';
import { type TextAnswer, textAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getMatchup, getMatchupsOf, getMovedMatchup } from './matchups';
import { getTool } from './tools';
import { getTallies } from './votes';

/** How many of its matchups a tool's text names: the newest. */
const MATCHUPS = 50;

/** Cached Markdown of a tool's page; null for an unknown, draft or retired one. */
export async function getToolMarkdown(slug: string): Promise<TextAnswer | null> {
  'use cache';
  publicLifetime();
  const tool = await getTool(slug);
  if (!tool) return null;
  const [tallies, matchups] = await Promise.all([
    getTallies([slug]),
    getMatchupsOf(slug, null, MATCHUPS),
  ]);
  const community = tallies[slug];
  return community
    ? textAnswer(toolMarkdown({ tool, community }, matchups.items, siteUrl()))
    : null;
}

/** Cached Markdown of the comparison of two tools under `slug`, the address that it should have. */
export async function getMatchupMarkdown(
  one: string,
  other: string,
): Promise<{ slug: string; answer: TextAnswer } | null> {
  'use cache';
  publicLifetime();
  const matchup = (await getMatchup(one, other)) ?? (await getMovedMatchup(one, other));
  if (!matchup) return null;
  const slugs: [string, string] = [matchup.left.slug, matchup.right.slug];
  const tallies = await getTallies([...slugs].sort());
  const [left, right] = [tallies[slugs[0]], tallies[slugs[1]]];
  if (!left || !right) return null;
  const body = matchupMarkdown(matchup, { left, right }, siteUrl());
  return { slug: pairSlug(...slugs), answer: textAnswer(body) };
}
