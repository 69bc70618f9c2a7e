import type { PriceRead } from './price';
import type { Choice, Tally } from './tally';

/** A category as a label: where a tool is filed. */
export type CategoryLabel = { slug: string; name: string };

/** What the site knows of a published tool, its community figure apart (that one moves all day). */
export type ToolFacts = {
  slug: string;
  name: string;
  maker: string;
  tagline: string;
  description: string;
  category: CategoryLabel;
  website: string;
  license: string;
  /** The version that the facts and verdicts are about. */
  version: string;
  /** ISO date. */
  factsCheckedAt: string;
  /** ISO date and time, UTC. */
  publishedAt: string;
  /** ISO date and time, UTC. */
  updatedAt: string;
  /** The newest price read; null until somebody has read a price. */
  entry: PriceRead | null;
  /** The published verdicts, counted. */
  panel: Tally;
};

export type SeatLabel = { slug: string; name: string; question: string };

/** One reviewer's argued call on one tool. */
export type PublishedVerdict = {
  seat: SeatLabel;
  call: Choice;
  body: string;
  toolVersion: string;
  author: { name: string; kind: 'person' | 'model' };
  /** ISO date and time, UTC. */
  publishedAt: string;
};

export type ReviewedTool = ToolFacts & { verdicts: PublishedVerdict[] };

/** What a curator wrote about a pair, in the pair's own order. */
export type CuratedPair = {
  left: string;
  right: string;
  headline: string | null;
  editorNote: string | null;
  /** ISO date and time, UTC. */
  publishedAt: string;
};

/** Two published tools, in the order of the pair's address. */
export type MatchupFacts = {
  left: ReviewedTool;
  right: ReviewedTool;
  /** Null where nobody curated the pair: the plain comparison that any two tools have. */
  curated: CuratedPair | null;
};

/** A line in a list of matchups. */
export type MatchupSummary = { left: ToolFacts; right: ToolFacts; curated: CuratedPair };

/** A page of a list; `nextCursor` is null on the last one. */
export type Page<T> = { items: T[]; nextCursor: string | null };
