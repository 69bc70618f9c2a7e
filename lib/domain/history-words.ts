import { type HistoryEntry, nouns } from './history';

/** What the history refers to by id. */
const referred = [
  ...['tool', 'category', 'matchup', 'verdict', 'holding', 'seat', 'author', 'user', 'import'],
] as const;
export type Referred = (typeof referred)[number];

/** What things are called by now, by kind and id; what is gone is not in it. */
export type Names = ReadonlyMap<string, string>;
export const nameKey = (kind: Referred, id: string | number): string => `${kind} ${id}`;

/** Which columns hold the id of what. */
const REFERS: Record<string, Referred> = {
  ...{ tool_id: 'tool', left_id: 'tool', right_id: 'tool', merged_into_id: 'tool' },
  ...{ source_id: 'tool', target_id: 'tool', category_id: 'category', seat_id: 'seat' },
  approved_by: 'user',
  ...{ author_id: 'author', user_id: 'user', by_user_id: 'user', verdict_id: 'verdict' },
};

/** Which nouns are called by what the database knows of the row itself. */
const OWN_NAME: Record<string, Referred> = {
  ...{ tools: 'tool', categories: 'category', matchups: 'matchup', verdicts: 'verdict' },
  ...{ seat_holdings: 'holding', conflicts_of_interest: 'author', users: 'user' },
  ...{ authors: 'author', import_runs: 'import' },
};

type Row = Record<string, unknown>;
const isIdentity = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** Answers what has to be looked up to put these entries into words, by kind. */
export function namesWanted(entries: readonly HistoryEntry[]): Record<Referred, string[]> {
  const wanted = new Map(referred.map((kind) => [kind, new Set<string>()]));
  const want = (kind: Referred | undefined, id: unknown) => {
    if (kind && isIdentity(id)) wanted.get(kind)?.add(String(id));
  };
  for (const entry of entries) {
    want('user', entry.actorId);
    want(OWN_NAME[entry.noun], entry.subjectId);
    for (const id of entry.toolIds) want('tool', id);
    for (const row of [entry.before, entry.after]) {
      for (const [column, value] of Object.entries(row ?? {})) want(REFERS[column], value);
    }
  }
  return Object.fromEntries([...wanted].map(([kind, ids]) => [kind, [...ids]])) as Record<
    Referred,
    string[]
  >;
}

/** Answers who did it: "Ada Lovelace", "a former account", "a job that runs by itself". */
export function actorInWords({ actorKind, actorId }: HistoryEntry, names: Names): string {
  if (actorKind === 'job') return 'A job that runs by itself';
  if (actorKind === 'command') return 'A command on the server';
  if (actorKind === 'system' || actorId === null) return 'The system';
  return names.get(nameKey('user', actorId)) ?? 'A former account';
}

/** Answers what a kind of row is called, "Price read"; of a table that came later its own name. */
export function nounInWords(noun: string): string {
  return nouns[noun as keyof typeof nouns] ?? fieldInWords(noun);
}

const text = (row: Row | null, column: string): string | null => {
  const value = row?.[column];
  return typeof value === 'string' && value !== '' ? value : null;
};

/**
 * Answers what an entry is about, in words: a name where there is one, as it is by now, else as the
 * entry itself knows it.
 */
export function subjectInWords(entry: HistoryEntry, names: Names): string {
  const { noun, subjectId, before, after } = entry;
  const known = (column: string) => text(after, column) ?? text(before, column);
  const kind = OWN_NAME[noun];
  const own = kind ? names.get(nameKey(kind, subjectId)) : undefined;
  const tools = entry.toolIds.map((id) => names.get(nameKey('tool', id)) ?? `tool ${id}`);
  const ofTools = tools.join(' and ');
  const of = (column: string, which: Referred): string | undefined => {
    const id = (after ?? before)?.[column];
    return isIdentity(id) ? names.get(nameKey(which, id)) : undefined;
  };
  switch (noun) {
    case 'tools':
    case 'categories':
      return own ?? known('name') ?? known('slug') ?? subjectId;
    case 'matchups':
      return tools.length === 2 ? tools.join(' vs ') : subjectId;
    case 'price_reads':
      return ofTools || subjectId;
    case 'tool_redirects':
      return `${subjectId}, now ${ofTools}`;
    case 'tool_merges':
      return tools.join(' into ');
    case 'duplicate_pairs':
      return ofTools;
    case 'vote_exclusions':
      return `on ${ofTools || 'all tools'}`;
    case 'verdicts':
      return `${own ?? of('seat_id', 'seat') ?? 'a seat'} on ${ofTools}`;
    case 'seat_holdings':
      return own ?? `${of('seat_id', 'seat') ?? 'a seat'}: ${of('author_id', 'author') ?? 'gone'}`;
    case 'conflicts_of_interest':
      return `of ${own ?? 'a former reviewer'} in ${ofTools}`;
    case 'authors':
      return own ?? 'a former reviewer';
    case 'users':
      return own ?? 'a former account';
    case 'import_runs':
      return own ?? known('file_name') ?? subjectId;
    case 'newsletter_issues':
      return known('week') ?? known('subject') ?? subjectId;
    case 'newsletter_items':
      return known('title') ?? subjectId;
    default:
      return subjectId;
  }
}

