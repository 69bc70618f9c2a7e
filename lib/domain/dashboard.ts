/** What waits for a curator, counted. */
export type DeskWork = {
  /** Published tools that not every seat has judged. */
  incompletePanels: number;
  /** Suggestions that nobody has answered. */
  openSuggestions: number;
  /** Jobs whose last run failed. */
  failedJobs: number;
  /** Accounts that were made in the last seven days. */
  newAccounts: number;
};

/** How many days the dashboard's chart of votes has, today included. */
export const CHART_DAYS = 14;

/** A published tool that not every seat has judged. */
export type IncompletePanel = {
  id: number;
  slug: string;
  name: string;
  category: string;
  /** ISO date and time, UTC. */
  publishedAt: string;
  /** The names of the seats that have not judged it. */
  missing: string[];
};

/** Answers the first of `count` days (1 to 366) that end on the day of `now`, as an ISO date, UTC. */
export function firstDayOf(now: Date, count: number): string {
  return new Date(now.getTime() - (count - 1) * 86_400_000).toISOString().slice(0, 10);
}
