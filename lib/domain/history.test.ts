import { expect, test } from 'vitest';
import { byOperation, historyFilterOf, parseHistoryView } from './history';

const filterOf = (params: Record<string, string | string[]>) =>
  historyFilterOf(parseHistoryView(params));

const UUID = '3f2a1b4c-0000-4000-8000-123456789abc';
const nothing = {
  ...{ who: null, noun: null, verb: null, toolId: null, tool: null, subject: null },
  ...{ from: null, to: null, operation: null },
};

test('an address without anything asks for everything, the newest first', () => {
  expect(filterOf({})).toEqual(nothing);
  expect(parseHistoryView({})).toMatchObject({ sort: 'at', descending: true, after: null });
  expect(parseHistoryView({ sort: 'at' }).descending).toBe(false);
});

test('an address narrows the history', () => {
  expect(filterOf({ who: UUID })).toEqual({ ...nothing, who: { userId: UUID } });
  expect(filterOf({ who: 'job' })).toEqual({ ...nothing, who: { kind: 'job' } });
  expect(
    filterOf({ noun: 'tools', verb: 'deleted', tool: '12', q: ' cursor ', subject: 'old' }),
  ).toEqual({
    ...nothing,
    ...{ noun: 'tools', verb: 'deleted', toolId: 12, tool: 'cursor', subject: 'old' },
  });
  expect(filterOf({ from: '2026-11-01', to: '2026-11-30', operation: UUID })).toEqual({
    ...nothing,
    ...{ from: '2026-11-01', to: '2026-11-30', operation: UUID },
  });
});

test.each<Record<string, string>>([
  { who: 'somebody' },
  { who: `${UUID}x` },
  { noun: 'sessions' },
  { verb: 'seen' },
  { tool: '0' },
  { tool: '-1' },
  { tool: '99999999999' },
  { from: '2026-02-30' },
  { from: '2026-13-01' },
  { to: 'today' },
  { to: '12026-01-01' },
  { operation: '1' },
])('what it can’t mean is passed over: %j', (params) => {
  expect(filterOf(params)).toEqual(nothing);
  // Nor does the form show it.
  expect(Object.values(parseHistoryView(params).filters).every((value) => value === '')).toBe(true);
});

test('entries of one operation stand together only where they follow each other', () => {
  const entries = [
    { operation: 'a', id: 1 },
    { operation: 'a', id: 2 },
    { operation: 'b', id: 3 },
    { operation: 'a', id: 4 },
  ];
  expect(byOperation(entries).map((group) => group.entries.map(({ id }) => id))).toEqual([
    [1, 2],
    [3],
    [4],
  ]);
  expect(byOperation([])).toEqual([]);
});
