/** A price that was read longer ago than this, in days, wants to be read anew. */
const PRICE_DAYS = 90;

const DAY_MS = 86_400_000;

/** Answers the first day on which a price read is not old yet. Both are ISO dates, UTC. */
export function firstFreshDay(today: string): string {
  return new Date(Date.parse(today) - PRICE_DAYS * DAY_MS).toISOString().slice(0, 10);
}

/** Whether the newest price read (its ISO date; null for none) is older than 90 days. */
export function isOldPrice(checkedAt: string | null, today: string): boolean {
  return checkedAt === null || checkedAt < firstFreshDay(today);
}
