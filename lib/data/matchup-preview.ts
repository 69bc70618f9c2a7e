import 'server-only';
import type { MatchupFacts, MatchupSummary } from '@/lib/domain/catalogue';
import type { MatchupState } from '@/lib/domain/matchup-rules';
import { prisma } from './database';
import { relatedMatchups } from './matchups';
import { findToolsInAnyState } from './reviewed-tools';

export type MatchupPreview = {
  state: MatchupState;
  matchup: MatchupFacts;
  related: MatchupSummary[];
  /** Those of the two tools that visitors can't see yet or any more, by name. */
  hidden: string[];
};

/**
 * Answers a matchup in whatever state as its page will show it once it is published, at `now` where
 * nobody said when; null when there is none. Not cached and not for visitors: it shows drafts.
 */
export async function findMatchupPreview(id: number, now: Date): Promise<MatchupPreview | null> {
  const tool = { select: { slug: true, name: true, state: true } } as const;
  const row = await prisma().matchup.findUnique({
    where: { id },
    select: {
      ...{ state: true, headline: true, editorNote: true, publishAt: true },
      ...{ left: tool, right: tool },
    },
  });
  if (!row) return null;
  const tools = await findToolsInAnyState([row.left.slug, row.right.slug]);
  const left = tools.find(({ slug }) => slug === row.left.slug);
  const right = tools.find(({ slug }) => slug === row.right.slug);
  if (!left || !right) return null;
  const curated = {
    ...{ left: left.slug, right: right.slug },
    ...{ headline: row.headline, editorNote: row.editorNote },
    publishedAt: (row.publishAt ?? now).toISOString(),
  };
  const hidden = [row.left, row.right].filter(({ state }) => state !== 'published');
  return {
    state: row.state,
    matchup: { left, right, curated, withdrawn: false },
    related: await relatedMatchups({ left, right }, 4),
    hidden: hidden.map(({ name }) => name),
  };
}
