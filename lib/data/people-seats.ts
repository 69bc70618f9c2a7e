import 'server-only';
import type { SeatLabel } from '@/lib/domain/catalogue';
import { canGiveSeat } from '@/lib/domain/people-rules';
import { type Decided, type Decision, decide } from './people-decisions';
import { SeatRefusal, seatAccount } from './seats';

/**
 * Gives an account a seat from today (UTC) on, under the name that readers see beside its verdicts.
 * Refused by canGiveSeat, or when another author has the name.
 */
export async function giveSeatTo(
  decision: Decision,
  seat: Pick<SeatLabel, 'slug' | 'name'>,
  name: string,
  now: Date,
): Promise<Decided> {
  try {
    return await decide(
      decision,
      ({ person }) => canGiveSeat(decision.viewer, person, seat.name),
      async (client) => {
        const since = now.toISOString().slice(0, 10);
        await seatAccount(client, { userId: decision.userId, seat: seat.slug, name, since });
        return {};
      },
    );
  } catch (error) {
    if (error instanceof SeatRefusal) return { kind: 'refused', message: error.message };
    throw error;
  }
}

/**
 * Ends somebody's time in a seat, today (UTC) being the last day. Their verdicts stay. Answers whether
 * they held it: false, with nothing changed, when it had ended before.
 */
export function endSeatOf(
  decision: Decision,
  holdingId: number,
): Promise<Decided<{ ended: boolean }>> {
  return decide(
    decision,
    () => ({ allowed: true }),
    async (client) => {
      const { rowCount } = await client.query(
        `UPDATE seat_holdings SET until = greatest(since, (now() AT TIME ZONE 'UTC')::date)
         FROM authors WHERE seat_holdings.id = $1 AND until IS NULL
           AND authors.id = author_id AND authors.user_id = $2`,
        [holdingId, decision.userId],
      );
      return { ended: rowCount !== 0 };
    },
  );
}
