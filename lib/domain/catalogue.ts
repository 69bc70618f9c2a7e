import type { PriceRead } from './price';
import type { Choice, Tally } from './tally';

/** A category as a label: where a tool is filed. */
export type CategoryLabel = { slug: string; name: string };

/** A category as visitors see it: what belongs there, and how many published tools do. */
export type PublicCategory = CategoryLabel & { description: string; tools: number };

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

/** Who wrote a verdict, as the page names them: a person or a model. */
export type AuthorLabel = { name: string; kind: 'person' | 'model' };

/** One reviewer's argued call on one tool, as it is read now. */
export type VerdictWording = {
  call: Choice;
  body: string;
  /** The version of the tool that was judged. */
  toolVersion: string;
  /** Addresses of what the verdict rests on. */
  evidence: string[];
};

/** A seat's call on a tool that stands. */
export type PublishedVerdict = VerdictWording & {
  seat: SeatLabel;
  author: AuthorLabel;
  /** ISO date and time, UTC. */
  publishedAt: string;
  /** When its wording changed last (ISO date and time, UTC); null where it is as first published. */
  revisedAt: string | null;
  /** Whether the seat has an earlier verdict on the tool, superseded or retracted. */
  hasEarlier: boolean;
};

/** A verdict taken back by a seat that has none in its place. */
export type Retraction = {
  seat: SeatLabel;
  /** ISO date and time, UTC. */
  retractedAt: string;
  reason: string;
};

/** An interest that an author has in a tool, in their words: from then on they publish no verdict on it. */
export type DeclaredInterest = {
  author: AuthorLabel;
  note: string;
  /** ISO date and time, UTC. */
  declaredAt: string;
  /** When they published the verdict on it that still stands, before they declared; null where none. */
  verdictAt: string | null;
};

export type ReviewedTool = ToolFacts & {
  verdicts: PublishedVerdict[];
  retractions: Retraction[];
  interests: DeclaredInterest[];
};

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
  /** Whether a curator took the pair's matchup back: its plain comparison is not for search engines. */
  withdrawn: boolean;
};

/** A line in a list of matchups. */
export type MatchupSummary = { left: ToolFacts; right: ToolFacts; curated: CuratedPair };

/** A page of a list; `nextCursor` is null on the last one. */
export type Page<T> = { items: T[]; nextCursor: string | null };
