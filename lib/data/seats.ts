import 'server-only';
import type { SeatLabel } from '@/lib/domain/catalogue';
import { prisma } from './database';

/** Answers the panel's seats in their order. */
export async function listSeats(): Promise<SeatLabel[]> {
  return prisma().seat.findMany({
    orderBy: [{ rank: 'asc' }, { slug: 'asc' }],
    select: { slug: true, name: true, question: true },
  });
}
