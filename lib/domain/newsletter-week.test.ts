import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastDue, localDay, type Schedule, scheduleInWords, type WeekDay } from './newsletter-week';

const days: WeekDay[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/St_Johns',
];
const schedule: fc.Arbitrary<Schedule> = fc.record({
  day: fc.constantFrom(...days),
  hour: fc.integer({ min: 0, max: 23 }),
  timeZone: fc.constantFrom(...zones),
});
const moment = fc.date({
  min: new Date('2012-03-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});

const isoDue = (given: Schedule, now: string) => {
  const { week, at } = lastDue(given, new Date(now));
  return `${week} ${at.toISOString().slice(0, 16)}`;
};

test.each([
  ['an ordinary week', 'UTC', 'monday', 9, '2026-11-23T09:00:00Z', '2026-11-23 2026-11-23T09:00'],
  ['a minute before', 'UTC', 'monday', 9, '2026-11-23T08:59:59Z', '2026-11-16 2026-11-16T09:00'],
  // Clocks go from 02:00 to 03:00: half past two is not there.
  [
    'summer begins',
    'Europe/Berlin',
    'sunday',
    2,
    '2026-03-30T00:00:00Z',
    '2026-03-29 2026-03-29T01:00',
  ],
  // Clocks go from 03:00 back to 02:00: the first of the two.
  [
    'winter begins',
    'Europe/Berlin',
    'sunday',
    2,
    '2026-10-26T00:00:00Z',
    '2026-10-25 2026-10-25T00:00',
  ],
  [
    'midnight left out',
    'Asia/Beirut',
    'sunday',
    0,
    '2026-03-30T00:00:00Z',
    '2026-03-29 2026-03-28T22:00',
  ],
  [
    'ahead of UTC',
    'Pacific/Apia',
    'monday',
    7,
    '2026-11-22T18:00:00Z',
    '2026-11-23 2026-11-22T18:00',
  ],
] as const)('%s (%s, %s at %i)', (_name, timeZone, day, hour, now, expected) => {
  expect(isoDue({ timeZone, day, hour }, now)).toBe(expected);
});

test('is never after now, never more than a week and a day before it, and on its day', () => {
  fc.assert(
    fc.property(schedule, moment, (given, now) => {
      const { week, at } = lastDue(given, now);
      const age = now.getTime() - at.getTime();
      expect(age).toBeGreaterThanOrEqual(0);
      // Seven days, and what the clocks may be put back in between; Samoa once left out a day.
      expect(age).toBeLessThan(8 * 86_400_000 + 3_600_000);
      expect(days[new Date(`${week}T00:00:00Z`).getUTCDay()]).toBe(given.day);
    }),
    { numRuns: 500 },
  );
});

test('each week is due once, at one moment, however often one asks', () => {
  fc.assert(
    fc.property(schedule, moment, fc.nat(86_400 * 30), (given, now, later) => {
      const before = lastDue(given, now);
      const after = lastDue(given, new Date(now.getTime() + later * 1000));
      const sameWeek = before.week === after.week;
      expect(before.at.getTime() === after.at.getTime()).toBe(sameWeek);
      expect(after.at.getTime()).toBeGreaterThanOrEqual(before.at.getTime());
      // Still due at its own moment.
      expect(lastDue(given, before.at)).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test('the day that the clocks of a zone show, and a schedule in words', () => {
  const now = new Date('2026-11-22T18:00:00Z');
  expect(localDay(now, 'UTC')).toBe('2026-11-22');
  expect(localDay(now, 'Pacific/Apia')).toBe('2026-11-23');
  const berlin = { day: 'friday', hour: 17, timeZone: 'Europe/Berlin' } as const;
  expect(scheduleInWords(berlin)).toBe('Fridays at 17:00 (Europe/Berlin)');
});
