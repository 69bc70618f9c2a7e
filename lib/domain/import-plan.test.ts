import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRow, type StandingTool, shownValue } from './import-plan';
import { anyRecord, recordTexts } from './test-arbitraries';
import { type ToolTexts, textsOfTool } from './tool-record';

const categories = new Set(['developer-tools', 'audio']);
const around = (standing: Partial<ToolTexts> | null, part = {}) => ({
  standing: standing && { texts: { ...recordTexts, ...standing } },
  ...{ leadsTo: null, categories, today: '2026-11-23' },
  ...part,
});
const plan = (row: Partial<ToolTexts>, surroundings = around({})) =>
  planRow({ ...recordTexts, ...row }, surroundings);
const reasons = (row: Partial<ToolTexts>, surroundings = around({})) => {
  const planned = plan(row, surroundings);
  return planned.outcome === 'refused'
    ? planned.problems.map(({ column, reason }) => `${column}: ${reason}`)
    : planned.outcome;
};

test('a slug that nothing stands at is created, one that differs is changed field by field', () => {
  expect(plan({ name: ' Claw ' }, around(null))).toMatchObject({
    ...{ outcome: 'create', texts: { ...recordTexts, name: 'Claw', entry_amount: '9.5' } },
  });
  expect(plan({ name: 'Claw', entry_amount: '10' }, around({ entry_amount: '9.5' }))).toMatchObject(
    {
      outcome: 'change',
      changes: [
        { column: 'name', before: 'Claw Code', after: 'Claw' },
        { column: 'entry_amount', before: '9.5', after: '10' },
      ],
    },
  );
});

test('the same in other words is the same: space around, line ends, the same amount', () => {
  const standing = { description: 'One\ntwo', entry_amount: '9.5' };
  const row = { description: ' One\r\ntwo ', entry_amount: '9.50' };
  expect(plan(row, around(standing)).outcome).toBe('same');
});

test('what stands is never refused for standing there, whatever it is', () => {
  fc.assert(
    fc.property(anyRecord.map(textsOfTool), fc.string(), fc.string(), (texts, name, license) => {
      const odd = { ...texts, name, license, category: 'gone', entry_checked_at: '2999-12-31' };
      const standing: StandingTool = { texts: odd };
      expect(planRow(odd, around(null, { standing })).outcome).toBe('same');
    }),
  );
});

test.each<[string, Partial<ToolTexts>, ReturnType<typeof around>, string]>([
  [
    'an unknown category',
    { category: 'x' },
    around(null),
    'category: There is no such category. There are audio and developer-tools.',
  ],
  [
    'a day to come',
    { entry_checked_at: '2027-01-01' },
    around(null),
    'entry_checked_at: This day has not come yet: give the day on which it was read.',
  ],
  [
    'an old address',
    {},
    around(null, { leadsTo: 'claw' }),
    'slug: This address leads to “claw” now: use that slug instead.',
  ],
  [
    'a price before the newest',
    { entry_amount: '1', entry_checked_at: '2025-06-29' },
    around({}),
    'entry_checked_at: A newer price was read on 2025-06-30: give the day of this one.',
  ],
])('%s is refused', (_name, row, surroundings, reason) => {
  expect(reasons(row, surroundings)).toEqual([reason]);
});

test('a price that was read is not taken back', () => {
  const none = Object.fromEntries(
    Object.keys(recordTexts)
      .filter((column) => column.startsWith('entry_'))
      .map((column) => [column, '']),
  );
  expect(reasons(none)[0]).toContain('entry_kind: A price that was read is kept');
  expect(plan(none, around(none)).outcome).toBe('same');
});

test('a tool is retired, comes back, and is taken back to draft', () => {
  expect(plan({ state: 'retired' }).outcome).toBe('change');
  expect(plan({}, around({ state: 'retired' })).outcome).toBe('change');
  expect(plan({ state: 'draft' }).outcome).toBe('change');
});

test('every fault of a row is told at once, each with its value', () => {
  const planned = plan({ name: '', category: 'x', state: 'gone', entry_amount: 'much' });
  expect(planned).toMatchObject({ outcome: 'refused' });
  const columns = planned.outcome === 'refused' && planned.problems.map(({ column }) => column);
  expect(columns).toEqual(['name', 'state', 'entry_amount', 'category']);
});

test('a value is shown whole characters at a time, and never longer than a line or three', () => {
  expect(shownValue('a\0b')).toBe('a\ufffdb');
  expect(shownValue('👩'.repeat(300))).toBe(`${'👩'.repeat(200)}…`);
  expect(shownValue('short')).toBe('short');
});
