import type { CategoryLabel, SeatLabel } from './catalogue';
import type { Choice } from './tally';
import type { DraftText } from './verdict-draft';

/** A seat that somebody holds now. */
export type HeldSeat = SeatLabel & { id: number };

/** Somebody who writes verdicts: how they are named on them, and the seats they hold, in order. */
export type Reviewer = { authorId: number; name: string; seats: HeldSeat[] };

/** A line of what waits: a published tool that the seat has not judged. */
export type WaitingTool = {
  slug: string;
  name: string;
  version: string;
  category: CategoryLabel;
  /** ISO date and time, UTC. */
  publishedAt: string;
  /** Whether the reviewer has begun to write. */
  drafted: boolean;
};

/** A line of the reviewer's drafts. */
export type DraftLine = {
  tool: { slug: string; name: string };
  seat: { slug: string; name: string };
  call: Choice | null;
  /** Its first words. */
  beginning: string;
  /** ISO date and time, UTC. */
  savedAt: string;
};

/** A line of published verdicts; `stale` when the tool has another version by now. */
export type VerdictLine = {
  tool: { slug: string; name: string; version: string };
  seat: { slug: string; name: string };
  call: Choice;
  toolVersion: string;
  author: string;
  /** ISO date and time, UTC. */
  publishedAt: string;
  stale: boolean;
};

/** A line of the interests that the reviewer has declared. */
export type ConflictLine = {
  tool: { slug: string; name: string };
  note: string;
  /** ISO date and time, UTC. */
  declaredAt: string;
};

/** How many lines each list of the desk has. */
export type DeskCounts = Record<DeskList, number>;

export const deskLists = ['waiting', 'drafts', 'published', 'stale', 'conflicts'] as const;
export type DeskList = (typeof deskLists)[number];

/** The seat's published verdict on a tool. `author.userId` is null for a model and who has left. */
export type StandingVerdict = DraftText & {
  id: number;
  call: Choice;
  author: { id: number; userId: string | null; name: string };
  /** ISO date and time, UTC. */
  publishedAt: string;
};

/** A draft as the database keeps it. */
export type KeptDraft = DraftText & {
  version: number;
  /** The published verdict that its writer had seen; 0 when none stood. */
  base: number;
  /** ISO date and time, UTC. */
  savedAt: string;
};

/** What somebody finds who writes for a seat on a tool. */
export type ReviewPlace = {
  tool: {
    id: number;
    slug: string;
    name: string;
    version: string;
    state: 'draft' | 'published' | 'retired';
  };
  seat: HeldSeat & { holders: string[] };
  /** The asker as an author; null who never held a seat. */
  author: { id: number; name: string } | null;
  /** The interest that the asker has declared. */
  conflict: { note: string; declaredAt: string } | null;
  standing: StandingVerdict | null;
  draft: KeptDraft | null;
};
