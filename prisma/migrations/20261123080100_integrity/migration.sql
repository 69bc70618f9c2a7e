-- What must never be true, refused by the database itself.

-- Slugs are addresses: the contract's rule.
ALTER TABLE "categories" ADD CONSTRAINT "categories_slug_valid"
  CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60);
ALTER TABLE "seats" ADD CONSTRAINT "seats_slug_valid"
  CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60);
ALTER TABLE "tools"
  ADD CONSTRAINT "tools_slug_valid" CHECK (
    slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60
    AND slug !~ '-vs-' AND slug !~ '^vs-' AND slug !~ '-vs$'
  ),
  ADD CONSTRAINT "tools_website_web" CHECK (website ~* '^https?://'),
  ADD CONSTRAINT "tools_published_has_date" CHECK (state <> 'published' OR published_at IS NOT NULL),
  ADD CONSTRAINT "tools_merged_not_self" CHECK (merged_into_id <> id),
  ADD CONSTRAINT "tools_merged_is_retired" CHECK (merged_into_id IS NULL OR state = 'retired');

ALTER TABLE "price_reads"
  ADD CONSTRAINT "price_reads_amount_range" CHECK (amount >= 0),
  ADD CONSTRAINT "price_reads_amount_has_currency" CHECK ((amount IS NULL) = (currency IS NULL)),
  ADD CONSTRAINT "price_reads_currency_iso" CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "price_reads_free_costs_nothing" CHECK (kind <> 'free' OR coalesce(amount, 0) = 0),
  ADD CONSTRAINT "price_reads_source_web" CHECK (source_url ~* '^https?://');

ALTER TABLE "verdicts"
  ADD CONSTRAINT "verdicts_published_has_date" CHECK (state = 'draft' OR published_at IS NOT NULL),
  ADD CONSTRAINT "verdicts_body_length" CHECK (state = 'draft' OR length(body) BETWEEN 80 AND 1500);
CREATE UNIQUE INDEX "verdicts_one_published" ON "verdicts" (tool_id, seat_id) WHERE state = 'published';
ALTER TABLE "verdict_revisions" ADD CONSTRAINT "verdict_revisions_number" CHECK (number >= 1);

-- A pair is one pair whichever way round it is written.
ALTER TABLE "matchups"
  ADD CONSTRAINT "matchups_two_tools" CHECK (left_id <> right_id),
  ADD CONSTRAINT "matchups_public_has_time"
    CHECK (state NOT IN ('scheduled', 'published') OR publish_at IS NOT NULL);
CREATE UNIQUE INDEX "matchups_pair" ON "matchups" (least(left_id, right_id), greatest(left_id, right_id));

ALTER TABLE "votes"
  ADD CONSTRAINT "votes_excluded_has_reason" CHECK (counted = (excluded_reason IS NULL)),
  ADD CONSTRAINT "votes_counted_has_choice" CHECK (choice IS NOT NULL OR NOT counted);
CREATE INDEX "voters_simulated" ON "voters" (id) WHERE simulated;

-- A tally below nothing can't be. (No percentage is stored anywhere: each is made from counts when
-- it is read, so none can be out of range or out of date.)
ALTER TABLE "tally_slots"
  ADD CONSTRAINT "tally_slots_slot_range" CHECK (slot BETWEEN 0 AND 15),
  ADD CONSTRAINT "tally_slots_not_negative" CHECK (ships >= 0 AND skips >= 0),
  ADD CONSTRAINT "tally_slots_simulated_range" CHECK (simulated BETWEEN 0 AND ships + skips);
CREATE INDEX "tally_slots_simulated" ON "tally_slots" (tool_id) WHERE simulated > 0;
-- Slots are updated in place all day: room on the page keeps those updates out of the index (HOT).
ALTER TABLE "tally_slots" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

-- The slot that a voter moves: the same one always, so that a slot equals the count of its voters.
CREATE FUNCTION tally_slot(voter uuid) RETURNS smallint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (get_byte(uuid_send(voter), 15) & 15)::smallint;

