import * as z from 'zod';
import { pairSlug } from './matchup';
import { webUrlSchema } from './price';
import { plainSlugSchema, toolSlugSchema } from './slug';
import { countSchema, figureSchema, toolJson } from './tool';

/** How the panel divides over one tool, with the sentence of `reviewerSplit`. */
const splitJson = z.strictObject({
  ships: z.int().min(0),
  skips: z.int().min(0),
  sentence: z.string().min(1),
  dissenters: z.array(z.string().min(1)),
});

const summaryFields = {
  slug: z.string(),
  url: webUrlSchema,
  left: toolJson,
  right: toolJson,
  headline: z.string().nullable(),
  editorNote: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  curated: z.boolean(),
  comparison: z.strictObject({
    kind: z.enum(['none', 'one-sided', 'too-close', 'ahead']),
    sentence: z.string().min(1),
  }),
};

const summaryFieldsJson = z.strictObject(summaryFields);

function checkPair(context: z.core.ParsePayload<z.infer<typeof summaryFieldsJson>>): void {
  const { slug, left, right, curated, publishedAt } = context.value;
  const refuse = (message: string, ...path: string[]) =>
    context.issues.push({ code: 'custom', message, path, input: context.value });
  if (left.slug === right.slug) refuse('A tool cannot be set against itself.', 'right');
  if (slug !== pairSlug(left.slug, right.slug)) {
    refuse('The slug of a matchup is made of its two tools.', 'slug');
  }
  if (!curated && publishedAt !== null) {
    refuse('Only a curated matchup has a time of publishing.', 'publishedAt');
  }
}

/**
 * Two published tools side by side, as lists have them. Any two have a page; `curated` says whether an
 * editor published this pair, and only then can there be a `publishedAt`. `comparison` is what the
 * votes allow to be said.
 */
export const matchupSummaryJson = summaryFieldsJson.check(checkPair);

/** The same with how the panel divides over each of the two. */
export const matchupJson = z
  .strictObject({
    ...summaryFields,
    split: z.strictObject({ left: splitJson, right: splitJson }),
  })
  .check(checkPair);

const nextCursor = z.string().min(1).nullable();

/** One page of a list; `nextCursor` is null on the last. */
export const toolListJson = z.strictObject({ items: z.array(toolJson), nextCursor });
export const matchupListJson = z.strictObject({ items: z.array(matchupSummaryJson), nextCursor });

/**
 * A page of the leaderboard: published tools with five votes or more, by the lower bound of the 95%
 * interval of their community figure. `rank` is a range where intervals overlap: from 1 + the number of
 * tools surely better (their low bound above this one's high) to all ranked − those surely worse.
 * `ranked` and `unranked` count the tools with and without five votes. `community` and `panel` are the
 * tool's own, beside its rank.
 */
export const leaderboardJson = z.strictObject({
  items: z.array(
    z.strictObject({
      rank: z
        .strictObject({ best: z.int().min(1), worst: z.int().min(1) })
        .refine(({ best, worst }) => best <= worst, { error: 'A rank goes from best to worst.' }),
      tool: toolJson,
      community: figureSchema,
      panel: figureSchema,
    }),
  ),
  ranked: countSchema,
  unranked: countSchema,
  nextCursor,
});

/** The small JSON that a visible page asks for again and again: the figures of the tools on it. */
export const tallyJson = z.strictObject({
  tools: z.array(
    z.strictObject({ slug: toolSlugSchema, community: figureSchema, simulated: countSchema }),
  ),
  asOf: z.iso.datetime(),
});

/**
 * A problem document. Source: RFC 9457, section 3; `errors` is its extension example, one entry for
 * each fault, pointing into a body (`pointer`, RFC 6901) or naming a parameter of the address.
 */
export const problemJson = z.strictObject({
  type: z.string().min(1),
  title: z.string().min(1),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z
    .array(
      z.strictObject({
        detail: z.string().min(1),
        pointer: z.string().optional(),
        parameter: z.string().optional(),
      }),
    )
    .optional(),
  // Which quotas were used up: the extension of the problem type "quota-exceeded".
  'violated-policies': z.array(z.string().min(1)).optional(),
});

/** 200 goes with 'ok', 503 with 'unavailable'. */
export const healthJson = z.strictObject({ status: z.enum(['ok', 'unavailable']) });

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;
const LIMIT_MESSAGE = `limit must be a whole number from 1 to ${MAX_LIMIT}.`;
const limitNumber = z.int(LIMIT_MESSAGE).min(1, LIMIT_MESSAGE).max(MAX_LIMIT, LIMIT_MESSAGE);
const limitText = z
  .string()
  .regex(/^(?:[1-9]\d?|100)$/, LIMIT_MESSAGE)
  .transform(Number);

/**
 * The paging part of a list's address. Written out instead of `z.coerce.number()`, which would take
 * "" for 0, "1e1" for 10 and "0x10" for 16. Other parameters are ignored.
 */
export const pageQuerySchema = z.object({
  cursor: z
    .string({ error: 'cursor must be given once, as text.' })
    .min(1, 'cursor must not be empty; leave it out for the first page.')
    .max(200, 'cursor is longer than 200 characters; use the nextCursor of an answer.')
    .optional()
    .meta({ description: 'The `nextCursor` of the page before; left out for the first page.' }),
  limit: z
    .union([limitNumber, limitText], { error: LIMIT_MESSAGE })
    .default(DEFAULT_LIMIT)
    .meta({ description: 'How many items a page has at most.' }),
});

/** The address of the leaderboard: paging, and a category. */
export const leaderboardQuerySchema = pageQuerySchema.extend({
  category: z
    .string({ error: 'category must be given once, as text.' })
    .pipe(plainSlugSchema)
    .optional()
    .meta({ description: 'The address part of a category; all tools when left out.' }),
});

export type LeaderboardJson = z.infer<typeof leaderboardJson>;
export type LeaderboardQuery = z.infer<typeof leaderboardQuerySchema>;
export type MatchupSummaryJson = z.infer<typeof matchupSummaryJson>;
export type MatchupJson = z.infer<typeof matchupJson>;
export type ToolListJson = z.infer<typeof toolListJson>;
export type MatchupListJson = z.infer<typeof matchupListJson>;
export type TallyJson = z.infer<typeof tallyJson>;
export type ProblemJson = z.infer<typeof problemJson>;
export type HealthJson = z.infer<typeof healthJson>;
export type PageQuery = z.infer<typeof pageQuerySchema>;
