import * as z from 'zod';
import { priceReadSchema, webUrlSchema } from './price';
import { plainSlugSchema, toolSlugSchema } from './slug';
import { choices } from './tally';
import { countSchema, figureSchema } from './tool';

/** The number of the format below: it goes up when a reader of the old one would be misled. */
export const OPEN_DATA_FORMAT = 1;

/**
 * A day or week is only said of a vote that shares it with so many others on the same tool. Fewer could
 * be told apart, and found again in the next day's file.
 */
export const LEAST_TOGETHER = 10;

/** For how many days the newest files are kept. */
export const EXPORTS_KEPT = 7;

const moment = z.iso.datetime();
const name = z.string().min(1);
const tool = toolSlugSchema.describe('The tool’s slug.');
const call = z.enum(choices);

/** The first line. */
export const headerLine = z.strictObject({
  kind: z.literal('header'),
  format: z.literal(OPEN_DATA_FORMAT).describe('The number of this format.'),
  site: webUrlSchema.describe('Where the figures are published.'),
  madeAt: moment.describe('The moment at which everything below stood so (UTC).'),
  licence: name.describe('Under what it may be used (SPDX).'),
  licenceUrl: webUrlSchema.describe('The licence’s text.'),
});

/** A chair of the panel. */
export const seatLine = z.strictObject({
  kind: z.literal('seat'),
  slug: plainSlugSchema.describe('What verdicts name it by.'),
  name: name.describe('Its name on the page.'),
  question: z.string().describe('What it asks of a tool.'),
});

/** A published tool. */
export const toolLine = z.strictObject({
  kind: z.literal('tool'),
  slug: tool,
  name: name.describe('Its name on the page.'),
  category: z
    .strictObject({ slug: plainSlugSchema, name })
    .describe('The category that it is filed in.'),
  prices: z
    .array(priceReadSchema)
    .describe('What its entry cost, as read at a source on a day; the newest read first.'),
});

/** Something that a seat has said of a tool in public. */
export const verdictLine = z
  .strictObject({
    kind: z.literal('verdict'),
    tool,
    seat: plainSlugSchema.describe('The seat’s slug.'),
    state: z
      .enum(['published', 'superseded', 'retracted'])
      .describe('Only published ones are counted in the panel’s figure.'),
    call: call.describe('What it comes to.'),
    body: name.describe('Its wording now.'),
    toolVersion: z.string().describe('The version that was judged.'),
    evidence: z.array(z.string()).describe('Addresses that it rests on.'),
    author: z
      .strictObject({ name, kind: z.enum(['person', 'model']) })
      .describe('Who wrote it, by their public name.'),
    publishedAt: moment.describe('When it was published.'),
    supersededAt: moment.nullable().describe('When a newer one of the seat took its place.'),
    retractedAt: moment.nullable().describe('When it was taken back.'),
    retractedReason: z.string().nullable().describe('Why it was taken back.'),
  })
  .refine((line) => (line.state === 'retracted') === (line.retractedAt !== null), {
    error: 'A retracted verdict has the time of it, and no other has.',
    path: ['retractedAt'],
  });

/** A day, an ISO week or a month. */
const CAST = /^\d{4}-(?:\d{2}-\d{2}|W\d{2}|\d{2})$/;

/** One vote that counts. */
export const voteLine = z.strictObject({
  kind: z.literal('vote'),
  tool,
  voter: z
    .string()
    .regex(/^[0-9a-f]{24}$/, 'A pseudonym is 24 hexadecimal digits.')
    .describe(
      'A pseudonym that holds for this tool in this file only: no two votes on a tool have the same.',
    ),
  choice: call.describe('What was chosen.'),
  cast: z
    .string()
    .regex(CAST, 'Give a day, an ISO week or a month.')
    .nullable()
    .describe(
      `The day on which it was cast (2026-11-23), else the ISO week (2026-W48), else the month (2026-11): the first that at least ${LEAST_TOGETHER} votes on the tool share. Null where none is.`,
    ),
  simulated: z.boolean().describe('Whether it is made up, to try the site out.'),
});

/** Votes that a curator took out of the count. */
export const excludedLine = z.strictObject({
  kind: z.literal('excluded'),
  tool: toolSlugSchema
    .nullable()
    .describe(`The tool; null for those of all tools with fewer than ${LEAST_TOGETHER}.`),
  votes: countSchema.min(1).describe('How many votes do not count.'),
});

/** From the best to the worst place that the intervals allow. */
const rank = z.strictObject({ best: z.int().min(1), worst: z.int().min(1) });

/** The figures of a tool as the site showed them at that moment. */
export const figureLine = z.strictObject({
  kind: z.literal('figure'),
  tool,
  panel: figureSchema.describe(
    'The published verdicts: ships, skips, whole percent, 95% Wilson interval in percent.',
  ),
  community: figureSchema.describe('The votes, in the same way.'),
  simulated: countSchema.describe('How many of the votes are made up.'),
  rank: rank
    .nullable()
    .describe('The range of places on the whole leaderboard; null below 5 votes.'),
});

const bodyKinds = ['seat', 'tool', 'verdict', 'vote', 'excluded', 'figure'] as const;
/** The kinds of lines between the first and the last one, in the order in which they stand. */
export const openDataKinds: readonly BodyKind[] = bodyKinds;
export type BodyKind = (typeof bodyKinds)[number];

/** The last line: a file without it was cut off. */
export const trailerLine = z.strictObject({
  kind: z.literal('trailer'),
  lines: z
    .strictObject(
      Object.fromEntries(bodyKinds.map((kind) => [kind, countSchema])) as Record<
        BodyKind,
        typeof countSchema
      >,
    )
    .describe('How many lines of each kind stand above.'),
});

/** Any line of a day's file of open data. */
export const openDataLine = z.discriminatedUnion('kind', [
  headerLine,
  seatLine,
  toolLine,
  verdictLine,
  voteLine,
  excludedLine,
  figureLine,
  trailerLine,
]);

export type OpenDataLine = z.infer<typeof openDataLine>;
export type HeaderLine = z.infer<typeof headerLine>;
export type SeatLine = z.infer<typeof seatLine>;
export type ToolLine = z.infer<typeof toolLine>;
export type VerdictLine = z.infer<typeof verdictLine>;
export type VoteLine = z.infer<typeof voteLine>;
export type ExcludedLine = z.infer<typeof excludedLine>;
export type FigureLine = z.infer<typeof figureLine>;

/** A day's file as the list of them has it. */
export type DataExport = {
  /** ISO date, UTC. */
  day: string;
  /** ISO date and time, UTC. */
  madeAt: string;
  bytes: number;
  lines: number;
  votes: number;
  /** Of the compressed file, in lower-case hexadecimal. */
  sha256: string;
};

/** What the file of a day is called. @param day an ISO date */
export const exportName = (day: string): string => `${day}.ndjson.gz`;

/** What the file with its SHA-256 is called. @param day an ISO date */
export const digestName = (day: string): string => `${day}.sha256`;
