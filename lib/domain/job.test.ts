import { expect, test } from 'vitest';
import { firstDayOf } from './dashboard';
import { hasFailed } from './job';

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
    const job = { name: 'job', lastStartAt: null, lastFailure: null };
    expect(hasFailed({ ...job, lastFailureAt, lastSuccessAt })).toBe(failed);
  },
);

test('the days of a chart end with today, in UTC', () => {
  const now = new Date('2026-03-01T00:30:00Z');
  expect(firstDayOf(now, 1)).toBe('2026-03-01');
  expect(firstDayOf(now, 14)).toBe('2026-02-16');
});
