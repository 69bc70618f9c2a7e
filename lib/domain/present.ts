import type { MatchupJson, MatchupSummaryJson, TallyJson } from './api';
import type { CuratedPair, MatchupFacts, MatchupSummary, ToolFacts } from './catalogue';
import { communityComparison, figureOf } from './figure';
import { pairSlug } from './matchup';
import { reviewerSplit } from './panel';
import type { TallyReading } from './tally';
import type { ToolJson } from './tool';

/** The readings of a pair. */
export type PairReadings = { left: TallyReading; right: TallyReading };

/** Answers a tool as the API has it. `siteUrl` is the site's origin, without a slash at the end. */
export function toToolJson(tool: ToolFacts, community: TallyReading, siteUrl: string): ToolJson {
  // Field by field: a column that comes to be must not leave by itself.
  return {
    slug: tool.slug,
    name: tool.name,
    ...(tool.maker && { maker: tool.maker }),
    tagline: tool.tagline,
    description: tool.description,
    category: { slug: tool.category.slug, name: tool.category.name },
    website: tool.website,
    license: tool.license,
    ...(tool.version && { version: tool.version }),
    factsCheckedAt: tool.factsCheckedAt,
    entry: tool.entry,
    panel: figureOf(tool.panel),
    community: figureOf(community.tally),
    simulated: community.simulated,
    url: `${siteUrl}/tools/${tool.slug}`,
    updatedAt: tool.updatedAt,
  };
}

type Pair = { left: ToolFacts; right: ToolFacts; curated: CuratedPair | null };

function summaryOf({ left, right, curated }: Pair, readings: PairReadings, siteUrl: string) {
  const slug = pairSlug(left.slug, right.slug);
  return {
    slug,
    url: `${siteUrl}/compare/${slug}`,
    left: toToolJson(left, readings.left, siteUrl),
    right: toToolJson(right, readings.right, siteUrl),
    headline: curated?.headline ?? null,
    editorNote: curated?.editorNote ?? null,
    publishedAt: curated?.publishedAt ?? null,
    curated: curated !== null,
    comparison: communityComparison(
      { name: left.name, tally: readings.left.tally },
      { name: right.name, tally: readings.right.tally },
    ),
  };
}

/** Answers a matchup as a list of the API has it. */
export function toMatchupSummaryJson(
  matchup: MatchupSummary,
  readings: PairReadings,
  siteUrl: string,
): MatchupSummaryJson {
  return summaryOf(matchup, readings, siteUrl);
}

function splitOf({ verdicts }: MatchupFacts['left']): MatchupJson['split']['left'] {
  const { tally, sentence, dissenters } = reviewerSplit(
    verdicts.map(({ seat, call }) => ({ seat: seat.name, call })),
  );
  return { ...tally, sentence, dissenters };
}

/** Answers a matchup as the API has it under its own address. */
export function toMatchupJson(
  matchup: MatchupFacts,
  readings: PairReadings,
  siteUrl: string,
): MatchupJson {
  return {
    ...summaryOf(matchup, readings, siteUrl),
    split: { left: splitOf(matchup.left), right: splitOf(matchup.right) },
  };
}

/** Answers the figures of a page's tools, with the time of the oldest reading among them. */
export function toTallyJson(tools: readonly [NamedReading, ...NamedReading[]]): TallyJson {
  return {
    tools: tools.map(({ slug, reading }) => ({
      slug,
      community: figureOf(reading.tally),
      simulated: reading.simulated,
    })),
    asOf: tools.map(({ reading }) => reading.asOf).sort()[0] ?? tools[0].reading.asOf,
  };
}

export type NamedReading = { slug: string; reading: TallyReading };
