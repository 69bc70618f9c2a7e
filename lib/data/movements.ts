import 'server-only';
import type { ClientBase } from 'pg';
import type { Tally } from '@/lib/domain/tally';
import { inLongTransaction, pool } from './database';
import { STANDING_COLUMNS, type Standing, type StandingRow, shapeStanding } from './leaderboard';

type Client = Pick<ClientBase, 'query'>;

const NOTE_SQL = `
  INSERT INTO standing_days (tool_id, day, ships, skips)
  SELECT s.tool_id, $3::date, s.ships, s.skips
  FROM tool_standings AS s LEFT JOIN LATERAL (
    SELECT ships, skips FROM standing_days AS d
    WHERE d.tool_id = s.tool_id ORDER BY day DESC LIMIT 1
  ) AS last ON true
  WHERE s.tool_id > $1 AND s.tool_id <= $2 AND (s.ships, s.skips) IS DISTINCT FROM
    (coalesce(last.ships, 0), coalesce(last.skips, 0))
  ORDER BY s.tool_id
  ON CONFLICT (tool_id, day) DO UPDATE SET ships = excluded.ships, skips = excluded.skips`;

/**
 * Notes what the tallies of the tools with these ids, above `after` up to `last`, are on a day (ISO date, UTC), where they moved since it was
 * noted last. Noted again and again, a day keeps what was noted last.
 */
export async function noteStandingDay(
  { after, last }: { after: number; last: number },
  day: string,
  client: Client = pool(),
): Promise<void> {
  await client.query(NOTE_SQL, [after, last, day]);
}

/**
 * Tells the days of every tool anew from the votes that count: when each was cast, and what it says now.
 * For made-up votes, which are cast in the past. In one transaction, however many votes.
 */
export async function retellStandingDays(): Promise<void> {
  await inLongTransaction((client) =>
    client.query('SELECT retell_standing_days(ARRAY(SELECT id FROM tools))'),
  );
}

/** A tool whose community figure moved: the line of it now, the tally before, and by how many points. */
export type Movement = Standing & { before: Tally; points: number };

type MovementRow = StandingRow & { ships_before: number; skips_before: number; points: number };

/** Movers are looked for among so many tools, those with the most votes: few votes move by themselves. */
const MOST_VOTED = 1_000;

// Where one tool was merged into another, or the two were parted again, nobody changed their mind.
const MOVERS_SQL = `
  SELECT ${STANDING_COLUMNS}, s.ships_before, s.skips_before, s.points
  FROM (
    SELECT most.*, before.ships AS ships_before, before.skips AS skips_before,
      whole_percent(most.ships, most.skips) - whole_percent(before.ships, before.skips) AS points
    FROM (
      SELECT * FROM tool_standings WHERE public AND votes >= 5
      ORDER BY votes DESC, tool_id DESC LIMIT ${MOST_VOTED}
    ) AS most CROSS JOIN LATERAL (
      SELECT ships, skips FROM standing_days AS d
      WHERE d.tool_id = most.tool_id AND day <= $1::date ORDER BY day DESC LIMIT 1
    ) AS before
    WHERE before.ships + before.skips >= 5
      AND whole_percent(most.ships, most.skips) <> whole_percent(before.ships, before.skips)
      AND NOT EXISTS (SELECT FROM tool_merges AS m WHERE m.source_id = most.tool_id
        AND greatest(m.merged_at, m.undone_at) >= $1::date)
      AND NOT EXISTS (SELECT FROM tool_merges AS m WHERE m.target_id = most.tool_id
        AND greatest(m.merged_at, m.undone_at) >= $1::date)
    ORDER BY abs(whole_percent(most.ships, most.skips) - whole_percent(before.ships, before.skips)) DESC,
      most.votes DESC, most.tool_id
    LIMIT $2
  ) AS s JOIN tools AS t ON t.id = s.tool_id JOIN categories AS c ON c.id = t.category_id
  ORDER BY abs(s.points) DESC, s.votes DESC, s.tool_id`;

/**
 * Answers the published tools whose shown percentage moved most since the end of a day (ISO date, UTC):
 * `limit` at most, of the thousand with the most votes, those that moved farthest first. Both then and now they
 * have five votes or more.
 */
export async function listMovements(since: string, limit: number): Promise<Movement[]> {
  const { rows } = await pool().query<MovementRow>({
    name: 'movements',
    text: MOVERS_SQL,
    values: [since, limit],
  });
  return rows.map((row) => ({
    ...shapeStanding(row),
    before: { ships: row.ships_before, skips: row.skips_before },
    points: row.points,
  }));
}

const SPLITS_SQL = `
  SELECT ${STANDING_COLUMNS}
  FROM (
    SELECT * FROM tool_standings WHERE public AND panel_ships > 0 AND panel_skips > 0
    ORDER BY least(panel_ships, panel_skips) DESC, tool_id DESC LIMIT $1
  ) AS s JOIN tools AS t ON t.id = s.tool_id JOIN categories AS c ON c.id = t.category_id
  ORDER BY least(s.panel_ships, s.panel_skips) DESC, s.tool_id DESC`;

/** Answers the published tools over which the panel is divided most evenly, `limit` at most. */
export async function listSplitPanels(limit: number): Promise<Standing[]> {
  const { rows } = await pool().query<StandingRow>({
    name: 'split-panels',
    text: SPLITS_SQL,
    values: [limit],
  });
  return rows.map(shapeStanding);
}
