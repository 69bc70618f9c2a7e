const format = (timeStyle: 'medium' | 'short') =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle, timeZone: 'UTC' });
const toTheSecond = format('medium');
const toTheMinute = format('short');

/**
 * A moment to the second, or with `short` to the minute, in UTC on every machine: "23 Nov 2026, 14:20:05
 * UTC". `at` is ISO.
 */
export function Moment({ at, short = false }: { at: string; short?: boolean }) {
  const words = short ? toTheMinute : toTheSecond;
  return <time dateTime={at}>{words.format(new Date(at))} UTC</time>;
}
