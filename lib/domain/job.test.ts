import { expect, test } from 'vitest';
import { firstDayOf } from './dashboard';
import { everyInWords, hasFailed, withoutAddresses } from './job';

const EARLY = '2026-11-23T14:00:00.000Z';
const LATE = '2026-11-23T14:00:15.000Z';

test.each<[failed: boolean, lastFailureAt: string | null, lastSuccessAt: string | null]>([
  [false, null, null],
  [false, null, EARLY],
  [true, EARLY, null],
  [true, LATE, EARLY],
  [false, EARLY, LATE],
])(
  'failed is %s where it failed at %s and went well at %s',
  (failed, lastFailureAt, lastSuccessAt) => {
    expect(hasFailed({ lastFailureAt, lastSuccessAt })).toBe(failed);
  },
);

test.each([
  [15_000, 'Every 15 seconds'],
  [60_000, 'Every minute'],
  [120_000, 'Every 2 minutes'],
  [3_600_000, 'Every hour'],
])('%i ms is %s', (every, words) => {
  expect(everyInWords(every)).toBe(words);
});

test('an error’s words hold no mail address and nothing that can’t be kept', () => {
  const said =
    '550 5.1.1 <ada.lovelace+x@mail.example>: user unknown\0 (bob@x.example, "c@d.example")';
  expect(withoutAddresses(said)).toBe(
    '550 5.1.1 <(an address)>: user unknown ((an address), "(an address)")',
  );
});

test('the days of a chart end with today, in UTC', () => {
  const now = new Date('2026-03-01T00:30:00Z');
  expect(firstDayOf(now, 1)).toBe('2026-03-01');
  expect(firstDayOf(now, 14)).toBe('2026-02-16');
});
