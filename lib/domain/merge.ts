import * as z from 'zod';
import type { PlannedMatchup } from './merge-matchups';
import type { Choice, Tally } from './tally';
import type { Ruling } from './verdict-rules';

/** For how many days a merge can be undone. */
export const UNDO_DAYS = 30;

/** A tool as merging shows it. Days and times are ISO. */
export type MergedTool = {
  id: number;
  slug: string;
  name: string;
  state: 'draft' | 'published' | 'retired';
  revision: number;
  createdAt: string;
  /** The record that it was merged into; null for one that stands by itself. */
  mergedInto: { slug: string; name: string } | null;
  /** What is said of it, by the names of the facts. */
  facts: Record<string, string>;
  tally: Tally;
};

/** A published verdict on one of the two tools. */
export type MergedVerdict = {
  id: number;
  call: Choice;
  body: string;
  author: string;
  toolVersion: string;
  publishedAt: string;
};

/** A seat that has a published verdict on both tools: one of them is to be chosen. */
export type ContestedSeat = {
  seat: { slug: string; name: string };
  source: MergedVerdict;
  target: MergedVerdict;
};

/** The votes of both tools, in numbers of voters. */
export type MergedVotes = {
  source: number;
  target: number;
  /** Who voted on both; their later vote stands. */
  both: number;
  /** Of those, whose vote on the source is the later one. */
  sourceLater: number;
  /** Votes of the source that are excluded from the count, and stay so. */
  excluded: number;
  /** The community's figure of the target afterwards. */
  after: Tally;
};

/** What moves to the target, and what stays with the source since the target has its like, by id. */
export type Moves = { moves: number[]; stays: number[] };

/** Everything that merging `source` into `target` does. */
export type MergePlan = {
  source: MergedTool;
  target: MergedTool;
  votes: MergedVotes;
  contested: ContestedSeat[];
  /** All verdicts of the source, former ones included. */
  verdicts: number[];
  /** Names of the seats whose published verdict moves without a choice. */
  movingSeats: string[];
  matchups: (PlannedMatchup & { other: string })[];
  prices: number[];
  drafts: Moves;
  /** Declared interests, by the author's id. */
  interests: Moves;
  /** Open suggestions about the source. */
  suggestions: number[];
  /** Exclusions of voters or addresses on the source. */
  exclusions: number[];
  /** Former addresses of the source. */
  addresses: string[];
  footing: Footing;
};

const numbers = z.tuple([z.int(), z.int(), z.int()]);

/** What a preview rested on, part by part. */
export const footingSchema = z.object({
  facts: z.string(),
  verdicts: z.string(),
  matchups: z.string(),
  prices: z.string(),
  drafts: z.string(),
  interests: z.string(),
  suggestions: z.string(),
  exclusions: z.string(),
  /** On the source, on the target, by the same voters on both. */
  votes: numbers,
});
export type Footing = z.infer<typeof footingSchema>;

const PARTS = {
  facts: 'the facts of one of the two',
  verdicts: 'the verdicts',
  matchups: 'the matchups',
  prices: 'the price reads',
  drafts: 'the reviewers’ drafts',
  interests: 'the declared interests',
  suggestions: 'the open suggestions',
  exclusions: 'the exclusions of votes',
} as const;

// Somebody votes on a well-known tool every few seconds: a few votes between looking and pressing are
// merged by the rule that was shown, or such a tool could never be merged.
const isFarFrom = (shown: number, now: number) =>
  Math.abs(now - shown) > Math.max(5, Math.ceil(shown / 50));

/**
 * Answers in words what is not as the preview showed it; empty when all is. Votes count as moved when
 * they differ by more than five and by more than a fiftieth.
 */
export function movedSince(shown: Footing, now: Footing): string[] {
  const parts = Object.keys(PARTS) as (keyof typeof PARTS)[];
  const moved: string[] = parts
    .filter((part) => shown[part] !== now[part])
    .map((part) => PARTS[part]);
  const votes = shown.votes.some((count, place) => isFarFrom(count, now.votes[place] ?? 0));
  return votes ? [...moved, 'the votes'] : moved;
}

