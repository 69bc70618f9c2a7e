import { isToolSlug, MAX_SLUG } from './slug';

/** Two tools in the order in which a page shows them; both are slugs. */
export type Pair = { left: string; right: string };

const SEPARATOR = '-vs-';

/** The address part of a matchup: `{left}-vs-{right}`. */
export function pairSlug(left: string, right: string): string {
  return `${left}${SEPARATOR}${right}`;
}

/**
 * The two tools named by a matchup's address part, in its order, or null when it names no two
 * different valid slugs. The slug rule (no word "vs" inside a slug) leaves one place to split.
 */
export function parsePair(text: string): Pair | null {
  // Addresses are typed by strangers: refuse the absurd ones before looking for separators.
  if (text.length > 2 * MAX_SLUG + SEPARATOR.length) return null;
  for (let at = text.indexOf(SEPARATOR); at !== -1; at = text.indexOf(SEPARATOR, at + 1)) {
    const left = text.slice(0, at);
    const right = text.slice(at + SEPARATOR.length);
    if (isToolSlug(left) && isToolSlug(right)) return left === right ? null : { left, right };
  }
  return null;
}

/**
 * The one order in which a pair is shown: the curated matchup's own order if there is one for these
 * two tools, else alphabetical by code unit (not by locale, so that every server agrees).
 *
 * @throws RangeError for a tool against itself.
 */
export function canonicalPair(a: string, b: string, curated: Pair | null): Pair {
  if (a === b) throw new RangeError(`A tool cannot be set against itself: ${a}`);
  if (curated !== null && pairKey(curated.left, curated.right) === pairKey(a, b)) {
    return { left: curated.left, right: curated.right };
  }
  return a < b ? { left: a, right: b } : { left: b, right: a };
}

/** The same key for a pair in either order: its alphabetical address part. */
export function pairKey(a: string, b: string): string {
  return a < b ? pairSlug(a, b) : pairSlug(b, a);
}
