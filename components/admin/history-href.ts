import type { HistoryEntry } from '@/lib/domain/history';

type Href = (entry: HistoryEntry) => string | null;

/** The page of the desk for each noun that has one. */
const PAGES: Record<string, Href> = {
  users: ({ subjectId }) => `/admin/people/${subjectId}`,
};

/** Where the desk shows what an entry is about; null where it is gone or has no page of its own. */
export function subjectHref(entry: HistoryEntry): string | null {
  return entry.verb === 'deleted' ? null : (PAGES[entry.noun]?.(entry) ?? null);
}
