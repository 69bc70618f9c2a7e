const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day in words, readable by machines. `date` is an ISO date or an ISO date and time (UTC). */
export function DateTime({ date }: { date: string }) {
  return <time dateTime={date}>{long.format(new Date(date))}</time>;
}
