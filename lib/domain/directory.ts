import { type EntryKind, entryKinds, entryLabel } from './entry';
import { plainSlugSchema } from './slug';

/** What the directory can be sorted by: a name from a to z, everything else from the top. */
export const directorySorts = ['name', 'newest', 'panel', 'community'] as const;
export type DirectorySort = (typeof directorySorts)[number];

/** How a panel calls a tool by most of its verdicts; `none` where nobody has judged it. */
export const panelCalls = ['ship', 'skip', 'split', 'none'] as const;
export type PanelCall = (typeof panelCalls)[number];

/** How one gets in; `none` where nobody has read a price. */
export const directoryKinds = [...entryKinds, 'none'] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

/** A part of the directory: all of it stands in the address. */
export type DirectoryView = {
  /** A category's slug; null for all of them. */
  category: string | null;
  kind: DirectoryKind | null;
  /** A licence as its tools have it written. */
  licence: string | null;
  panel: PanelCall | null;
  sort: DirectorySort;
  /** Where the page begins; null for the first one. */
  after: string | null;
};

/** A part of an address that names nothing: what it said, and what it may say. */
export type RefusedPart = {
  name: DirectoryFilter | 'sort' | 'after';
  value: string;
  words: string;
};

export const directoryFilters = ['category', 'kind', 'licence', 'panel'] as const;
export type DirectoryFilter = (typeof directoryFilters)[number];

/** The names of all parts of an address of the directory, in their order there. */
export const directoryParts = [...directoryFilters, 'sort', 'after'] as const;

/** The longest licence that a tool can have, in characters. */
const MAX_LICENCE = 200;
const MAX_CURSOR = 1_000;
/** How much of a refused value is said again. */
const SHOWN = 60;

export const wholeDirectory: DirectoryView = Object.freeze({
  category: null,
  kind: null,
  licence: null,
  panel: null,
  sort: 'name',
  after: null,
});

const KIND_LABELS = { none: 'No price read yet' } as const;
const PANEL_LABELS: Record<PanelCall, string> = {
  ship: 'Mostly ship',
  skip: 'Mostly skip',
  split: 'Split',
  none: 'No verdicts',
};
const SORT_LABELS: Record<DirectorySort, string> = {
  name: 'Name',
  newest: 'Newest',
  panel: 'Panel, lower bound',
  community: 'Community, lower bound',
};

export const kindLabel = (kind: DirectoryKind): string =>
  kind === 'none' ? KIND_LABELS.none : entryLabel(kind satisfies EntryKind);
export const panelLabel = (call: PanelCall): string => PANEL_LABELS[call];
export const sortLabel = (sort: DirectorySort): string => SORT_LABELS[sort];

type Params = Record<string, string | string[] | undefined>;

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? null;
}

const plain = (value: string) => value.replaceAll('\0', '').toWellFormed().trim();

/** A text as a message may repeat it. */
const shownOf = (value: string) => {
  const letters = [...plain(value)];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('');
};

/**
 * Answers the view that an address names, and each part of it that names nothing. An empty part is one
 * that was not chosen; a part that is refused is left out of the view, so that what was understood can
 * still be shown. Whether there is such a category only the database knows.
 */
export function parseDirectory(params: Params): { view: DirectoryView; refused: RefusedPart[] } {
  const refused: RefusedPart[] = [];
  const part = <Value>(
    name: RefusedPart['name'],
    read: (text: string) => Value | null,
    words: string,
  ): Value | null => {
    const given = params[name];
    const texts = (Array.isArray(given) ? given : [given ?? '']).map(plain);
    const [text = '', ...more] = [...new Set(texts.filter((one) => one !== ''))];
    if (text === '') return null;
    if (more.length > 0) {
      refused.push({ name, value: shownOf([text, ...more].join(', ')), words: 'Choose one.' });
      return null;
    }
    const value = read(text);
    if (value === null) refused.push({ name, value: shownOf(text), words });
    return value;
  };
  const choose = (values: readonly string[]) => `It is one of: ${values.join(', ')}.`;
  const view: DirectoryView = {
    category: part(
      'category',
      (text) => (plainSlugSchema.safeParse(text).success ? text : null),
      'There is no such category.',
    ),
    kind: part('kind', (text) => oneOf(directoryKinds, text), choose(directoryKinds)),
    licence: part(
      'licence',
      (text) => ([...text].length <= MAX_LICENCE ? text : null),
      `A licence has at most ${MAX_LICENCE} characters.`,
    ),
    panel: part('panel', (text) => oneOf(panelCalls, text), choose(panelCalls)),
    sort: part('sort', (text) => oneOf(directorySorts, text), choose(directorySorts)) ?? 'name',
    after: part(
      'after',
      (text) => (text.length <= MAX_CURSOR && /^[\w-]+$/.test(text) ? text : null),
      'This list has no such page.',
    ),
  };
  return { view, refused };
}

/** Whether a view leaves tools out. */
export const isFiltered = (view: DirectoryView): boolean =>
  directoryFilters.some((name) => view[name] !== null);

/** Whether a view is the directory as it stands at `/tools` itself. */
export const isWhole = (view: DirectoryView): boolean =>
  !isFiltered(view) && view.sort === 'name' && view.after === null;

/**
 * Answers the one address of `view` with some of it changed. Changed, it begins at its first page. Of
 * the whole directory, the later pages have addresses without a query.
 */
export function directoryHref(view: DirectoryView, change: Partial<DirectoryView> = {}): string {
  const next: DirectoryView = { ...view, after: null, ...change };
  if (!isFiltered(next) && next.sort === 'name') {
    return next.after === null ? '/tools' : `/tools/after/${next.after}`;
  }
  const params = new URLSearchParams();
  for (const name of directoryParts) {
    const value = next[name];
    if (value !== null && !(name === 'sort' && value === 'name')) params.set(name, value);
  }
  return `/tools?${params}`;
}
