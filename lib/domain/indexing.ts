import type { MatchupFacts } from './catalogue';
import { type FoundGroups, totalOf } from './search';

/** Below this many seats that judged both tools, a comparison that nobody curated is too thin to be found. */
const SHARED_VERDICTS = 2;

/** How many seats have judged both tools of a pair, with verdicts that stand. */
export function sharedVerdicts({ left, right }: Pick<MatchupFacts, 'left' | 'right'>): number {
  const seats = new Set(left.verdicts.map(({ seat }) => seat.slug));
  return right.verdicts.filter(({ seat }) => seats.has(seat.slug)).length;
}

/**
 * Whether search engines may list a comparison: a curated matchup always, unless a curator took it
 * back; of two tools that nobody put side by side, only where at least two seats judged both.
 */
export function isIndexedMatchup(
  matchup: Pick<MatchupFacts, 'left' | 'right' | 'curated' | 'withdrawn'>,
): boolean {
  if (matchup.withdrawn) return false;
  return matchup.curated !== null || sharedVerdicts(matchup) >= SHARED_VERDICTS;
}

/**
 * Whether search engines may list a page of results (`found` is null where nothing was asked): one that has
 * something on it. All of them name /search as their canonical address.
 */
export function isIndexedSearch(found: FoundGroups | null): boolean {
  return found !== null && totalOf(found).total > 0;
}

/** What a page of the site is, as far as it decides whether search engines may list it. */
export type PageKind =
  | 'standing' // one address, one page: home, an index, a tool, a category, a seat
  | 'later' // what comes behind the first page of a list
  | 'filtered' // a list narrowed or sorted by its address
  | 'side-by-side' // several tools picked in the address
  | 'part' // a part of another page under an address of its own: one seat on one tool
  | 'own'; // an account's or a desk's page

/** Whether search engines may list a page of this kind; the links of those that they may not are followed. */
export function isIndexed(kind: PageKind): boolean {
  return kind === 'standing';
}
