import * as z from 'zod';
import { priceReadSchema, webUrlSchema } from './price';
import { plainSlugSchema, toolSlugSchema } from './slug';
import { MAX_COUNT } from './tally';

export const countSchema = z.int().min(0).max(MAX_COUNT);
const boundSchema = z
  .number()
  .min(0)
  .max(100)
  .refine((bound) => Math.round(bound * 10) / 10 === bound, 'A bound has at most one decimal.');

/** A `Figure` in JSON: counts, the whole percentage, the 95% Wilson interval in percent. */
export const figureSchema = z
  .strictObject({
    ships: countSchema,
    skips: countSchema,
    percent: z.int().min(0).max(100).nullable(),
    low: boundSchema.nullable(),
    high: boundSchema.nullable(),
  })
  .refine(
    (figure) => {
      const shown = [figure.percent, figure.low, figure.high].filter((value) => value !== null);
      return shown.length === (figure.ships + figure.skips > 0 ? 3 : 0);
    },
    { error: 'Percent, low and high stand together: with votes all three, without votes none.' },
  )
  .refine((figure) => figure.low === null || figure.high === null || figure.low <= figure.high, {
    error: 'The low bound must not be above the high bound.',
    path: ['low'],
  });

/** A tool's entry in JSON is its newest price read, field by field. */
const entryJson = priceReadSchema;

const categoryJson = z.strictObject({ slug: plainSlugSchema, name: z.string().min(1) });

/**
 * A published tool as the contract's JSON has it. `url` is the absolute address of the tool's page.
 * Beyond the contract: `maker`, `version`, `factsCheckedAt`, `updatedAt`, and `simulated`, the number
 * of votes in `community` that are made up (`npm run simulate`). `entry` is null until somebody has
 * read a price; `maker` and `version` are left out until somebody has said them. Strict, so that a column which was never meant to leave the database is caught.
 */
export const toolJson = z.strictObject({
  slug: toolSlugSchema,
  name: z.string().min(1),
  maker: z.string().min(1).optional(),
  tagline: z.string(),
  description: z.string(),
  category: categoryJson,
  website: webUrlSchema,
  license: z.string(),
  version: z.string().min(1).optional(),
  factsCheckedAt: z.iso.date(),
  entry: entryJson.nullable(),
  panel: figureSchema,
  community: figureSchema,
  simulated: countSchema,
  url: webUrlSchema,
  updatedAt: z.iso.datetime(),
});

export type ToolJson = z.infer<typeof toolJson>;
