import type { Figure } from './figure';
import { type EndCount, isRanked, type RankRange, rankBy } from './standing';

type Counts = Map<number, number>;

const add = (counts: Counts, at: number): void => {
  counts.set(at, (counts.get(at) ?? 0) + 1);
};

const countsOf = (counts: Counts): EndCount[] => [...counts].map(([at, tools]) => ({ at, tools }));

/**
 * The ranks that the community's figures of a file make, on the leaderboard of all tools. Each figure is
 * added first; what is kept of them are counts by tenths of a percent, however many tools there are.
 */
export class FigureRanks {
  private readonly lows: Counts = new Map();
  private readonly highs: Counts = new Map();

  /** Adds a tool's figure. */
  add(community: Figure): void {
    if (!isRanked(community) || community.low === null || community.high === null) return;
    add(this.lows, community.low);
    add(this.highs, community.high);
  }

  /** Answers what ranks a tool of this figure has; null where it has too few votes to be ranked. */
  ranks(): (community: Figure) => RankRange | null {
    const rankOf = rankBy({ lows: countsOf(this.lows), highs: countsOf(this.highs) });
    return (community) => {
      const { low, high } = community;
      return isRanked(community) && low !== null && high !== null ? rankOf({ low, high }) : null;
    };
  }
}
