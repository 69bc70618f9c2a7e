import * as z from 'zod';
import { plainSlugSchema } from './slug';
import { type Choice, choices } from './tally';

/** Which of a seat's verdicts a page shows, and from where on. */
export type PanelView = {
  /** A category's slug; null for all. */
  category: string | null;
  call: Choice | null;
  /** A list's cursor; null for the first page. */
  cursor: string | null;
};

export const wholePanelView: PanelView = { category: null, call: null, cursor: null };

const schema = z.object({
  category: plainSlugSchema.nullable(),
  call: z.enum(choices).nullable(),
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .nullable(),
});

/**
 * Answers the view that the parts of an address behind a seat name, in the one order in which
 * `panelViewParts` writes them; null when they name none. A page then has one address.
 */
export function parsePanelView(parts: readonly string[]): PanelView | null {
  const left = [...parts];
  const take = (word: string): string | null => {
    if (left[0] !== word || left.length < 2) return null;
    left.shift();
    return left.shift() ?? null;
  };
  const category = take('in');
  const call = choices.some((choice) => choice === left[0]) ? left.shift() : null;
  const cursor = take('after');
  const parsed = schema.safeParse({ category, call, cursor });
  return left.length === 0 && parsed.success ? parsed.data : null;
}

/** The parts of a view's address behind its seat's: `in/{category}`, the call, `after/{cursor}`. */
export function panelViewParts({ category, call, cursor }: PanelView): string[] {
  return [
    ...(category === null ? [] : ['in', category]),
    ...(call === null ? [] : [call]),
    ...(cursor === null ? [] : ['after', cursor]),
  ];
}
