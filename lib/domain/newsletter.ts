import * as z from 'zod';

/** What one item of an issue tells of, in the order in which a composed issue has them. */
export const itemKinds = ['matchup', 'verdict', 'move', 'disagreement', 'watch'] as const;
export type NewsletterItemKind = (typeof itemKinds)[number];

export const issueStates = ['draft', 'approved', 'sending', 'paused', 'sent', 'cancelled'] as const;
export type NewsletterState = (typeof issueStates)[number];

export const MAX_TITLE = 200;
export const MAX_BODY = 2000;
export const MAX_SUBJECT = 150;
const MAX_INTRO = 4000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** A line of text without any control character, so that it can stand in a header of a mail (RFC 5322). */
const line = (what: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, `${what} must not be empty.`)
    .max(most, `${what} has at most ${most} characters.`)
    .refine((text) => !CONTROL.test(text), `${what} must be one line of text.`);

export const subjectSchema = line('The subject', MAX_SUBJECT);
export const introSchema = z
  .string()
  .trim()
  .max(MAX_INTRO, `The intro has at most ${MAX_INTRO} characters.`);
export const itemTitleSchema = line('The title', MAX_TITLE);
export const itemBodySchema = z
  .string()
  .trim()
  .min(1, 'The text must not be empty.')
  .max(MAX_BODY, `The text has at most ${MAX_BODY} characters.`);

/** A figure as it stood when the issue was composed: counts, from which the rest follows. */
const shownTally = z.strictObject({
  ships: z.int().min(0),
  skips: z.int().min(0),
});

/** What an item's figures are, by tool: as they were when it was composed. */
export const itemFactsSchema = z.strictObject({
  tools: z
    .array(
      z.strictObject({
        slug: z.string().min(1),
        name: z.string().min(1),
        panel: shownTally,
        community: shownTally,
        /** The same before what the item tells of; absent where nothing moved. */
        panelBefore: shownTally.optional(),
        communityBefore: shownTally.optional(),
      }),
    )
    .min(1)
    .max(2),
});
export type ItemFacts = z.infer<typeof itemFactsSchema>;

/** One item of an issue. `path` is where it leads to on this site; `categoryIds` whom it is for. */
export type NewsletterItem = {
  id: number;
  rank: number;
  kind: NewsletterItemKind;
  included: boolean;
  title: string;
  body: string;
  path: string;
  facts: ItemFacts;
  categoryIds: number[];
};

/** One week's issue. Times are ISO, UTC; `week` is the local day on which it is due (ISO date). */
export type NewsletterIssue = {
  id: number;
  week: string;
  number: number | null;
  state: NewsletterState;
  coversFrom: string;
  coversUntil: string;
  subject: string;
  intro: string;
  revision: number;
  sendAt: string | null;
  approvedAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  items: NewsletterItem[];
};

/** An issue as a line of a list, without its text. */
export type NewsletterLine = Omit<
  NewsletterIssue,
  'intro' | 'items' | 'coversFrom' | 'coversUntil'
> & {
  /** How many items are in it that are told. */
  included: number;
};
