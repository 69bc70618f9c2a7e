import { pairSlug } from './matchup';

/** How many tools stand side by side at most. */
export const MOST_SIDES = 4;

/** The longest text that is looked up as a tool, in characters. */
const MAX_TEXT = 120;
/** How many of the tools of an address are looked at; nobody means more by hand. */
const MOST_ASKED = 12;

/** A tool that somebody named: by its address part. */
export type NamedTool = { slug: string; name: string; category: string };

/** What a text means: one tool, or none, with those that may have been meant. */
export type Meant =
  | { kind: 'found'; text: string; tool: NamedTool }
  | { kind: 'unclear'; text: string; near: NamedTool[] };

type Given = string | string[] | undefined;

/** Answers a text as it is looked up: one line without what no name has, cut where no name goes on. */
export function tidyAsked(text: string): string {
  const letters = [...text.replaceAll('\0', '').toWellFormed().replaceAll(/\s+/g, ' ').trim()];
  return letters.slice(0, MAX_TEXT).join('').trim();
}

/**
 * Answers the text that an address gives under a name; of several the last, which is that of the button
 * beside a field. Empty where it gives none.
 */
export const askedText = (given: Given): string =>
  (Array.isArray(given) ? given : [given ?? '']).map(tidyAsked).findLast((text) => text !== '') ??
  '';

/**
 * Answers the tools that an address names in `tools`, parted by commas, in its order, each once. The
 * same name in another case is the same.
 */
export function parseAsked(given: Given): string[] {
  const texts = (Array.isArray(given) ? given : [given ?? ''])
    .flatMap((text) => text.split(','))
    .map(tidyAsked)
    .filter((text) => text !== '');
  const byKey = new Map<string, string>();
  for (const text of texts) {
    const key = text.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, text);
  }
  return [...byKey.values()].slice(0, MOST_ASKED);
}

/** Answers the tools that were found, in the order asked, each once. */
export function foundTools(meant: readonly Meant[]): NamedTool[] {
  const found = meant.flatMap((one) => (one.kind === 'found' ? [one.tool] : []));
  return [...new Map(found.map((tool) => [tool.slug, tool])).values()];
}

/**
 * Answers the address at which these tools stand side by side, in this order: none of them the picker,
 * one its own page.
 */
export function sidesHref(slugs: readonly string[]): string {
  const [first, ...more] = slugs;
  if (first === undefined) return '/compare';
  return more.length === 0 ? `/tools/${first}` : `/compare?tools=${slugs.join(',')}`;
}

/** The four fields of the form that asks for tools to compare. */
export const compareFields = ['left', 'right', 'third', 'fourth'] as const;
export type CompareField = (typeof compareFields)[number];

/**
 * Answers where who has named these tools wants to go: two tools to their matchup, more side by side.
 * (The order of a matchup's address is the page's to mend.) Null for fewer than two.
 */
export function comparisonHref(slugs: readonly string[]): string | null {
  const [left, right, ...more] = [...new Set(slugs)];
  if (left === undefined || right === undefined) return null;
  return more.length === 0
    ? `/compare/${pairSlug(left, right)}`
    : sidesHref([left, right, ...more]);
}

/**
 * Answers what a text that was searched for sets against each other, as in "Ollama vs vLLM": two to four
 * texts, in its order. None where it sets nothing against anything.
 */
export function contendersOf(q: string): string[] {
  const texts = q.split(/\s(?:vs\.?|versus)\s/iu).map(tidyAsked);
  const named = texts.length > 1 && texts.length <= MOST_SIDES && !texts.includes('');
  return named ? texts : [];
}

/** Answers the address of the form with what was typed into it, some of it changed. */
export function pickHref(
  typed: Partial<Record<CompareField, string>>,
  change: Partial<Record<CompareField, string>> = {},
): string {
  const params = new URLSearchParams();
  for (const field of compareFields) {
    const text = { ...typed, ...change }[field];
    if (text) params.set(field, text);
  }
  return params.size === 0 ? '/compare' : `/compare?${params}`;
}