-- Whoever writes votes, by whatever path, moves the tally in the same statement. Statement-level, with
-- one move a slot, so that a bulk change of 100,000 votes is as exact as a single one and not slow;
-- in the order of the key, so that two bulk changes can't wait for each other in a ring.
CREATE FUNCTION move_tally(moved_tool int, moved_slot smallint, ships_by int, skips_by int, simulated_by int)
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tally_slots SET ships = ships + ships_by, skips = skips + skips_by,
    simulated = simulated + simulated_by
    WHERE tool_id = moved_tool AND slot = moved_slot;
  IF NOT FOUND THEN
    INSERT INTO tally_slots AS t (tool_id, slot, ships, skips, simulated)
      VALUES (moved_tool, moved_slot, ships_by, skips_by, simulated_by)
      ON CONFLICT (tool_id, slot) DO UPDATE
        SET ships = t.ships + excluded.ships, skips = t.skips + excluded.skips,
          simulated = t.simulated + excluded.simulated;
  END IF;
END
$$;

CREATE FUNCTION votes_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved record;
BEGIN
  FOR moved IN
    SELECT tool_id, tally_slot(voter_id) AS slot,
      (count(*) FILTER (WHERE choice = 'ship'))::int AS ships,
      (count(*) FILTER (WHERE choice = 'skip'))::int AS skips,
      (count(*) FILTER (WHERE simulated))::int AS simulated
    FROM new_votes WHERE counted GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    PERFORM move_tally(moved.tool_id, moved.slot, moved.ships, moved.skips, moved.simulated);
  END LOOP;
  RETURN NULL;
END
$$;

CREATE FUNCTION votes_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved record;
BEGIN
  FOR moved IN
    SELECT tool_id, tally_slot(voter_id) AS slot,
      (count(*) FILTER (WHERE choice = 'ship'))::int AS ships,
      (count(*) FILTER (WHERE choice = 'skip'))::int AS skips,
      (count(*) FILTER (WHERE simulated))::int AS simulated
    FROM old_votes WHERE counted GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    PERFORM move_tally(moved.tool_id, moved.slot, -moved.ships, -moved.skips, -moved.simulated);
  END LOOP;
  RETURN NULL;
END
$$;

CREATE FUNCTION votes_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved record;
BEGIN
  FOR moved IN
    SELECT tool_id, slot, sum(ship)::int AS ships, sum(skip)::int AS skips,
      sum(made_up)::int AS simulated
    FROM (
      SELECT tool_id, tally_slot(voter_id) AS slot,
        (choice = 'ship')::int AS ship, (choice = 'skip')::int AS skip,
        simulated::int AS made_up
      FROM new_votes WHERE counted
      UNION ALL
      SELECT tool_id, tally_slot(voter_id), -(choice = 'ship')::int, -(choice = 'skip')::int,
        -simulated::int
      FROM old_votes WHERE counted
    ) AS change
    GROUP BY 1, 2 HAVING sum(ship) <> 0 OR sum(skip) <> 0 OR sum(made_up) <> 0 ORDER BY 1, 2
  LOOP
    PERFORM move_tally(moved.tool_id, moved.slot, moved.ships, moved.skips, moved.simulated);
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER votes_inserted AFTER INSERT ON "votes"
  REFERENCING NEW TABLE AS new_votes FOR EACH STATEMENT EXECUTE FUNCTION votes_inserted();
CREATE TRIGGER votes_deleted AFTER DELETE ON "votes"
  REFERENCING OLD TABLE AS old_votes FOR EACH STATEMENT EXECUTE FUNCTION votes_deleted();
CREATE TRIGGER votes_updated AFTER UPDATE ON "votes"
  REFERENCING OLD TABLE AS old_votes NEW TABLE AS new_votes
  FOR EACH STATEMENT EXECUTE FUNCTION votes_updated();

-- TRUNCATE would pass the triggers by.
CREATE FUNCTION votes_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'votes can be deleted, not truncated: the tally follows deleted rows only';
END
$$;
CREATE TRIGGER votes_refuse_truncate BEFORE TRUNCATE ON "votes"
  FOR EACH STATEMENT EXECUTE FUNCTION votes_refuse_truncate();

-- A vote: one statement for who calls it, all or nothing. A null choice takes the vote back.
-- Answers the tool's tally after the vote; no row where there is no such published tool.
CREATE FUNCTION cast_vote(
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
