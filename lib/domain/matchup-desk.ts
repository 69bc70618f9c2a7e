import type { AdminAnswer } from './admin-answer';
import type { MatchupState, RuledTool } from './matchup-rules';

/** A tool as the curator's desk names it, whatever its state. */
export type DeskTool = RuledTool & { id: number; slug: string; category: string };

/** A line of the desk's list of matchups. */
export type MatchupLine = {
  id: number;
  left: Pick<DeskTool, 'slug' | 'name' | 'state'>;
  right: Pick<DeskTool, 'slug' | 'name' | 'state'>;
  state: MatchupState;
  headline: string | null;
  /** ISO date and time, UTC; null while nobody said when. */
  publishAt: string | null;
  /** Community votes on both tools together. */
  votes: number;
  featuredRank: number | null;
  /** ISO date and time, UTC. */
  updatedAt: string;
};

/** A matchup as the desk edits it. */
export type DeskMatchup = {
  id: number;
  left: DeskTool;
  right: DeskTool;
  state: MatchupState;
  headline: string | null;
  editorNote: string | null;
  featuredRank: number | null;
  /** ISO date and time, UTC. */
  publishAt: string | null;
  revision: number;
};

/** What was saved of a matchup by somebody else meanwhile. */
export type SavedVersion = {
  revision: number;
  left: string;
  right: string;
  headline: string | null;
  editorNote: string | null;
};

/** What the forms of a matchup are answered. */
export type MatchupAnswer = AdminAnswer & {
  /** The matchup that was made, or the one that the pair has already. */
  matchup?: { id: number; state: MatchupState };
  /** The revision that the next save starts from. */
  revision?: number;
  /** What stands now, where somebody else saved in between. */
  theirs?: SavedVersion;
};
export type MatchupAnswerState = MatchupAnswer | null;
