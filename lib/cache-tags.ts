/** The only place where a cache tag is spelled: readers tag with it, writers drop by it. */
export const cacheTags = {
  /** Everything public: dropped when a server starts. */
  site: 'site',
  /** Any tool, category, seat, verdict or matchup, as the lists show them. */
  catalogue: 'catalogue',
  /** One tool's facts, prices and verdicts. */
  tool: (slug: string) => `tool:${slug}`,
  /** The community's figures in lists. */
  tallies: 'tallies',
  /** One tool's community figure. */
  tally: (slug: string) => `tally:${slug}`,
} as const;
