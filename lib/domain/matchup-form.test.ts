import { expect, test } from 'vitest';
import {
  featuredOrderSchema,
  MAX_EDITOR_NOTE,
  MAX_HEADLINE,
  moved,
  newMatchupSchema,
  publishAtSchema,
  timeForField,
} from './matchup-form';

const now = new Date('2026-11-23T14:00:00Z');

test.each([
  ['2026-11-23T14:01', '2026-11-23T14:01:00.000Z'],
  ['2026-12-01T09:00:30', '2026-12-01T09:00:30.000Z'],
  [' 2027-02-28T00:00 ', '2027-02-28T00:00:00.000Z'],
])('%j is a time to go live at, in UTC', (text, time) => {
  expect(publishAtSchema(now).parse(text).toISOString()).toBe(time);
});

test.each([
  ['', 'Write a date'],
  ['tomorrow', 'Write a date'],
  ['2026-13-01T09:00', 'no such date'],
  ['2026-11-23T14:00', 'past'],
  ['2025-11-23T15:00', 'past'],
  ['2226-11-23T15:00', 'two years'],
])('%j is refused as a time: %s', (text, words) => {
  const parsed = publishAtSchema(now).safeParse(text);
  expect(parsed.error?.issues[0]?.message).toContain(words);
});

test('a time fits into its field', () => {
  expect(timeForField('2026-12-01T09:05:59.999Z')).toBe('2026-12-01T09:05');
});

const form = { left: 'Alpha', right: 'Bravo' };

test('what is left empty is none, and line ends are as everywhere', () => {
  expect(newMatchupSchema.parse({ ...form, headline: '  ', editorNote: ' a\r\nb ' })).toMatchObject(
    {
      ...{ headline: null, editorNote: 'a\nb', leftSlug: '' },
    },
  );
});

test.each([
  [{ ...form, left: ' ' }, 'left'],
  [{ left: 'Alpha' }, 'right'],
  [{ ...form, headline: 'x'.repeat(MAX_HEADLINE + 1) }, 'headline'],
  [{ ...form, headline: 'two\nlines' }, 'headline'],
  [{ ...form, editorNote: 'x'.repeat(MAX_EDITOR_NOTE + 1) }, 'editorNote'],
])('a new matchup is refused at its field: %#', (typed, field) => {
  expect(newMatchupSchema.safeParse(typed).error?.issues.map(({ path }) => path[0])).toEqual([
    field,
  ]);
});

test.each([
  [[1, 2, 3], 3, 'up', [1, 3, 2]],
  [[1, 2, 3], 1, 'down', [2, 1, 3]],
  [[1, 2, 3], 1, 'up', [1, 2, 3]],
  [[1, 2, 3], 3, 'down', [1, 2, 3]],
  [[1, 2, 3], 2, 'off', [1, 3]],
  [[1, 2, 3], 9, 'off', [1, 2, 3]],
] as const)('%j with %d moved %s', (list, id, move, expected) => {
  expect(moved(list, id, move)).toEqual(expected);
});

test.each(['1,1', '1,x', '0', '1,,2', '99999999999'])('%j is no order', (order) => {
  expect(featuredOrderSchema.safeParse({ seen: '', order }).success).toBe(false);
});
