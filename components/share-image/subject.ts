import type { ToolFacts } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/figure';
import type { Tally, TallyReading } from '@/lib/domain/tally';
import { counted, tidyName } from '@/lib/domain/words';

/** A figure as a picture has it: the share, or the dash, with the words beside it. */
export type PicturedFigure = { share: string; words: string; ships: number; skips: number };

export type PicturedTool = {
  name: string;
  /** Stands for a name that can't be set. */
  slug: string;
  tagline: string;
  community: PicturedFigure;
  panel: PicturedFigure;
};

/** All that a picture shows: two with the same subject are the same picture. */
export type Subject = {
  kind: 'matchup' | 'tool' | 'site';
  tools: PicturedTool[];
  /** Whether votes are counted in it that are made up. */
  simulated: boolean;
};

function pictured(tally: Tally, noun: string, nobody: string): PicturedFigure {
  const { ships, skips, percent } = figureOf(tally);
  return percent === null
    ? { share: '—', words: nobody, ships, skips }
    : { share: `${percent}%`, words: `of ${counted(ships + skips, noun)}`, ships, skips };
}

/** Answers what a picture shows of these tools; of none, it is the site's own. */
export function subjectOf(tools: readonly { tool: ToolFacts; community: TallyReading }[]): Subject {
  return {
    kind: tools.length === 0 ? 'site' : tools.length === 1 ? 'tool' : 'matchup',
    tools: tools.map(({ tool, community }) => ({
      name: tidyName(tool.name),
      slug: tool.slug,
      tagline: tidyName(tool.tagline),
      community: pictured(community.tally, 'vote', 'no votes yet'),
      panel: pictured(tool.panel, 'reviewer', 'no verdicts yet'),
    })),
    simulated: tools.some(({ community }) => community.simulated > 0),
  };
}
