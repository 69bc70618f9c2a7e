import 'server-only';
import { createHash } from 'node:crypto';
import { apiDocs, type OperationDoc } from '@/lib/domain/api-docs';
import { pairSlug } from '@/lib/domain/matchup';
import { type ApiExamples, openApiDocument } from '@/lib/domain/openapi';
import { env, siteUrl } from '@/lib/env';
import type { JsonAnswer } from './answer';
import {
  getMatchupAnswer,
  getMatchupListAnswer,
  getTallyAnswer,
  getToolAnswer,
  getToolListAnswer,
  getToolTallyAnswer,
} from './api';
import { getLeaderboardAnswer } from './leaderboard-api';
import { publicLifetime } from './lifetimes';
import { getFeaturedMatchup, getMatchups } from './matchups';
import { getOembedAnswer } from './oembed';

const first = { limit: '1' };
const one = { limit: 1 };

/** The two tools with which the API is explained: the featured matchup, else the newest; null before any. */
export async function getExamplePair(): Promise<{
  left: string;
  right: string;
  pair: string;
} | null> {
  const matchup = (await getFeaturedMatchup()) ?? (await getMatchups(null, 1)).items[0];
  if (!matchup) return null;
  const [left, right] = [matchup.left.slug, matchup.right.slug];
  return { left, right, pair: pairSlug(left, right) };
}

/** What each address of the API answers now, asked for the example pair; nothing before there is one. */
async function getApiExamples(): Promise<ApiExamples> {
  'use cache';
  publicLifetime();
  const example = await getExamplePair();
  if (!example) return {};
  const { left: slug, right, pair } = example;
  const url = `${siteUrl()}/compare/${pair}`;
  const [tools, tool, toolTally, matchups, matchup, tally, oembed, leaderboard] = await Promise.all(
    [
      getToolListAnswer(one),
      getToolAnswer(slug),
      getToolTallyAnswer(slug),
      getMatchupListAnswer(one),
      getMatchupAnswer(slug, right),
      getTallyAnswer(slug, right),
      getOembedAnswer(slug, right, {}),
      getLeaderboardAnswer(one),
    ],
  );
  const shown = (
    answer: JsonAnswer | null | undefined,
    params: Record<string, string>,
    query: Record<string, string> = {},
  ) => (answer ? { params, query, answer: JSON.parse(answer.body) as unknown } : undefined);
  const examples = {
    listTools: shown(tools, {}, first),
    getTool: shown(tool, { slug }),
    getToolTally: shown(toolTally, { slug }),
    listMatchups: shown(matchups, {}, first),
    getMatchup: shown(matchup?.answer, { pair }),
    getMatchupTally: shown(tally?.answer, { pair }),
    getLeaderboard: shown(leaderboard && 'body' in leaderboard ? leaderboard : null, {}, first),
    getOembed: shown(oembed, {}, { url, format: 'json' }),
  };
  return Object.fromEntries(Object.entries(examples).filter(([, example]) => example));
}

/** Cached OpenAPI document of the API. */
export async function getOpenApiAnswer(): Promise<JsonAnswer> {
  'use cache';
  publicLifetime();
  const examples = await getApiExamples();
  const perMinute = env().API_REQUESTS_PER_MINUTE;
  const body = JSON.stringify(openApiDocument({ siteUrl: siteUrl(), perMinute, examples }));
  const digest = createHash('sha256').update(body).digest('base64url');
  return { body, etag: `"${digest.slice(0, 27)}"` };
}

/** Cached: what the page for developers says of each address, and how many requests a network has. */
export async function getApiDocs(): Promise<{ operations: OperationDoc[]; perMinute: number }> {
  'use cache';
  publicLifetime();
  return { operations: apiDocs(await getApiExamples()), perMinute: env().API_REQUESTS_PER_MINUTE };
}
