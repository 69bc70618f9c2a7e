/** One of the five standing reviewers. */
export type SampleSeat = {
  slug: 'builder' | 'skeptic' | 'futurist' | 'creator' | 'founder';
  name: string;
  question: string;
  motto: string;
  excites: string;
  tires: string;
  rank: number;
};

export type SampleCategory = { slug: string; name: string; description: string };

export type SampleVerdict = { seat: SampleSeat['slug']; call: 'ship' | 'skip'; body: string };

/** A price as read at its source on a day. Amounts are in whole units of the currency. */
export type SampleEntry = {
  kind: 'free' | 'freemium' | 'paid' | 'contact';
  amount: number | null;
  currency: string | null;
  period: 'month' | null;
  note: string | null;
  sourceUrl: string;
  /** ISO date. */
  checkedAt: string;
};

export type SampleTool = {
  slug: string;
  name: string;
  maker: string;
  tagline: string;
  description: string;
  /** A category's slug. */
  category: string;
  website: string;
  license: string;
  /** What was judged: a version number where one is known, else the month of the judgement. */
  version: string;
  /** ISO date. */
  factsCheckedAt: string;
  entry: SampleEntry;
  /** Exactly four of the five seats. */
  verdicts: SampleVerdict[];
};

export type SampleMatchup = {
  /** A tool's slug. */
  left: string;
  /** A tool's slug. */
  right: string;
  headline: string;
  editorNote: string;
  /** Place on the home page, counted from 1, or null when not featured. */
  featuredRank: number | null;
  /** ISO date and time in UTC. */
  publishedAt: string;
};

export type SampleCatalogue = {
  seats: SampleSeat[];
  categories: SampleCategory[];
  tools: SampleTool[];
  matchups: SampleMatchup[];
};
