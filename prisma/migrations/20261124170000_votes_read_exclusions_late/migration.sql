-- As before, but the tool is held first, and the exclusions are read by the statement that writes the vote:
-- a vote that waited for a merge sees the exclusions as the merge left them, so that a merge need not keep
-- every vote on every tool from reading them. The statement still locks the table before it reads and holds
-- it until the vote is in, so that nobody adds or lifts an exclusion (who does has the table alone) that
-- this vote would overlook. Taking a vote back reads them for that, too: a counted vote is one that no
-- exclusion names, and one that comes to count while it is taken back must go as well.
CREATE OR REPLACE FUNCTION cast_vote(
  wanted_tool text, by_voter uuid, new_choice choice, from_address text,
  at timestamptz DEFAULT now(), is_simulated boolean DEFAULT false
) RETURNS TABLE (ships int, skips int, simulated int, tool text) LANGUAGE plpgsql AS $$
DECLARE
  voted_tool int;
  stands_at text := wanted_tool;
BEGIN
  SELECT t.id INTO voted_tool FROM tools AS t WHERE t.slug = wanted_tool AND t.state = 'published'
    FOR KEY SHARE;
  IF NOT FOUND THEN
    LOOP
      SELECT found.id, found.slug INTO voted_tool, stands_at FROM tool_at(wanted_tool) AS found;
      IF NOT FOUND THEN
        RETURN;
      END IF;
      -- Where it leads elsewhere once the lock is had, the way is looked up again.
      PERFORM FROM tools AS t WHERE t.id = voted_tool AND t.state = 'published' FOR KEY SHARE;
      EXIT WHEN FOUND;
    END LOOP;
  END IF;
  IF new_choice IS NULL THEN
    DELETE FROM votes WHERE tool_id = voted_tool AND voter_id = by_voter AND counted AND NOT EXISTS (
      SELECT FROM vote_exclusions AS e
      WHERE e.lifted_at IS NULL AND (e.tool_id IS NULL OR e.tool_id = voted_tool)
        AND e.voter_id = by_voter
    );
    IF NOT FOUND THEN
      -- Only an excluded vote keeps its row: a counted one that came to be since the DELETE is a vote
      -- of the same voter on another connection, and counts as the later of the two.
      UPDATE votes SET choice = NULL, changed_at = at
        WHERE tool_id = voted_tool AND voter_id = by_voter AND NOT counted AND choice IS NOT NULL;
    END IF;
  ELSE
    INSERT INTO voters (id, simulated, created_at) VALUES (by_voter, is_simulated, at)
      ON CONFLICT (id) DO NOTHING;
    INSERT INTO votes AS v
        (tool_id, voter_id, choice, counted, excluded_reason, address_hash, cast_at, changed_at, simulated)
      SELECT voted_tool, by_voter, new_choice, found.why IS NULL, found.why, from_address, at, at, is_simulated
      FROM (SELECT (
        SELECT e.reason FROM vote_exclusions AS e
        WHERE e.lifted_at IS NULL AND (e.tool_id IS NULL OR e.tool_id = voted_tool)
          AND (e.voter_id = by_voter OR e.address_hash = from_address)
        ORDER BY e.id LIMIT 1
      ) AS why) AS found
      ON CONFLICT (tool_id, voter_id) DO UPDATE
        SET choice = excluded.choice, changed_at = excluded.changed_at,
          address_hash = CASE WHEN NOT v.counted AND is_excluded_address(v.tool_id, v.address_hash)
            THEN v.address_hash ELSE excluded.address_hash END,
          counted = v.counted AND excluded.counted,
          excluded_reason = coalesce(v.excluded_reason, excluded.excluded_reason)
        WHERE v.choice IS DISTINCT FROM excluded.choice;
  END IF;
  RETURN QUERY SELECT coalesce(sum(s.ships), 0)::int, coalesce(sum(s.skips), 0)::int,
      coalesce(sum(s.simulated), 0)::int, stands_at
    FROM tally_slots s WHERE s.tool_id = voted_tool;
END
$$;
