import 'server-only';
import { compareFields, contendersOf, pickHref } from '@/lib/domain/compare-request';
import { pairSlug } from '@/lib/domain/matchup';
import {
  type Asked,
  askedOf,
  type Found,
  type FoundGroups,
  RESULTS_A_PAGE,
  type SearchKind,
  type SearchSuggestion,
  type SearchView,
  totalOf,
} from '@/lib/domain/search';
import { type Forms, findGroup, formsOf } from './search-hits';
import { type Spelling, spellingOf } from './search-spelling';

/** How many of each kind are shown where all kinds are. */
const OF_EACH: Record<SearchKind, number> = { tool: 6, matchup: 4, seat: 3, verdict: 4 };
const NEAREST = 6;

type Cut = { offset: number; limit: number };
const NONE: Cut = { offset: 0, limit: 0 };

async function groupsOf(forms: Forms, cutOf: (kind: SearchKind) => Cut): Promise<FoundGroups> {
  const [tool, matchup, seat, verdict] = await Promise.all([
    findGroup('tool', forms, cutOf('tool')),
    findGroup('matchup', forms, cutOf('matchup')),
    findGroup('seat', forms, cutOf('seat')),
    findGroup('verdict', forms, cutOf('verdict')),
  ]);
  return { tool, matchup, seat, verdict };
}

function cutFor({ kind, page }: SearchView): (of: SearchKind) => Cut {
  if (kind === null) return (of) => ({ offset: 0, limit: OF_EACH[of] });
  const cut = { offset: (page - 1) * RESULTS_A_PAGE, limit: RESULTS_A_PAGE };
  return (of) => (of === kind ? cut : NONE);
}

/** Tools of which a name has one of these words; where there is none, those with some of them in their texts. */
async function nearestTools({ near }: Spelling): Promise<Pick<Found, 'nearest' | 'partly'>> {
  const asked = askedOf(near.join(' or '));
  if (!asked) return { nearest: [], partly: [] };
  const forms = await formsOf(asked);
  const first = async (of: Forms) =>
    (await findGroup('tool', of, { offset: 0, limit: NEAREST })).items;
  const nearest = await first({ ...forms, words: null });
  return { nearest, partly: nearest.length > 0 ? [] : await first(forms) };
}

/**
 * Answers what is found for a view whose text is `asked` for. Where nothing has the words as they were
 * typed, it looks for the names that may have been meant; where that finds nothing either, for the nearest.
 */
export async function searchCatalogue(view: SearchView, asked: Asked): Promise<Found> {
  const forms = await formsOf(asked);
  const groups = await groupsOf(forms, cutFor(view));
  const found: Found = {
    ...{ groups, words: asked.words, corrected: null },
    ...{ nearest: [], partly: [], common: forms.words === null },
  };
  if (totalOf(groups).total > 0) return found;
  const spelling = await spellingOf(asked);
  const again = spelling.corrected === null ? null : askedOf(spelling.corrected);
  if (again) {
    const meant = await groupsOf(await formsOf(again), cutFor(view));
    if (totalOf(meant).total > 0) {
      return { ...found, groups: meant, words: again.words, corrected: spelling.corrected };
    }
  }
  return { ...found, ...(await nearestTools(spelling)) };
}

/** How many of each kind the type-ahead shows. */
const AHEAD = { tool: 6, matchup: 3, seat: 2 } as const;

async function suggestionsFor(asked: Asked): Promise<SearchSuggestion[]> {
  const forms = await formsOf(asked);
  const first = (limit: number) => ({ offset: 0, limit });
  const [tools, matchups, seats] = await Promise.all([
    findGroup('tool', forms, first(AHEAD.tool)),
    findGroup('matchup', forms, first(AHEAD.matchup)),
    findGroup('seat', forms, first(AHEAD.seat)),
  ]);
  return [
    ...tools.items.map(({ slug, name, category }) => ({
      ...{ kind: 'tool' as const, name, note: category, href: `/tools/${slug}` },
    })),
    ...matchups.items.map(({ left, right }) => ({
      kind: 'matchup' as const,
      name: `${left.name} vs ${right.name}`,
      note: 'Matchup',
      href: `/compare/${pairSlug(left.slug, right.slug)}`,
    })),
    ...seats.items.map(({ slug, name }) => ({
      ...{ kind: 'seat' as const, name, note: 'Seat of the panel', href: `/panel/${slug}` },
    })),
  ];
}

/** The comparison that a text asks for: any two tools have one, also where no curator set them side by side. */
function comparisonOf({ plain }: Asked): SearchSuggestion[] {
  const names = contendersOf(plain);
  if (names.length === 0) return [];
  // The words of a name with hyphens are its address in all but a few cases: "llama-3-1-8b" is sure.
  const slugs = names.map((name) => name.replaceAll(' ', '-'));
  const fields = Object.fromEntries(compareFields.map((field, place) => [field, slugs[place]]));
  const name = `Compare ${names.join(' and ')}`;
  return [{ kind: 'matchup', name, note: 'Side by side', href: pickHref(fields) }];
}

/** Answers what the type-ahead proposes for a text, the names that may have been meant included. */
export async function suggestWhileTyping(asked: Asked): Promise<SearchSuggestion[]> {
  const items = await suggestionsFor(asked);
  if (items.length > 0) return items;
  const { corrected } = await spellingOf(asked);
  const again = corrected === null ? null : askedOf(corrected);
  const meant = again ? await suggestionsFor(again) : [];
  return meant.length > 0 ? meant : comparisonOf(asked);
}
