'use client';

import { useHydrated } from './use-hydrated';

const local = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const utc = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** A moment, by the reader's own clock once the page runs, as "12:03" if it is today; else in UTC. */
export function Clock({ at }: { at: string }) {
  const hydrated = useHydrated();
  const date = new Date(at);
  const isToday = hydrated && day.format(date) === day.format(new Date());
  const words = isToday
    ? local.format(date)
    : hydrated
      ? `${day.format(date)}, ${local.format(date)}`
      : `${utc.format(date)} UTC`;
  return <time dateTime={at}>{words}</time>;
}
