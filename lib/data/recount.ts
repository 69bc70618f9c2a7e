import 'server-only';
import { inLongTransaction } from './database';

type SlotCounts = { ships: number; skips: number; simulated: number };

/** A slot whose tally was not the count of its votes, as it was found. */
export type TallyDifference = {
  tool: string;
  slot: number;
  stored: SlotCounts;
  counted: SlotCounts;
};

type DifferenceRow = {
  tool: string;
  slot: number;
  stored_ships: number;
  stored_skips: number;
  stored_simulated: number;
  counted_ships: number;
  counted_skips: number;
  counted_simulated: number;
};

// Votes and slots are read in one statement, so in one snapshot, in which each vote stands together
// with its move of the tally. The difference is then added rather than the count written over:
// votes cast while this runs move the slots too, and both moves are kept. Nobody waits.
const MISSING_SLOTS_SQL = `
  INSERT INTO tally_slots (tool_id, slot)
  SELECT DISTINCT tool_id, tally_slot(voter_id) FROM votes WHERE counted
  ON CONFLICT DO NOTHING`;

const RECOUNT_SQL = `
  WITH recount AS (
    SELECT tool_id, tally_slot(voter_id) AS slot,
      count(*) FILTER (WHERE choice = 'ship') AS ships,
      count(*) FILTER (WHERE choice = 'skip') AS skips,
      count(*) FILTER (WHERE simulated) AS simulated
    FROM votes WHERE counted GROUP BY 1, 2
  ), difference AS MATERIALIZED (
    SELECT stored.tool_id, stored.slot, stored.ships AS stored_ships, stored.skips AS stored_skips,
      stored.simulated AS stored_simulated, coalesce(recount.ships, 0)::int AS counted_ships,
      coalesce(recount.skips, 0)::int AS counted_skips,
      coalesce(recount.simulated, 0)::int AS counted_simulated
    FROM tally_slots AS stored LEFT JOIN recount USING (tool_id, slot)
    WHERE (stored.ships, stored.skips, stored.simulated) IS DISTINCT FROM
      (coalesce(recount.ships, 0), coalesce(recount.skips, 0), coalesce(recount.simulated, 0))
  ), locked AS MATERIALIZED (
    -- In the order of the key, as the triggers do, so that no two wait for each other in a ring.
    SELECT slots.tool_id, slots.slot FROM tally_slots AS slots JOIN difference USING (tool_id, slot)
    ORDER BY slots.tool_id, slots.slot FOR UPDATE OF slots
  )
  UPDATE tally_slots AS slots
  SET ships = slots.ships + difference.counted_ships - difference.stored_ships,
      skips = slots.skips + difference.counted_skips - difference.stored_skips,
      simulated = slots.simulated + difference.counted_simulated - difference.stored_simulated
  FROM difference JOIN locked USING (tool_id, slot) JOIN tools ON tools.id = difference.tool_id
  WHERE slots.tool_id = difference.tool_id AND slots.slot = difference.slot
  RETURNING tools.slug AS tool, difference.slot, stored_ships, stored_skips, stored_simulated,
    counted_ships, counted_skips, counted_simulated`;

/**
 * Recomputes every tally from the votes, in one transaction and while voting goes on.
 * @returns what was different, and is now mended; empty when every tally equalled its count
 */
export function recountTallies(): Promise<TallyDifference[]> {
  return inLongTransaction(async (client) => {
    await client.query(MISSING_SLOTS_SQL);
    const { rows } = await client.query<DifferenceRow>(RECOUNT_SQL);
    return rows.map(shapeDifference);
  });
}

function shapeDifference(row: DifferenceRow): TallyDifference {
  return {
    tool: row.tool,
    slot: row.slot,
    stored: {
      ships: row.stored_ships,
      skips: row.stored_skips,
      simulated: row.stored_simulated,
    },
    counted: {
      ships: row.counted_ships,
      skips: row.counted_skips,
      simulated: row.counted_simulated,
    },
  };
}
