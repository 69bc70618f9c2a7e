import { z } from 'zod';
import { plainText, wordsOf } from './search-text';

/** What can be found, in the order in which the results show it. */
export const searchKinds = ['tool', 'matchup', 'seat', 'verdict'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** The longest text that is searched for, in characters; the rest of a longer one is left out. */
export const MAX_QUERY = 200;
const MAX_WORDS = 12;
/** How many results of a kind are put in order; of more it is said that there are more. */
export const MOST_FOUND = 1_000;
export const RESULTS_A_PAGE = 20;

/** What somebody asks for: the text, one kind of thing or all, and the page of it. */
export type SearchView = { q: string; kind: SearchKind | null; page: number };

type Params = Record<string, string | string[] | undefined>;
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

const kindSchema = z.enum(searchKinds);
const pageSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(MOST_FOUND / RESULTS_A_PAGE);

/** Answers a typed text as it is shown and asked for: well formed, on one line, not too long. */
export function queryOf(text: string): string {
  const tidy = text
    .slice(0, 4 * MAX_QUERY)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return Array.from(tidy).slice(0, MAX_QUERY).join('').trim();
}

/** Answers what an address asks for; what can't be meant is passed over. */
export function parseSearchView(params: Params): SearchView {
  const kind = kindSchema.safeParse(first(params.kind));
  const page = pageSchema.safeParse(first(params.page));
  return {
    q: queryOf(first(params.q) ?? ''),
    kind: kind.success ? kind.data : null,
    page: kind.success && page.success ? page.data : 1,
  };
}

/** Answers the address of a view. */
export function searchHref(view: Partial<SearchView> & { q: string }): `/search?${string}` {
  const params = new URLSearchParams({ q: view.q });
  if (view.kind) params.set('kind', view.kind);
  if (view.kind && view.page && view.page > 1) params.set('page', String(view.page));
  return `/search?${params}`;
}

/** A text that is searched for, in the forms in which the database is asked. */
export type Asked = {
  /** Its words as they are compared. */
  words: string[];
  /** What its name would be, were it one: without quotes, signs and spaces. */
  plain: string;
  joined: string;
  /** Words, "phrases", -exclusions and "or", for websearch_to_tsquery. */
  web: string;
  /** For to_tsquery: all words, of the last one only the beginning; empty where operators were used. */
  typed: string;
};

const TERM = /(-?)"([^"]*)"?|(-?)(\S+)/gu;
/** Fewer letters begin too many words to be looked up. */
const SHORTEST_BEGINNING = 2;

/**
 * Answers a tidy text as it is asked for; null when it has no word in it. Nothing but letters, digits and
 * the operators themselves reaches the database's parsers.
 */
export function askedOf(q: string): Asked | null {
  const wanted: string[] = [];
  const terms: string[] = [];
  let operators = false;
  for (const [, notPhrase, phrase, notWord, word] of q.matchAll(TERM)) {
    const words = wordsOf(phrase ?? word ?? '');
    const not = (notPhrase || notWord) === '-';
    if (words.length === 0 || terms.length >= MAX_WORDS) continue;
    operators ||= not || phrase !== undefined || plainText(word ?? '') === 'or';
    if (!not) wanted.push(...words);
    if (phrase !== undefined || (not && words.length > 1)) {
      terms.push(`${not ? '-' : ''}"${words.join(' ')}"`);
    } else terms.push(`${not ? '-' : ''}${words.join(' ')}`);
  }
  const words = [...new Set(wanted)].slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  const plain = wanted.slice(0, MAX_WORDS).join(' ');
  const last = words.at(-1) ?? '';
  const beginning = [...last].length >= SHORTEST_BEGINNING ? ':*' : '';
  return {
    words,
    plain,
    joined: plain.replaceAll(' ', ''),
    web: terms.join(' '),
    typed: operators ? '' : `${words.join(' & ')}${beginning}`,
  };
}

/** What was found of one kind: a page of it, and of how many (when `more`, of more than that many). */
export type Group<T> = { items: T[]; total: number; more: boolean };

export type FoundTool = {
  slug: string;
  name: string;
  maker: string;
  tagline: string;
  description: string;
  category: string;
  panel: { ships: number; skips: number };
};
export type FoundMatchup = { left: Named; right: Named; headline: string | null };
export type FoundSeat = { slug: string; name: string; question: string };
export type FoundVerdict = { tool: Named; seat: Named; call: 'ship' | 'skip'; body: string };
type Named = { slug: string; name: string };

export type FoundGroups = {
  tool: Group<FoundTool>;
  matchup: Group<FoundMatchup>;
  seat: Group<FoundSeat>;
  verdict: Group<FoundVerdict>;
};

/** What a search answers. */
export type Found = {
  groups: FoundGroups;
  /** The words that were looked for, to be marked. */
  words: string[];
  /** What was looked for instead, where nothing has the words as they were typed; else null. */
  corrected: string | null;
  /** Where nothing was found at all: the tools whose names come nearest. */
  nearest: FoundTool[];
  /** Where no name comes near either: the tools with some of the words. */
  partly: FoundTool[];
  /** Whether these are words that nearly every text has, which are not looked for in texts. */
  common: boolean;
};

/** Answers how many were found, in words: "12", or "more than 1,000". */
export function totalInWords({ total, more }: { total: number; more: boolean }): string {
  return `${more ? 'more than ' : ''}${total.toLocaleString('en')}`;
}

/** Answers how many things were found in all. */
export function totalOf(groups: FoundGroups): { total: number; more: boolean } {
  const all = searchKinds.map((kind) => groups[kind]);
  return {
    total: all.reduce((sum, { total }) => sum + total, 0),
    more: all.some(({ more }) => more),
  };
}

/**
 * Answers how many edits a word of this length may be away from the one that was meant: as Elasticsearch's
 * "fuzziness: AUTO" has it.
 */
export function editsAllowed(word: string): number {
  const { length } = [...word];
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/** Answers the words that are made of `word` by swapping two neighbours or leaving one sign out. */
export function nearSpellings(word: string): string[] {
  const signs = [...word];
  const made = signs.flatMap((sign, index) => {
    const next = signs[index + 1];
    const without = signs.toSpliced(index, 1).join('');
    return next === undefined
      ? [without]
      : [without, signs.toSpliced(index, 2, next, sign).join('')];
  });
  return [...new Set(made)].filter((each) => each.length >= 2 && each !== word);
}

/** One line of the type-ahead. */
const suggestionSchema = z.object({
  kind: z.enum(['tool', 'matchup', 'seat']),
  name: z.string(),
  note: z.string(),
  href: z.string().startsWith('/'),
});
export type SearchSuggestion = z.infer<typeof suggestionSchema>;

/** What the type-ahead is answered. */
export const suggestionsSchema = z.object({ items: z.array(suggestionSchema) });
