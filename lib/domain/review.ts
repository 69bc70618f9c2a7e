import type { AuthorLabel, CategoryLabel, SeatLabel } from './catalogue';
import type { Choice } from './tally';
import type { DraftText } from './verdict-draft';
import type { PublishingEffect } from './verdict-rules';

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

/** A line of the reviewer's verdicts that were taken back. */
export type RetractedLine = {
  tool: { slug: string; name: string };
  seat: { slug: string; name: string };
  call: Choice;
  toolVersion: string;
  reason: string;
  /** ISO date and time, UTC. */
  retractedAt: string;
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

export const deskLists = [
  'waiting',
  'drafts',
  'published',
  'retracted',
  'stale',
  'conflicts',
] as const;
export type DeskList = (typeof deskLists)[number];

/**
 * The published verdict that a writer has seen, and which of its wordings: revising keeps the id and
 * raises the version. Both are 0 where none stood.
 */
export type Seen = { id: number; version: number };
export const seenNone: Seen = { id: 0, version: 0 };

/** Answers whether two have seen the same wording of the same verdict. */
export const isSameSeen = (one: Seen, other: Seen): boolean =>
  one.id === other.id && one.version === other.version;

/** The seat's published verdict on a tool. `author.userId` is null for a model and who has left. */
export type StandingVerdict = Seen &
  DraftText & {
    call: Choice;
    author: AuthorLabel & { id: number; userId: string | null };
    /** ISO date and time, UTC. */
    publishedAt: string;
  };

/** A draft as the database keeps it. */
export type KeptDraft = DraftText & {
  version: number;
  /** The published verdict that its writer had seen. */
  base: Seen;
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

/** What the next save or publishing starts from: the draft's version, and the verdict seen. */
export type Footing = { version: number; base: Seen };

/** The form as it was sent, for who has no script to keep it. */
export type TypedForm = DraftText & { tool: string };

type WriteSuccess =
  | { kind: 'saved'; tool: { slug: string; name: string }; savedAt: string }
  | { kind: 'published'; tool: { slug: string; name: string }; effect: PublishingEffect };

/**
 * Why nothing was saved or published. `moved`: another tab saved `other` since. `gone`: the draft was
 * published or thrown away since. `overtaken`: the draft is saved, but the seat's verdict is
 * `standing` by now, which the writer had not seen.
 */
type WriteRefusal =
  | { why: 'fields' | 'signed-out' | 'refused' | 'gone' | 'unchanged' | 'fault' }
  | { why: 'unknown-tool'; suggestions: { slug: string; name: string; category: string }[] }
  | { why: 'moved'; other: KeptDraft }
  | { why: 'overtaken'; standing: StandingVerdict | null };

/** What the desk's form is answered. `ok`, `message` and `fieldErrors` are those of lib/result.ts. */
export type WriteAnswer = { typed: TypedForm; next: Footing } & (
  | { ok: true; data: WriteSuccess }
  | ({ ok: false; message: string; fieldErrors?: Record<string, string[]> } & WriteRefusal)
);
export type WriteState = WriteAnswer | null;
