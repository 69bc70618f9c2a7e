/** The only place where a cache tag is spelled: readers tag with it, writers drop by it. */
export const cacheTags = {
  /** Everything public: dropped when a server starts. */
  site: 'site',
  /**
   * Any tool, category, seat, verdict or matchup, as the lists show them: carried by the home page,
   * every list and its JSON, the panel's pages, and every tool, matchup and history page (each of
   * which lists other tools' figures, or the seats).
   */
  catalogue: 'catalogue',
  /**
   * One tool's facts, prices and verdicts: carried by its page, its matchups' pages, the history of its
   * verdicts, and the JSON of both.
   */
  tool: (slug: string) => `tool:${slug}`,
  /** The list of the files of open data: carried by its page. */
  openData: 'open-data',
  /**
   * The issues of the newsletter that went out: carried by their pages, their list, the feeds, the sitemap
   * and llms.txt. Dropped when the sending of one begins.
   */
  newsletter: 'newsletter',
  /** The community's figures in lists. */
  tallies: 'tallies',
  /** One tool's community figure. */
  tally: (slug: string) => `tally:${slug}`,
} as const;

/**
 * What to drop when a verdict on a tool was published, revised, superseded or retracted, or when an
 * interest in the tool was declared or withdrawn: between them, the two are carried by every page and
 * JSON that shows a call, a count of calls or a verdict.
 */
export function tagsOfVerdict(toolSlug: string): string[] {
  return [cacheTags.tool(toolSlug), cacheTags.catalogue];
}

/**
 * What to drop when who holds a seat changes, or what an author is called: names stand on every page
 * with a verdict.
 */
export function tagsOfPanel(): string[] {
  return [cacheTags.catalogue];
}

/**
 * What to drop when a matchup is published, edited, withdrawn or featured: the page of its pair, which
 * stands with or without a curator, and every list of matchups carry it.
 */
export function tagsOfMatchup(): string[] {
  return [cacheTags.catalogue];
}

const MANY_TOOLS = 100;

/**
 * What to drop when facts, prices, state or address of a tool changed, by every address that it has or
 * had: its tally is filed under each. Of very many it is everything, which costs less.
 */
export function tagsOfTools(slugs: readonly string[]): string[] {
  if (slugs.length > MANY_TOOLS) return [cacheTags.site];
  return [
    cacheTags.catalogue,
    ...slugs.flatMap((slug) => [cacheTags.tool(slug), cacheTags.tally(slug)]),
  ];
}

/**
 * What to drop when one tool was merged into another, or that was undone, by every address that either
 * has or had: their pages lead to one another or not, and every list of figures may show them.
 */
export function tagsOfMerge(slugs: readonly string[]): string[] {
  return [...tagsOfTools(slugs), cacheTags.tallies];
}
