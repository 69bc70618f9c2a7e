import * as z from 'zod';

/** The five standing seats of the panel, in the order of the scorecard. */
export const seatSlugs = ['builder', 'skeptic', 'futurist', 'creator', 'founder'] as const;
export type SeatSlug = (typeof seatSlugs)[number];

export const seatSlugSchema = z.enum(seatSlugs, {
  error: `Choose one of the seats: ${seatSlugs.join(', ')}.`,
});
