const words = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** A moment to the second, in UTC on every machine: "23 Nov 2026, 14:20:05 UTC". `at` is ISO. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{words.format(new Date(at))} UTC</time>;
}