type Standing = Pick<MergedTool, 'id' | 'name' | 'state' | 'mergedInto'>;

/** Whether one record may be merged into another, and if not, why in words. */
export function canMerge(source: Standing, target: Standing): Ruling {
  const refuse = (reason: string) => ({ allowed: false as const, reason });
  if (source.id === target.id) return refuse('These are one and the same record.');
  if (source.mergedInto) {
    return refuse(`${source.name} is already merged into ${source.mergedInto.name}.`);
  }
  if (target.mergedInto) {
    return refuse(
      `${target.name} is merged into ${target.mergedInto.name}: merge into that one instead.`,
    );
  }
  if (target.state === 'retired') {
    return refuse(
      `${target.name} is retired: nothing would be left to see. Publish it first, or swap the two.`,
    );
  }
  if (source.state === 'published' && target.state === 'draft') {
    return refuse(
      `${target.name} is a draft, and the published page of ${source.name} would be lost. Swap the two, or publish the draft first.`,
    );
  }
  return { allowed: true };
}

/**
 * Answers which verdicts step back, given the chosen side of each contested seat (by its slug); the
 * slugs of seats without a choice when there are any.
 */
export function choose(
  contested: readonly ContestedSeat[],
  chosen: Readonly<Record<string, string | undefined>>,
): { superseded: number[]; missing: string[] } {
  const superseded: number[] = [];
  const missing: string[] = [];
  for (const { seat, source, target } of contested) {
    const side = chosen[seat.slug];
    if (side === 'source') superseded.push(target.id);
    else if (side === 'target') superseded.push(source.id);
    else missing.push(seat.slug);
  }
  return { superseded, missing };
}

/** Until when a merge can be undone (ISO). */
export function undoableUntil(mergedAt: string): string {
  return new Date(Date.parse(mergedAt) + UNDO_DAYS * 86_400_000).toISOString();
}

/** A merge as the rule about undoing sees it. */
export type UndoableMerge = {
  mergedAt: string;
  undoneAt: string | null;
  source: { name: string };
  target: { name: string };
  /** Whether the source's record still leads to the target. */
  stands: boolean;
  /** A merge since then that one of the two tools had part in, and that stands. */
  later: { source: string; target: string } | null;
};

/** Whether a merge may be undone at `now` (ISO), and if not, why in words. */
export function canUndoMerge(merge: UndoableMerge, now: string): Ruling {
  const refuse = (reason: string) => ({ allowed: false as const, reason });
  if (merge.undoneAt) return refuse('This merge was undone already.');
  if (now > undoableUntil(merge.mergedAt)) {
    return refuse(`A merge can be undone for ${UNDO_DAYS} days, and these are over.`);
  }
  if (merge.later) {
    const { source, target } = merge.later;
    return refuse(`${source} was merged into ${target} since. Undo that merge first.`);
  }
  if (!merge.stands) {
    return refuse(`${merge.source.name} does not lead to ${merge.target.name} any more.`);
  }
  return { allowed: true };
}

/** What became of a merge's votes by the time it is undone, in numbers of voters. */
export type VotesSince = {
  /** As the merge left them: they go back to where they were. */
  untouched: number;
  /** Their voter has changed them on the target since: that choice stays there as well. */
  changed: number;
  /** Their voter has taken them back since: they do not come back. */
  takenBack: number;
};

/** What undoing a merge would not bring back, in numbers of what was changed since. */
export type ChangedSince = {
  votes: VotesSince;
  /** Matchups that were edited since: they keep what they were given. */
  matchups: number;
  /** Verdicts that stepped back and do not stand again, since the seat has published a newer one. */
  verdicts: number;
  /** Votes that count for the target and were cast since: they stay. */
  newVotes: number;
};
