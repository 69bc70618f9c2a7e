import * as z from 'zod';
import { plainSlugSchema } from './slug';

/** The parts of a leaderboard: who is ranked, who is not yet, and where panel and community disagree. */
export const leaderboardParts = ['ranked', 'unranked', 'disagree'] as const;
export type LeaderboardPart = (typeof leaderboardParts)[number];

/** Which leaderboard a page shows, and from where on. */
export type LeaderboardView = {
  /** A category's slug; null for all tools. */
  category: string | null;
  part: LeaderboardPart;
  /** A list's cursor; null for the first page. */
  cursor: string | null;
};

export const wholeLeaderboard: LeaderboardView = { category: null, part: 'ranked', cursor: null };

const schema = z.object({
  category: plainSlugSchema.nullable(),
  part: z.enum(leaderboardParts),
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .nullable(),
});

// A category of one of these names would have its page under none: they stand for the parts.
const words: readonly string[] = ['unranked', 'disagree', 'after'];

/**
 * Answers the view that the parts of an address behind /leaderboard name, in the one order in which
 * `leaderboardPath` writes them; null when they name none. A page then has one address.
 */
export function parseLeaderboardView(parts: readonly string[]): LeaderboardView | null {
  const left = [...parts];
  const [first] = left;
  const category = first !== undefined && !words.includes(first) ? (left.shift() ?? null) : null;
  const part = left[0] === 'unranked' || left[0] === 'disagree' ? left.shift() : 'ranked';
  const cursor = left[0] === 'after' && left.length > 1 ? (left.splice(0, 2)[1] ?? null) : null;
  const parsed = schema.safeParse({ category, part, cursor });
  return left.length === 0 && parsed.success ? parsed.data : null;
}

/** The address of a view: /leaderboard, a category, a part, `after/{cursor}`. */
export function leaderboardPath({ category, part, cursor }: LeaderboardView): string {
  const rest = [
    ...(category === null ? [] : [category]),
    ...(part === 'ranked' ? [] : [part]),
    ...(cursor === null ? [] : ['after', cursor]),
  ];
  return ['/leaderboard', ...rest].join('/');
}
