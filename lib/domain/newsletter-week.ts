/** When the weekly mail is due: a day of the week and an hour on the clocks of a time zone (IANA). */
export type Schedule = { day: WeekDay; hour: number; timeZone: string };

const weekDays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type WeekDay = (typeof weekDays)[number];

/** A week's mail: the local day on which it is due (ISO date), and the moment. */
export type Due = { week: string; at: Date };

const DAY_MS = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', era: 'short' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  clocks.set(timeZone, made);
  return made;
}

/** What the zone's clocks show at a moment, written as if it were UTC (milliseconds, whole seconds). */
function wallOf(at: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(
    ...([read('year'), read('month') - 1, read('day')] as const),
    ...([read('hour'), read('minute'), read('second')] as const),
  );
}

/**
 * The moment at which the zone's clocks show `wall` (as `wallOf`): of an hour that comes twice the first
 * time, of one that is left out as long after the change as it stands after the last minute before it.
 */
function momentOf(wall: number, timeZone: string): number {
  // Offsets are those around the moment: no zone changes twice within two days.
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => wallOf(at, timeZone) - at);
  const moments = offsets.map((offset) => wall - offset);
  const shown = moments.filter((at) => wallOf(at, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : Math.max(...moments);
}

const isoDay = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/**
 * Answers the newest mail that is due at `now` or was before it. Weeks that passed while nobody looked
 * are not counted: what was missed is one mail, whatever the clocks did in between.
 * @throws RangeError for a time zone that is none
 */
export function lastDue({ day, hour, timeZone }: Schedule, now: Date): Due {
  const today = Math.floor(wallOf(now.getTime(), timeZone) / DAY_MS) * DAY_MS;
  // From tomorrow on: where the clocks are put back at midnight, a day begins twice.
  for (let wall = today + DAY_MS; ; wall -= DAY_MS) {
    if (new Date(wall).getUTCDay() !== weekDays.indexOf(day)) continue;
    const at = momentOf(wall + hour * 3_600_000, timeZone);
    if (at <= now.getTime()) return { week: isoDay(wall), at: new Date(at) };
  }
}

/** Answers the day (ISO date) that the zone's clocks show at a moment. */
export const localDay = (now: Date, timeZone: string): string =>
  isoDay(wallOf(now.getTime(), timeZone));

/** "Mondays at 9:00 (Europe/Berlin)". */
export function scheduleInWords({ day, hour, timeZone }: Schedule): string {
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}s at ${hour}:00 (${timeZone})`;
}
