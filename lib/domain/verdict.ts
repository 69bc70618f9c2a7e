import * as z from 'zod';
import { isReadable, readableLine } from './readable';
import { rowCount } from './row-id';
import { plainSlugSchema } from './slug';
import { choices } from './tally';
import {
  countCharacters,
  DRAFT_LENGTH,
  MAX_EVIDENCE,
  plainText,
  VERDICT_LENGTH,
} from './verdict-draft';
import { webAddress } from './verdict-text';

const MAX_TOOL_VERSION = 60;
const MAX_ADDRESS = 500;
const MAX_REASON = 500;
const MAX_NOTE = 300;

const typed = (most: number, what: string) =>
  z
    .string({ error: `${what} is text.` })
    .transform(plainText)
    .refine((text) => text.length <= most, `${what} is too long to be kept.`);

/** What stands in the desk's form, as typed. Anything may be empty; only its size has a limit. */
const typedFields = {
  call: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.enum(choices, { error: 'Choose Ship or Skip.' }).nullable(),
  ),
  body: typed(DRAFT_LENGTH.body, 'The verdict'),
  toolVersion: typed(DRAFT_LENGTH.toolVersion, 'The tool version'),
  evidence: typed(DRAFT_LENGTH.evidence, 'The evidence').default(''),
};

/** What says where an action of the desk belongs. A tool goes by its slug or by its name. */
const placeFields = {
  seat: plainSlugSchema,
  tool: z
    .string({ error: 'Choose the tool.' })
    .transform((text) => plainText(text).trim())
    .pipe(z.string().min(1, 'Choose the tool.').max(200, 'No tool has such a long name.')),
};

/** Where the writer stood: 0 where there was no draft yet, or no published verdict. */
const submissionFields = {
  ...placeFields,
  ...typedFields,
  /** The version of the draft that the writer read. */
  version: rowCount.default(0),
  /** The published verdict of the seat that the writer has seen, and which version of it. */
  base: rowCount.default(0),
  baseVersion: rowCount.default(0),
};

/** What the desk's form sends to save a draft. */
export const saveSchema = z.object(submissionFields);
export type Submission = z.infer<typeof saveSchema>;

/** Answers the lines of `evidence` that hold something, each once. */
function linesOf(evidence: string): string[] {
  const lines = plainText(evidence).split('\n');
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
}

function isWebAddress(text: string): boolean {
  if (text.length > MAX_ADDRESS || /\s/.test(text) || !isReadable(text)) return false;
  return webAddress(text) !== null;
}

const evidenceSchema = z
  .string()
  .transform(linesOf)
  .superRefine((lines, context) => {
    if (lines.length > MAX_EVIDENCE) {
      const message = `At most ${MAX_EVIDENCE} links; these are ${lines.length}.`;
      context.addIssue({ code: 'custom', message });
    }
    for (const line of lines.filter((each) => !isWebAddress(each))) {
      const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line;
      const message = `“${shown}” is no web address: begin each line with http:// or https://.`;
      context.addIssue({ code: 'custom', message });
    }
  });

const { least, most } = VERDICT_LENGTH;

/** What may be published. The database holds the same limits on length. */
export const verdictTextSchema = z.object({
  call: z.enum(choices, { error: 'Choose Ship or Skip.' }),
  body: z
    .string()
    .transform((text) => plainText(text).trim())
    .superRefine((text, context) => {
      const length = countCharacters(text);
      const add = (message: string) => context.addIssue({ code: 'custom', message });
      if (length === 0) add(`Write the verdict: ${least} to ${most} characters.`);
      else if (length < least)
        add(`A verdict has at least ${least} characters; this has ${length}.`);
      else if (length > most) add(`A verdict has at most ${most} characters; this has ${length}.`);
    }),
  toolVersion: readableLine(
    'Say which version you judged.',
    MAX_TOOL_VERSION,
    `A version has at most ${MAX_TOOL_VERSION} characters.`,
  ),
  evidence: evidenceSchema,
});

/** A verdict's content as it is published; `evidence` is a list of http and https addresses. */
export type VerdictText = z.infer<typeof verdictTextSchema>;

/** What takes a published verdict back: it stays readable, with the reason. */
export const retractSchema = z.object({
  verdict: rowCount.min(1),
  /** The version of the verdict that was read. */
  version: rowCount.min(1),
  reason: readableLine(
    'Give the reason: readers will see it.',
    MAX_REASON,
    'At most 500 characters.',
  ),
});

/** What declares an interest in a tool. */
export const declareSchema = z.object({
  ...placeFields,
  note: readableLine('Say what ties you to the tool.', MAX_NOTE, 'At most 300 characters.'),
});

/** What names a tool from the desk: withdrawing a declared interest. */
export const placeSchema = z.object(placeFields);

/** What throws a draft away. */
export const discardSchema = z.object({ ...placeFields, version: rowCount });
