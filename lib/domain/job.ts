/** How a job's last runs went, for who looks after the site. Times are ISO, UTC. */
export type JobRecord = {
  name: string;
  lastStartAt: string | null;
  lastSuccessAt: string | null;
  lastFailureAt: string | null;
  /** Why it failed then, in the error's words. */
  lastFailure: string | null;
  /** What its last run that went well came to, in its own words; null where it has none. */
  lastSaid: string | null;
  /** Whether some process is at it now. */
  running: boolean;
};

/** What came of asking a job to run: it ran, it was running already, or it rests after another's run. */
export type JobOutcome = 'done' | 'running' | 'rested';

/** Whether a job's newest run failed: nothing went well since. */
export function hasFailed({
  lastFailureAt,
  lastSuccessAt,
}: Pick<JobRecord, 'lastFailureAt' | 'lastSuccessAt'>): boolean {
  return lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt);
}

/**
 * An error's words as they may be kept and shown: without mail addresses, which a mail server's answer
 * may hold, and without the one character that PostgreSQL does not keep.
 */
export function withoutAddresses(words: string): string {
  return words.replaceAll('\0', '').replaceAll(/[^\s<>"',;:()]+@[^\s<>"',;:()]+/g, '(an address)');
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const each = (count: number, unit: string) =>
  count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`;

/** How often a job runs, in words: `every` milliseconds, whole seconds, minutes or hours. */
export function everyInWords(every: number): string {
  if (every % HOUR === 0) return each(every / HOUR, 'hour');
  if (every % MINUTE === 0) return each(every / MINUTE, 'minute');
  return each(every / 1_000, 'second');
}
