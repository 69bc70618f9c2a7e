import 'server-only';
import type { MatchupFacts, MatchupSummary } from '@/lib/domain/catalogue';
import type { MatchupState } from '@/lib/domain/matchup-rules';
import { prisma } from './database';
import { relatedMatchups } from './matchups';
import { reviewedToolSelect, shapeReviewedTool } from './tool-rows';

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
  const tool = { select: { ...reviewedToolSelect, state: true } } as const;
  const row = await prisma().matchup.findUnique({
    where: { id },
    select: {
      ...{ state: true, headline: true, editorNote: true, publishAt: true },
      ...{ left: tool, right: tool },
    },
  });
  if (!row) return null;
  const left = shapeReviewedTool(row.left);
  const right = shapeReviewedTool(row.right);
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
