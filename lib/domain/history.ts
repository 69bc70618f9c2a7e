import { type ListForm, type ListView, parseListView } from './list-view';

/** What the history is kept about: the tables that it watches, as a person calls one of their rows. */
export const nouns = {
  tools: 'Tool',
  matchups: 'Matchup',
  categories: 'Category',
  price_reads: 'Price read',
  tool_redirects: 'Old address',
  tool_merges: 'Merge',
  duplicate_pairs: 'Likely duplicates',
  vote_exclusions: 'Exclusion of votes',
  verdicts: 'Verdict',
  authors: 'Author',
  seat_holdings: 'Seat',
  conflicts_of_interest: 'Declared interest',
  users: 'Account',
  suggestions: 'Suggestion',
  import_runs: 'Import',
  newsletter_issues: 'Newsletter issue',
  newsletter_items: 'Newsletter item',
} as const;

export const verbs = ['created', 'changed', 'deleted'] as const;
export type Verb = (typeof verbs)[number];

/** Who acted; `system` where nobody said who they are. */
const actorKinds = ['person', 'job', 'command', 'system'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** A row of the history as the database keeps it. */
export type HistoryEntry = {
  /** A whole number as text: there may be more of them than a number holds. */
  id: string;
  /** ISO date and time, UTC. */
  at: string;
  /** What was done together, by one press of a button. */
  operation: string;
  actorKind: ActorKind;
  /** The account; null for jobs, commands and the system. */
  actorId: string | null;
  /** The table, one of `nouns` unless it came later. */
  noun: string;
  verb: Verb;
  subjectId: string;
  /** The tools it is about; of a matchup left and right, of a merge the one that goes first. */
  toolIds: number[];
  /** The values that were there: of a change only those that changed, of a creation none. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  addressHash: string | null;
};

/** An entry of the history as its files have it: all that is kept, with what it meant in words. */
export type HistoryRecord = {
  id: string;
  at: string;
  operation: string;
  who: string;
  actorKind: ActorKind;
  actorId: string | null;
  what: string;
  noun: string;
  verb: Verb;
  subjectId: string;
  subject: string;
  toolIds: number[];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  addressHash: string | null;
};

/** What the history can be narrowed to; what is null is not asked for. */
export type HistoryFilter = {
  /** An account's id, or a kind of actor that has none. */
  who: { userId: string } | { kind: ActorKind } | null;
  noun: string | null;
  verb: Verb | null;
  toolId: number | null;
  /** Text that a tool's name or address holds. */
  tool: string | null;
  /** The subject's id, within a noun. */
  subject: string | null;
  /** The first and the last day, ISO, UTC. */
  from: string | null;
  to: string | null;
  operation: string | null;
};

const FILTERS = {
  ...{ who: [], noun: Object.keys(nouns), verb: verbs, tool: [], subject: [] },
  ...{ from: [], to: [], operation: [] },
} as const;
export type HistoryView = ListView<'at', keyof typeof FILTERS>;

const FORM: ListForm<'at', keyof typeof FILTERS> = {
  sorts: ['at'],
  filters: FILTERS,
  first: { sort: 'at', descending: true },
};

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const isId = (text: string) => /^[1-9]\d{0,8}$/.test(text);

function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const SOUND: Partial<Record<keyof typeof FILTERS, (text: string) => boolean>> = {
  who: (text) => UUID.test(text) || actorKinds.some((kind) => kind === text),
  tool: isId,
  ...{ from: isDay, to: isDay, operation: (text) => UUID.test(text) },
};

/** Answers the view of the history that an address names; what it can't mean is passed over. */
export function parseHistoryView(params: Record<string, string | string[] | undefined>) {
  const view: HistoryView = parseListView(params, FORM);
  for (const [name, isSound] of Object.entries(SOUND) as [
    keyof typeof FILTERS,
    (text: string) => boolean,
  ][]) {
    if (!isSound(view.filters[name])) view.filters[name] = '';
  }
  return view;
}

/** Answers what a view of the history asks for. */
export function historyFilterOf({ q, filters }: HistoryView): HistoryFilter {
  const kind = actorKinds.find((each) => each === filters.who);
  return {
    who: kind ? { kind } : filters.who ? { userId: filters.who } : null,
    noun: filters.noun || null,
    verb: verbs.find((each) => each === filters.verb) ?? null,
    toolId: filters.tool ? Number(filters.tool) : null,
    tool: q || null,
    subject: filters.subject || null,
    from: filters.from || null,
    to: filters.to || null,
    operation: filters.operation || null,
  };
}

/** The entries of one operation that stand one after the other. */
export type OperationEntries<Entry> = { operation: string; entries: Entry[] };

/** Answers entries by operation, in the order in which they come. */
export function byOperation<Entry extends { operation: string }>(
  entries: readonly Entry[],
): OperationEntries<Entry>[] {
  const groups: OperationEntries<Entry>[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.operation === entry.operation) last.entries.push(entry);
    else groups.push({ operation: entry.operation, entries: [entry] });
  }
  return groups;
}
