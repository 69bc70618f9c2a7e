import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { ListForm, ListView } from '@/lib/domain/list-view';
import { type Choice, choices } from '@/lib/domain/tally';
import type { VoteLine, VotesOfDay } from '@/lib/domain/vote-desk';
import { cutPage } from './cursor';
import { pool } from './database';
import { keyset } from './keyset';

export type VoteFilter = 'choice' | 'state';

/** How the list of a tool's votes can be looked at; the newest are first. */
export const votesForm: ListForm<'cast', VoteFilter> = {
  sorts: ['cast'],
  filters: { choice: choices, state: ['counted', 'excluded'] },
  first: { sort: 'cast', descending: true },
};

type VoteRow = {
  voter_id: string;
  address_hash: string | null;
  choice: Choice | null;
  cast_at: Date;
  changed_at: Date;
  simulated: boolean;
  excluded_reason: string | null;
  at: string;
  key: string;
};

/**
 * Answers the votes on a tool, `limit` a page, by when they were first cast; searched for by the beginning
 * of a voter's id or of an address hash.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listToolVotes(
  toolId: number,
  view: ListView<'cast', VoteFilter>,
  limit: number,
): Promise<Page<VoteLine>> {
  const { choice, state } = view.filters;
  const asked: [condition: (place: string) => string, value: string][] = [];
  if (choice) asked.push([(place) => `choice = ${place}::choice`, choice]);
  if (view.q) {
    const begins = (place: string) =>
      `(starts_with(voter_id::text, ${place}) OR starts_with(address_hash, ${place}))`;
    asked.push([begins, view.q]);
  }
  const page = keyset({ sql: 'cast_at', type: 'timestamptz' }, view, 3 + asked.length, {
    sql: 'voter_id',
    type: 'uuid',
  });
  const where = [
    'tool_id = $1',
    page.where,
    ...asked.map(([condition], n) => condition(`$${n + 3}`)),
    ...(state ? [state === 'counted' ? 'counted' : 'NOT counted'] : []),
  ];
  const { rows } = await pool().query<VoteRow>(
    `SELECT voter_id, address_hash, choice, cast_at, changed_at, simulated, excluded_reason, ${page.columns}
     FROM votes WHERE ${where.join(' AND ')} ORDER BY ${page.orderBy} LIMIT $2`,
    [toolId, limit + 1, ...asked.map(([, value]) => value), ...page.values],
  );
  return cutPage(rows, limit, shapeVote, ({ at, key }) => [at, key]);
}

const shapeVote = (row: VoteRow): VoteLine => ({
  voterId: row.voter_id,
  addressHash: row.address_hash,
  choice: row.choice,
  castAt: row.cast_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  simulated: row.simulated,
  excluded: row.excluded_reason,
});

// Days become texts only when they are few: many votes are then counted without being sorted.
const BY_DAY_SQL = `
  SELECT day::text, ships, skips, excluded FROM (
    SELECT (cast_at AT TIME ZONE 'UTC')::date AS day,
      (count(*) FILTER (WHERE counted AND choice = 'ship'))::int AS ships,
      (count(*) FILTER (WHERE counted AND choice = 'skip'))::int AS skips,
      (count(*) FILTER (WHERE NOT counted AND choice IS NOT NULL))::int AS excluded
    FROM votes
    WHERE tool_id = $1 AND cast_at >= $2::date::timestamp AT TIME ZONE 'UTC'
      AND cast_at < ($3::date + 1)::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1
  ) AS days ORDER BY days.day`;

/** Answers how many votes on a tool were first cast on each day (ISO dates, both included) that has any. */
export async function countVotesByDay(
  toolId: number,
  { first, last }: { first: string; last: string },
): Promise<VotesOfDay[]> {
  const { rows } = await pool().query<VotesOfDay>(BY_DAY_SQL, [toolId, first, last]);
  return rows;
}

/** A tool as the page of its votes names it, with what counts. */
export type VotedTool = { id: number; slug: string; name: string; ships: number; skips: number };

/** Answers a tool in any state by its id; null when there is none. */
export async function findVotedTool(id: number): Promise<VotedTool | null> {
  const { rows } = await pool().query<VotedTool>(
    `SELECT id, slug, name, coalesce(sum(ships), 0)::int AS ships, coalesce(sum(skips), 0)::int AS skips
     FROM tools LEFT JOIN tally_slots ON tool_id = id WHERE id = $1 GROUP BY id`,
    [id],
  );
  return rows[0] ?? null;
}

/** How many votes an exclusion would name, on one tool and on all. */
export type Reach = { tool: number; everywhere: number };

/** Answers how many counted votes of a voter, or from an address, there are on a tool and on all. */
export async function countReach(
  toolId: number,
  by: 'voter' | 'address',
  key: string,
): Promise<Reach> {
  const named = by === 'voter' ? 'voter_id = $2::uuid' : 'address_hash = $2 AND tool_id = $1';
  const { rows } = await pool().query<Reach>(
    `SELECT (count(*) FILTER (WHERE tool_id = $1))::int AS tool, count(*)::int AS everywhere
     FROM votes WHERE counted AND ${named}`,
    [toolId, key],
  );
  return rows[0] ?? { tool: 0, everywhere: 0 };
}
