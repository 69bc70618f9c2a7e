-- Taking a vote back while the same voter votes on another connection could fail (no row to delete,
-- then a counted one to update, which a check refuses). Nothing was ever wrong in the tables.

-- A vote: one statement for who calls it, all or nothing. A null choice takes the vote back.
-- Answers the tool's tally after the vote; no row where there is no such published tool.
CREATE OR REPLACE FUNCTION cast_vote(
  wanted_tool text, by_voter uuid, new_choice choice, from_address text,
  at timestamptz DEFAULT now(), is_simulated boolean DEFAULT false
) RETURNS TABLE (ships int, skips int, simulated int) LANGUAGE plpgsql AS $$
DECLARE voted_tool int;
BEGIN
  SELECT id INTO voted_tool FROM tools WHERE slug = wanted_tool AND state = 'published';
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF new_choice IS NULL THEN
    DELETE FROM votes WHERE tool_id = voted_tool AND voter_id = by_voter AND counted;
    IF NOT FOUND THEN
      -- Only an excluded vote keeps its row: a counted one that came to be since the DELETE is a vote
      -- of the same voter on another connection, and counts as the later of the two.
      UPDATE votes SET choice = NULL, changed_at = at
        WHERE tool_id = voted_tool AND voter_id = by_voter AND NOT counted AND choice IS NOT NULL;
    END IF;
  ELSE
    INSERT INTO voters (id, simulated, created_at) VALUES (by_voter, is_simulated, at)
      ON CONFLICT (id) DO NOTHING;
    INSERT INTO votes AS v (tool_id, voter_id, choice, address_hash, cast_at, changed_at, simulated)
      VALUES (voted_tool, by_voter, new_choice, from_address, at, at, is_simulated)
      ON CONFLICT (tool_id, voter_id) DO UPDATE
        SET choice = excluded.choice, address_hash = excluded.address_hash, changed_at = excluded.changed_at
        WHERE v.choice IS DISTINCT FROM excluded.choice;
  END IF;
  RETURN QUERY SELECT coalesce(sum(s.ships), 0)::int, coalesce(sum(s.skips), 0)::int,
      coalesce(sum(s.simulated), 0)::int
    FROM tally_slots s WHERE s.tool_id = voted_tool;
END
$$;
