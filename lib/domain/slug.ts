import slugify from '@sindresorhus/slugify';
import * as z from 'zod';

/** The longest slug in characters. */
export const MAX_SLUG = 60;

/** Lower-case letters and digits in groups parted by single hyphens. */
const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const SLUG_MESSAGE =
  'Use lower-case letters, digits and single hyphens, starting and ending with a letter or digit.';

/** An address part of a category: the shape of a tool's slug without the rule about "vs". */
export const plainSlugSchema = z
  .string({ error: 'A slug is text.' })
  .max(MAX_SLUG, `A slug has at most ${MAX_SLUG} characters.`)
  .regex(SLUG_PATTERN, SLUG_MESSAGE);

/**
 * A tool's address part, by the contract's rule: the shape above, and no "-vs-" inside, "vs-" at the
 * start or "-vs" at the end, so that `{left}-vs-{right}` can be read back in only one way. In other
 * words, "vs" is never one of several words; alone it is allowed.
 */
export const toolSlugSchema = plainSlugSchema.refine(
  (slug) => !hasVsWord(slug.split('-')),
  'A tool slug cannot hold the word "vs": it parts the two tools of a matchup.',
);

function hasVsWord(words: readonly string[]): boolean {
  return words.length > 1 && words.includes('vs');
}

/** Whether a text is a valid tool slug. */
export function isToolSlug(text: string): boolean {
  return text.length <= MAX_SLUG && SLUG_PATTERN.test(text) && !hasVsWord(text.split('-'));
}

/**
 * The slug made from a tool's name, or null when nothing of the name can be written in Latin letters
 * and digits. Dots and other signs become hyphens, camel case is left together ("LangChain" →
 * "langchain"), accents are dropped and other alphabets transliterated where a table exists. A word
 * "vs" in front is joined to the next ("VS Code" → "vscode"), elsewhere dropped. A name over 60
 * characters is cut between words, or within the first word if that alone is too long. A valid slug
 * comes back as it is.
 */
export function slugFromName(name: string): string | null {
  const slug = slugify(name.normalize('NFKC'), { decamelize: false });
  const words = slug.split('-').filter((word) => word !== '');
  return joinUpTo(hasVsWord(words) ? withoutVsWord(words) : words, MAX_SLUG);
}

function withoutVsWord(words: readonly string[]): string[] {
  const [first = '', ...rest] = words.filter((word) => word !== 'vs');
  return words[0] === 'vs' ? [`vs${first}`, ...rest] : [first, ...rest];
}

function joinUpTo(words: readonly string[], limit: number): string | null {
  const [first, ...rest] = words;
  if (first === undefined) return null;
  let slug = first.slice(0, limit);
  for (const word of rest) {
    if (slug.length + 1 + word.length > limit) break;
    slug = `${slug}-${word}`;
  }
  return slug;
}
