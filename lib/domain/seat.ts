import * as z from 'zod';
import type {
  AuthorLabel,
  CategoryLabel,
  DeclaredInterest,
  PublishedVerdict,
  SeatLabel,
  VerdictWording,
} from './catalogue';
import type { Choice } from './tally';

/** The five standing seats of the panel, in the order of the scorecard. */
export const seatSlugs = ['builder', 'skeptic', 'futurist', 'creator', 'founder'] as const;
export type SeatSlug = (typeof seatSlugs)[number];

export const seatSlugSchema = z.enum(seatSlugs, {
  error: `Choose one of the seats: ${seatSlugs.join(', ')}.`,
});

/** Somebody who holds or held a seat; the days are ISO dates, the last one included. */
export type Holder = { author: AuthorLabel; since: string; until: string | null };

/** A seat with who sat there, the newest holder first. */
export type SeatFacts = SeatLabel & {
  motto: string;
  excites: string;
  tires: string;
  holders: Holder[];
};

/** An interest that a holder of a seat has declared in a published tool. */
export type SeatInterest = DeclaredInterest & { tool: { slug: string; name: string } };

/** The newest of a seat's interests, and whether there are more. */
export type SeatInterests = { newest: SeatInterest[]; more: boolean };

/** A seat's published verdict in the list of its verdicts. */
export type SeatVerdict = Omit<PublishedVerdict, 'seat'> & {
  tool: { slug: string; name: string; version: string };
  category: CategoryLabel;
  /** Whether it stands against a majority of the panel. */
  dissents: boolean;
};

/** How many published verdicts a seat has in a category with a call; from 1. */
export type VerdictCount = { category: CategoryLabel; call: Choice; verdicts: number };

/** A wording that a verdict has had, counted from 1; `createdAt` is an ISO date and time, UTC. */
export type Revision = VerdictWording & { number: number; createdAt: string };

/** How a verdict stands: it does, a newer one took its place, or it was taken back and why. */
export type Standing =
  | { state: 'published' }
  | { state: 'superseded'; at: string }
  | { state: 'retracted'; at: string; reason: string };

/** A verdict with the wordings it has had, the newest first. Times are ISO dates and times, UTC. */
export type HistoricVerdict = VerdictWording & {
  author: AuthorLabel;
  publishedAt: string;
  standing: Standing;
  revisions: Revision[];
};

/** What a seat has published on a tool, the newest verdict first. */
export type VerdictHistory = {
  tool: { slug: string; name: string; version: string };
  seat: SeatLabel;
  /** At least one. */
  verdicts: HistoricVerdict[];
  /** Whether there are older verdicts or wordings than these. */
  more: boolean;
};
