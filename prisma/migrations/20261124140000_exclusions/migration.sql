-- AlterTable
ALTER TABLE "users" ADD COLUMN     "signed_out_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "users_created_at_id_idx" ON "users"("created_at", "id");

-- CreateIndex
CREATE INDEX "users_role_created_at_id_idx" ON "users"("role", "created_at", "id");

-- CreateIndex
CREATE INDEX "users_email_trgm" ON "users" USING GIN ("email" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "users_name_trgm" ON "users" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "votes_tool_id_cast_at_voter_id_idx" ON "votes"("tool_id", "cast_at", "voter_id");

-- Few are: each list of them is short to read.
CREATE INDEX "users_suspended" ON "users" (created_at, id) WHERE suspended_at IS NOT NULL;
CREATE INDEX "votes_excluded" ON "votes" (tool_id, cast_at, voter_id) WHERE NOT counted;
CREATE INDEX "suggestions_text" ON "suggestions" USING GIN ((fields::text) gin_trgm_ops);

-- That everybody of an account was signed out is a decision about it, too.
DROP TRIGGER audit_users ON "users";
CREATE TRIGGER audit_users AFTER UPDATE OF role, suspended_at, suspended_reason, signed_out_at ON "users"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{email,email_verified_at,name,voter_id}');

-- Whether votes from an address are taken out of a tool's count.
CREATE FUNCTION is_excluded_address(of_tool int, from_address text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM vote_exclusions
    WHERE lifted_at IS NULL AND address_hash = from_address AND (tool_id IS NULL OR tool_id = of_tool)
  )
$$;

-- Why a vote does not count: the oldest exclusion that names its voter or its address, else that the
-- voter's account is suspended. Null where it counts.
CREATE FUNCTION why_excluded(of_tool int, of_voter uuid, from_address text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT reason FROM vote_exclusions
     WHERE lifted_at IS NULL AND (tool_id IS NULL OR tool_id = of_tool)
       AND (voter_id = of_voter OR address_hash = from_address)
     ORDER BY id LIMIT 1),
    (SELECT 'The account is suspended.' FROM users
     WHERE voter_id = of_voter AND suspended_at IS NOT NULL)
  )
$$;

-- Has each of these votes count, or not, by what stands now: the one place where that is decided anew,
-- so that exclusions may overlap and be lifted in any order. One that was taken back while it did not
-- count goes when it would count. Answers on which tools how many votes changed sides. Who calls has
-- locked vote_exclusions first, then these votes in the order of their key.
CREATE FUNCTION settle_votes(of_tools int[], of_voters uuid[])
  RETURNS TABLE (settled_tool int, moved int) LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
    WITH judged AS MATERIALIZED (
      SELECT v.tool_id, v.voter_id, v.choice, v.counted,
        why_excluded(v.tool_id, v.voter_id, v.address_hash) AS why
      FROM unnest(of_tools, of_voters) AS named (tool_id, voter_id)
        JOIN votes AS v ON v.tool_id = named.tool_id AND v.voter_id = named.voter_id
    ), gone AS (
      DELETE FROM votes AS v USING judged AS j
        WHERE v.tool_id = j.tool_id AND v.voter_id = j.voter_id AND j.why IS NULL AND j.choice IS NULL
    ), settled AS (
      UPDATE votes AS v SET counted = j.why IS NULL, excluded_reason = j.why FROM judged AS j
        WHERE v.tool_id = j.tool_id AND v.voter_id = j.voter_id
          AND (j.why IS NOT NULL OR j.choice IS NOT NULL) AND v.excluded_reason IS DISTINCT FROM j.why
        RETURNING v.tool_id, (v.counted <> j.counted)::int AS changed
    )
    SELECT s.tool_id, sum(s.changed)::int FROM settled AS s GROUP BY s.tool_id HAVING sum(s.changed) > 0;
END
$$;

-- As before, and a vote that an exclusion names does not count from the start. The exclusions are read
-- in the statement that finds the tool: that costs the vote next to nothing, and until it is in, nobody
-- adds an exclusion that would overlook it (who adds one locks the table against readers). A vote that
-- does not count keeps the address it is excluded by: voting anew from elsewhere must not lift that.
CREATE OR REPLACE FUNCTION cast_vote(
  wanted_tool text, by_voter uuid, new_choice choice, from_address text,
  at timestamptz DEFAULT now(), is_simulated boolean DEFAULT false
) RETURNS TABLE (ships int, skips int, simulated int, tool text) LANGUAGE plpgsql AS $$
DECLARE
  voted_tool int;
  why text;
  stands_at text := wanted_tool;
BEGIN
  SELECT t.id, (
      SELECT e.reason FROM vote_exclusions AS e
      WHERE e.lifted_at IS NULL AND (e.tool_id IS NULL OR e.tool_id = t.id)
        AND (e.voter_id = by_voter OR e.address_hash = from_address)
      ORDER BY e.id LIMIT 1
    )
    INTO voted_tool, why FROM tools AS t WHERE t.slug = wanted_tool AND t.state = 'published';
  IF NOT FOUND THEN
    SELECT found.id, found.slug, why_excluded(found.id, by_voter, from_address)
      INTO voted_tool, stands_at, why FROM tool_at(wanted_tool) AS found;
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
    INSERT INTO votes AS v
        (tool_id, voter_id, choice, counted, excluded_reason, address_hash, cast_at, changed_at, simulated)
      VALUES (voted_tool, by_voter, new_choice, why IS NULL, why, from_address, at, at, is_simulated)
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
