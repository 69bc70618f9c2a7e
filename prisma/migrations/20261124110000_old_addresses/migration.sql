-- The published tool that an address leads to: its own, one that it had before, or that of a record
-- which was merged into it, over as many steps as it takes.
CREATE FUNCTION tool_at(wanted text) RETURNS TABLE (id int, slug text) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way (id, slug, state, merged_into_id, steps) AS (
    SELECT t.id, t.slug, t.state, t.merged_into_id, 0 FROM tools AS t
    WHERE t.id IN (
      SELECT own.id FROM tools AS own WHERE own.slug = wanted
      UNION SELECT r.tool_id FROM tool_redirects AS r WHERE r.slug = wanted
    )
    UNION ALL
    SELECT t.id, t.slug, t.state, t.merged_into_id, way.steps + 1
    FROM way JOIN tools AS t ON t.id = way.merged_into_id
    WHERE way.steps < 50
  )
  SELECT way.id, way.slug FROM way WHERE way.state = 'published' ORDER BY way.steps LIMIT 1
$$;

-- The page of a tool that was renamed since still holds the old address: its votes count for the tool.
-- Looked up only where the address is no published tool's own, so that a vote pays nothing for it. The
-- address that the tool has now is answered too: what shows the tally goes by that one.
DROP FUNCTION cast_vote(text, uuid, choice, text, timestamptz, boolean);
CREATE FUNCTION cast_vote(
  wanted_tool text, by_voter uuid, new_choice choice, from_address text,
  at timestamptz DEFAULT now(), is_simulated boolean DEFAULT false
) RETURNS TABLE (ships int, skips int, simulated int, tool text) LANGUAGE plpgsql AS $$
DECLARE
  voted_tool int;
  stands_at text := wanted_tool;
BEGIN
  SELECT id INTO voted_tool FROM tools WHERE slug = wanted_tool AND state = 'published';
  IF NOT FOUND THEN
    SELECT found.id, found.slug INTO voted_tool, stands_at FROM tool_at(wanted_tool) AS found;
    IF NOT FOUND THEN
      RETURN;
    END IF;
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
      coalesce(sum(s.simulated), 0)::int, stands_at
    FROM tally_slots s WHERE s.tool_id = voted_tool;
END
$$;
