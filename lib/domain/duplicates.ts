/** How alike two names must be to be compared at all, 0 to 1 (similarity of pg_trgm). */
export const ALIKE = 0.55;

/** How many likely duplicates of one tool are kept, of each kind: by name and by website. */
export const PARTNERS = 10;

/** Two tools that may be one. */
export type LikelyPair = {
  id: number;
  one: PairedTool;
  other: PairedTool;
  /** How alike the names are, 0 to 1. */
  alike: number;
  sameSite: boolean;
  /** ISO; null while nobody said that they are two. */
  dismissedAt: string | null;
};

/** One of the two, as the list shows it. */
export type PairedTool = {
  id: number;
  slug: string;
  name: string;
  state: 'draft' | 'published' | 'retired';
  website: string;
  votes: number;
};

/** Why two tools are taken for one, in words: "names 82% alike", "the same website". */
export function whyAlike({ alike, sameSite }: { alike: number; sameSite: boolean }): string[] {
  const names =
    alike >= ALIKE
      ? [alike >= 1 ? 'the same name' : `names ${Math.floor(alike * 100)}% alike`]
      : [];
  return sameSite ? [...names, 'the same website'] : names;
}

/** Which of the two should rather be merged away: a draft, then the one with fewer votes, then the newer. */
export function inOrderOfMerging(one: PairedTool, other: PairedTool): [PairedTool, PairedTool] {
  const stays = (tool: PairedTool) => (tool.state === 'published' ? 1 : 0);
  if (stays(one) !== stays(other)) return stays(one) > stays(other) ? [other, one] : [one, other];
  if (one.votes !== other.votes) return one.votes > other.votes ? [other, one] : [one, other];
  return one.id < other.id ? [other, one] : [one, other];
}

/** The page that shows what merging `source` into `target` (slugs) would do. */
export function mergePath(source: string, target: string): string {
  return `/admin/duplicates/merge?${new URLSearchParams({ source, target })}`;
}

/** The slug in what was typed for a tool: itself, or the last part of its page's address. */
export function slugIn(typed: string): string {
  return typed
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/^.*\//, '')
    .toLowerCase();
}
