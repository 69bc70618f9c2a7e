import * as z from 'zod';
import {
  leaderboardJson,
  leaderboardQuerySchema,
  matchupJson,
  matchupListJson,
  pageQuerySchema,
  tallyJson,
  toolListJson,
} from './api';
import { parsePair } from './matchup';
import { oembedJson, oembedQuerySchema } from './oembed';
import { toolSlugSchema } from './slug';
import { toolJson } from './tool';

/**
 * One address of the API: what it takes and what it answers. The routes parse and answer by these very
 * schemas and `openApiDocument` is written from them, so that neither can say what the other does not.
 */
export type ApiOperation = {
  /** With its parts in braces, as OpenAPI has them. */
  path: string;
  summary: string;
  description: string;
  /** The parts of the address. */
  params: z.ZodObject;
  query: z.ZodObject;
  answer: z.ZodType;
  /** With which statuses it refuses, and when. */
  refusals: Partial<Record<400 | 404 | 501, string>>;
  /** When it points to another address for good; undefined where it never does. */
  moves?: string;
};

const none = z.object({});
const slug = z.object({
  slug: toolSlugSchema.meta({ description: 'The tool’s address part.' }),
});
const pair = z.object({
  pair: z
    .string()
    .regex(/^[a-z0-9-]+-vs-[a-z0-9-]+$/)
    .refine((text) => parsePair(text) !== null)
    .meta({ description: 'Two tools’ address parts with `-vs-` between them, in either order.' }),
});

const UNKNOWN_TOOL = 'There is no published tool of this name.';
const UNKNOWN_PAIR = 'There are no two published tools of these names.';
const BAD_PAGE = 'cursor or limit cannot be meant; `errors` says which.';
const OTHER_ORDER =
  'The pair stands at another address: in the other order, or a tool was renamed.';
const RENAMED = 'The tool was renamed or merged.';

/** Every address of the API by the name that client generators give it. */
export const apiOperations = {
  listTools: {
    path: '/api/v1/tools',
    summary: 'Published tools',
    description: 'All published tools, by slug, page by page.',
    params: none,
    query: pageQuerySchema,
    answer: toolListJson,
    refusals: { 400: BAD_PAGE },
  },
  getTool: {
    path: '/api/v1/tools/{slug}',
    summary: 'One tool',
    description:
      'Facts, entry price with its source and date, the panel’s and the community’s figure.',
    params: slug,
    query: none,
    answer: toolJson,
    refusals: { 404: UNKNOWN_TOOL },
    moves: RENAMED,
  },
  getToolTally: {
    path: '/api/v1/tools/{slug}/tally',
    summary: 'One tool’s votes',
    description: 'The community’s figure alone, at most a second old: small enough to poll.',
    params: slug,
    query: none,
    answer: tallyJson,
    refusals: { 404: UNKNOWN_TOOL },
    moves: RENAMED,
  },
  listMatchups: {
    path: '/api/v1/matchups',
    summary: 'Published matchups',
    description: 'All matchups that a curator published, the newest first, page by page.',
    params: none,
    query: pageQuerySchema,
    answer: matchupListJson,
    refusals: { 400: BAD_PAGE },
  },
  getMatchup: {
    path: '/api/v1/matchups/{pair}',
    summary: 'Two tools side by side',
    description: 'Any two published tools, whether or not a curator published their matchup.',
    params: pair,
    query: none,
    answer: matchupJson,
    refusals: { 404: UNKNOWN_PAIR },
    moves: OTHER_ORDER,
  },
  getMatchupTally: {
    path: '/api/v1/matchups/{pair}/tally',
    summary: 'The votes on two tools',
    description: 'Both community figures alone, at most a second old: small enough to poll.',
    params: pair,
    query: none,
    answer: tallyJson,
    refusals: { 404: UNKNOWN_PAIR },
    moves: OTHER_ORDER,
  },
  getLeaderboard: {
    path: '/api/v1/leaderboard',
    summary: 'The leaderboard',
    description:
      'Published tools with 5 votes or more, by the lower bound of their 95% interval, of all or of a category, page by page. A rank is a range where intervals overlap.',
    params: none,
    query: leaderboardQuerySchema,
    answer: leaderboardJson,
    refusals: { 400: 'cursor, limit or category cannot be meant; `errors` says which.' },
  },
  getOembed: {
    path: '/api/oembed',
    summary: 'oEmbed of a matchup',
    description: 'For sites that turn a link to a matchup’s page into its embed (oembed.com, 1.0).',
    params: none,
    query: oembedQuerySchema,
    answer: oembedJson,
    refusals: {
      400: 'A parameter is missing or cannot be meant; `errors` says which.',
      404: 'url is not the address of a matchup on this site.',
      501: 'Another format than JSON was asked for.',
    },
  },
} as const satisfies Record<string, ApiOperation>;

export type OperationId = keyof typeof apiOperations;