const FIELDS: Record<string, string> = {
  ...{ category_id: 'Category', left_id: 'Left', right_id: 'Right', tool_id: 'Tool' },
  ...{ merged_into_id: 'Merged into', source_id: 'Goes', target_id: 'Stays', slug: 'Address' },
  ...{ retired_reason: 'Why retired', facts_checked_at: 'Facts checked', kind: 'Kind' },
  ...{ published_at: 'Published', publish_at: 'Goes live', editor_note: 'Editor’s note' },
  ...{
    dismissed_at: 'Not one tool',
    featured_rank: 'Featured place',
    source_url: 'Source',
    checked_at: 'Checked',
  },
  ...{ seat_id: 'Seat', author_id: 'Author', by_user_id: 'Done by', voter_id: 'Voter' },
  ...{ suspended_reason: 'Why suspended', suspended_at: 'Suspended', body: 'Verdict' },
  ...{ retracted_reason: 'Why retracted', tool_version: 'Version judged' },
};

/** "facts_checked_at" → "Facts checked". */
export function fieldInWords(column: string): string {
  const words = column.replaceAll('_', ' ');
  return FIELDS[column] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value as it is shown: null where there is none. A moment is ISO, UTC. */
export type FieldValue = { text: string; moment: boolean } | null;

/** What an entry says of one field. */
export type FieldChange = { column: string; label: string; before: FieldValue; after: FieldValue };

const MOMENT = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:[+-]\d\d:\d\d|Z))?$/;

function shownValue(column: string, value: unknown, names: Names): FieldValue {
  if (value === null || value === undefined || value === '') return null;
  const kind = REFERS[column];
  if (kind && isIdentity(value)) {
    const name = names.get(nameKey(kind, value));
    return { text: name ?? `${kind} ${value}, gone by now`, moment: false };
  }
  if (typeof value === 'string') {
    return { text: value, moment: /(?:_at|^since|^until)$/.test(column) && MOMENT.test(value) };
  }
  if (typeof value === 'boolean') return { text: value ? 'yes' : 'no', moment: false };
  const isList = Array.isArray(value) && value.every(isIdentity);
  return { text: isList ? value.join('\n') : JSON.stringify(value), moment: false };
}

/** Its own id and what stands beside it in the subject say nothing to a reader. */
const UNSAID = new Set(['id']);

/** What is shown where the history keeps that a text changed, and not the text: what is a person's own. */
const NOT_KEPT: FieldValue = { text: 'not kept in the history', moment: false };

/** Answers what an entry says, field by field; of what was made or deleted only what was filled in. */
export function fieldChanges(entry: HistoryEntry, names: Names): FieldChange[] {
  const { before, after } = entry;
  const columns = Object.keys(after ?? before ?? {}).filter((column) => !UNSAID.has(column));
  return columns.flatMap((column) => {
    if (before?.[column] === null && after?.[column] === null) {
      return [{ column, label: fieldInWords(column), before: NOT_KEPT, after: NOT_KEPT }];
    }
    const was = before ? shownValue(column, before[column], names) : null;
    const is = after ? shownValue(column, after[column], names) : null;
    return was || is ? [{ column, label: fieldInWords(column), before: was, after: is }] : [];
  });
}

/** The first signs of an address's hash: enough to see that two are the same. */
export const shortHash = (hash: string): string => hash.slice(0, 8);
