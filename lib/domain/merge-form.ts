import * as z from 'zod';
import { footingSchema } from './merge';
import { rowId } from './row-id';

const footing = z.string().transform((text, context) => {
  try {
    const parsed = footingSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below, as for any other text that is none.
  }
  context.addIssue({ code: 'custom', message: 'Load the page anew, to see what will happen.' });
  return z.NEVER;
});

/** What the form that merges sends, but for the chosen verdicts. */
export const mergeFormSchema = z.object({
  source: rowId,
  target: rowId,
  footing,
  reason: z.string().trim().max(500, { error: 'Use at most 500 characters.' }).default(''),
});

/** What the form that undoes a merge sends. */
export const undoMergeFormSchema = z.object({ merge: rowId });

/** What the buttons beside a pair send. */
export const judgePairFormSchema = z.object({
  pair: rowId,
  verdict: z.enum(['different', 'open']),
});

/** The field of a contested seat: its value is the side whose verdict stands. */
export const seatField = (slug: string) => `seat-${slug}`;

/** Answers the chosen side of each seat, by its slug, from what a form sent. */
export function chosenSeats(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const prefix = seatField('');
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string'
        ? [[name.slice(prefix.length), value]]
        : [],
    ),
  );
}
