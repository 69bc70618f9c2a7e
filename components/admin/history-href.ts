import type { HistoryEntry } from '@/lib/domain/history';

type Href = (entry: HistoryEntry) => string | null;

const ofTool: Href = ({ toolIds: [tool] }) => (tool ? `/admin/tools/${tool}` : null);

/** The page of the desk for each noun that has one. */
const PAGES: Record<string, Href> = {
  tools: ({ subjectId }) => `/admin/tools/${subjectId}`,
  price_reads: ofTool,
  tool_redirects: ofTool,
  matchups: ({ subjectId }) => `/admin/matchups/${subjectId}`,
  tool_merges: ({ subjectId }) => `/admin/duplicates/merges/${subjectId}`,
  import_runs: ({ subjectId }) => `/admin/import/${subjectId}`,
  categories: () => '/admin/categories',
  suggestions: ({ subjectId }) => `/admin/suggestions/${subjectId}`,
  users: ({ subjectId }) => `/admin/people/${subjectId}`,
  vote_exclusions: ({ toolIds: [tool] }) => (tool ? `/admin/tools/${tool}/votes` : null),
};

/** Where the desk shows what an entry is about; null where it is gone or has no page of its own. */
export function subjectHref(entry: HistoryEntry): string | null {
  return entry.verb === 'deleted' ? null : (PAGES[entry.noun]?.(entry) ?? null);
}
