import { expect, test } from 'vitest';
import type { HistoryEntry } from './history';
import {
  actorInWords,
  fieldChanges,
  fieldInWords,
  nameKey,
  namesWanted,
  nounInWords,
  subjectInWords,
} from './history-words';

const entry = (given: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ id: '1', at: '2026-11-23T14:00:00.000Z', operation: 'o', actorKind: 'person' },
  ...{ actorId: 'u1', noun: 'tools', verb: 'changed', subjectId: '7', toolIds: [7] },
  ...{ before: null, after: null, reason: null, addressHash: null, ...given },
});

const names = new Map([
  [nameKey('tool', 7), 'Ollama'],
  [nameKey('tool', 8), 'LM Studio'],
  [nameKey('category', 2), 'Inference'],
  [nameKey('user', 'u1'), 'Ada'],
  [nameKey('seat', 3), 'Builder'],
  [nameKey('author', 5), 'Grace'],
  [nameKey('verdict', 9), 'Skeptic'],
  [nameKey('holding', 4), 'Builder: Grace'],
  [nameKey('import', 6), 'tools.csv'],
]);
const none = new Map<string, string>();

test('who did it', () => {
  expect(actorInWords(entry(), names)).toBe('Ada');
  expect(actorInWords(entry(), none)).toBe('A former account');
  const other = (actorKind: HistoryEntry['actorKind']) =>
    actorInWords(entry({ actorKind, actorId: null }), names);
  expect(other('job')).toBe('A job that runs by itself');
  expect(other('command')).toBe('A command on the server');
  expect(other('system')).toBe('The system');
});

test.each<[words: string, gone: string, given: Partial<HistoryEntry>]>([
  ['Ollama', '7', {}],
  ['Ollama', 'Old', { verb: 'deleted', before: { name: 'Old' } }],
  ['Inference', '2', { noun: 'categories', subjectId: '2', toolIds: [] }],
  ['Ollama vs LM Studio', 'tool 7 vs tool 8', { noun: 'matchups', toolIds: [7, 8] }],
  ['Ollama', 'tool 7', { noun: 'price_reads', subjectId: '1' }],
  [
    'old-slug, now Ollama',
    'old-slug, now tool 7',
    { noun: 'tool_redirects', subjectId: 'old-slug' },
  ],
  ['Ollama into LM Studio', 'tool 7 into tool 8', { noun: 'tool_merges', toolIds: [7, 8] }],
  ['Ollama and LM Studio', 'tool 7 and tool 8', { noun: 'duplicate_pairs', toolIds: [7, 8] }],
  ['on Ollama', 'on tool 7', { noun: 'vote_exclusions' }],
  ['on all tools', 'on all tools', { noun: 'vote_exclusions', toolIds: [] }],
  ['Skeptic on Ollama', 'a seat on tool 7', { noun: 'verdicts', subjectId: '9' }],
  ['Builder: Grace', 'a seat: gone', { noun: 'seat_holdings', subjectId: '4', toolIds: [] }],
  [
    'Builder: Grace',
    'a seat: gone',
    { noun: 'seat_holdings', subjectId: '44', after: { seat_id: 3, author_id: 5 } },
  ],
  [
    'of Grace in Ollama',
    'of a former reviewer in tool 7',
    { noun: 'conflicts_of_interest', subjectId: '5' },
  ],
  ['Grace', 'a former reviewer', { noun: 'authors', subjectId: '5' }],
  ['Ada', 'a former account', { noun: 'users', subjectId: 'u1' }],
  ['tools.csv', '6', { noun: 'import_runs', subjectId: '6' }],
  ['12', '12', { noun: 'suggestions', subjectId: '12' }],
  ['12', '12', { noun: 'later_table', subjectId: '12' }],
])('what it is about: %s; %s once it is gone', (words, gone, given) => {
  expect(subjectInWords(entry(given), names)).toBe(words);
  expect(subjectInWords(entry(given), none)).toBe(gone);
});

test('field by field, with names in place of ids', () => {
  const changed = entry({
    before: {
      category_id: 2,
      name: 'Old',
      state: 'draft',
      published_at: null,
      merged_into_id: null,
    },
    after: {
      ...{ category_id: 99, name: 'New', state: 'retired', merged_into_id: 8 },
      published_at: '2026-11-23T14:00:00+00:00',
    },
  });
  const said = fieldChanges(changed, names);
  expect(
    Object.fromEntries(
      said.map(({ label, before, after }) => [label, [before?.text ?? null, after?.text ?? null]]),
    ),
  ).toEqual({
    Category: ['Inference', 'category 99, gone by now'],
    Name: ['Old', 'New'],
    State: ['draft', 'retired'],
    Published: [null, '2026-11-23T14:00:00+00:00'],
    'Merged into': [null, 'LM Studio'],
  });
  expect(said.find(({ label }) => label === 'Published')?.after?.moment).toBe(true);
  expect(said.find(({ label }) => label === 'Name')?.after?.moment).toBe(false);
});

test('of what was made only what was filled in, without its number', () => {
  const made = entry({
    verb: 'created',
    after: { id: 7, name: 'New', license: '', retired_reason: null, counted: false, amount: 0 },
  });
  expect(fieldChanges(made, names).map(({ label, after }) => [label, after?.text])).toEqual([
    ['Name', 'New'],
    ['Counted', 'no'],
    ['Amount', '0'],
  ]);
});

test('of a text that the history does not keep it says that it changed', () => {
  const changed = entry({ noun: 'authors', before: { name: null }, after: { name: null } });
  expect(fieldChanges(changed, names)).toEqual([
    {
      ...{ column: 'name', label: 'Name' },
      before: { text: 'not kept in the history', moment: false },
      after: { text: 'not kept in the history', moment: false },
    },
  ]);
});

test('lists stand line by line, anything else as it is kept', () => {
  const { evidence, fields } = Object.fromEntries(
    fieldChanges(
      entry({ verb: 'created', after: { evidence: ['https://a', 'https://b'], fields: { a: 1 } } }),
      names,
    ).map(({ column, after }) => [column, after?.text]),
  );
  expect(evidence).toBe('https://a\nhttps://b');
  expect(fields).toBe('{"a":1}');
});

test('a text that only looks like a time is no moment', () => {
  const made = entry({ verb: 'created', after: { name: '2026-11-23', checked_at: 'soon' } });
  expect(fieldChanges(made, names).map(({ after }) => after?.moment)).toEqual([false, false]);
});

test('all that entries refer to is wanted once', () => {
  const wanted = namesWanted([
    entry({ before: { category_id: 2 }, after: { category_id: 3 } }),
    entry({ noun: 'verdicts', subjectId: '9', after: { seat_id: 3, author_id: 5, tool_id: 8 } }),
    entry({ actorKind: 'job', actorId: null, noun: 'suggestions', toolIds: [] }),
  ]);
  expect(wanted).toEqual({
    ...{ tool: ['7', '8'], category: ['2', '3'], matchup: [], verdict: ['9'], holding: [] },
    ...{ seat: ['3'], author: ['5'], user: ['u1'], import: [] },
  });
});

test('words for nouns and fields, known or not', () => {
  expect(nounInWords('price_reads')).toBe('Price read');
  expect(nounInWords('later_table')).toBe('Later table');
  expect(fieldInWords('facts_checked_at')).toBe('Facts checked');
  expect(fieldInWords('some_new_column')).toBe('Some new column');
});
