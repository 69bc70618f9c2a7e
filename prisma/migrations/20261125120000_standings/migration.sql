-- CreateTable
CREATE TABLE "tool_standings" (
    "tool_id" INTEGER NOT NULL,
    "public" BOOLEAN NOT NULL DEFAULT false,
    "category_id" INTEGER NOT NULL,
    "ships" INTEGER NOT NULL DEFAULT 0,
    "skips" INTEGER NOT NULL DEFAULT 0,
    "simulated" INTEGER NOT NULL DEFAULT 0,
    "panel_ships" INTEGER NOT NULL DEFAULT 0,
    "panel_skips" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tool_standings_pkey" PRIMARY KEY ("tool_id")
);

-- CreateTable
CREATE TABLE "standing_days" (
    "tool_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "ships" INTEGER NOT NULL,
    "skips" INTEGER NOT NULL,

    CONSTRAINT "standing_days_pkey" PRIMARY KEY ("tool_id","day")
);

-- CreateIndex
CREATE INDEX "standing_days_day_tool_id_idx" ON "standing_days"("day", "tool_id");

-- AddForeignKey
ALTER TABLE "tool_standings" ADD CONSTRAINT "tool_standings_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_days" ADD CONSTRAINT "standing_days_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The figure of a tally exactly as lib/domain/figure.ts shows it, which the tests hold to each other:
-- the same formula in the same order on the same floating-point numbers. Wilson (1927), see there.
CREATE FUNCTION wilson_low(ships int, skips int) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN ships + skips > 0 THEN (least(
    floor(greatest(0, least(
      ships::float8 / (ships + skips),
      (2 * ships::float8 + 1.959963984540054::float8 * 1.959963984540054::float8 - 1.959963984540054::float8 * sqrt(
        1.959963984540054::float8 * 1.959963984540054::float8 + 4 * ships::float8 * (skips::float8 / (ships + skips))
      )) / (2 * ((ships + skips)::float8 + 1.959963984540054::float8 * 1.959963984540054::float8))
    )) * 1000 + 0.5::float8),
    floor(1000 * ships::float8 / (ships + skips))
  )::int::numeric / 10)::numeric(4, 1) END;

CREATE FUNCTION wilson_high(ships int, skips int) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN ships + skips > 0 THEN (greatest(
    floor(least(1, greatest(
      ships::float8 / (ships + skips),
      (2 * ships::float8 + 1.959963984540054::float8 * 1.959963984540054::float8 + 1.959963984540054::float8 * sqrt(
        1.959963984540054::float8 * 1.959963984540054::float8 + 4 * ships::float8 * (skips::float8 / (ships + skips))
      )) / (2 * ((ships + skips)::float8 + 1.959963984540054::float8 * 1.959963984540054::float8))
    )) * 1000 + 0.5::float8),
    ceil(1000 * ships::float8 / (ships + skips))
  )::int::numeric / 10)::numeric(4, 1) END;

-- wholePercent of lib/domain/tally.ts.
CREATE FUNCTION whole_percent(ships int, skips int) RETURNS smallint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE
    WHEN ships + skips = 0 THEN NULL WHEN skips = 0 THEN 100 WHEN ships = 0 THEN 0
    ELSE least(99, greatest(1, (200 * ships::bigint + ships + skips) / (2 * (ships + skips)::bigint))) END::smallint;

-- disagreementOf of lib/domain/standing.ts: by how many points panel and community are apart where one
-- may say that they disagree; null where one may not.
CREATE FUNCTION standing_disagreement(ships int, skips int, panel_ships int, panel_skips int) RETURNS smallint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN ships + skips >= 5 AND panel_ships + panel_skips > 0 AND (
      wilson_high(ships, skips) < wilson_low(panel_ships, panel_skips)
      OR wilson_low(ships, skips) > wilson_high(panel_ships, panel_skips)
      OR (panel_ships > panel_skips AND wilson_high(ships, skips) < 50)
      OR (panel_ships < panel_skips AND wilson_low(ships, skips) > 50)
    ) THEN abs(whole_percent(ships, skips) - whole_percent(panel_ships, panel_skips))::smallint END;

-- What follows from the counts is made by the database itself and can never be behind them.
ALTER TABLE "tool_standings"
  ADD COLUMN "votes" INTEGER GENERATED ALWAYS AS (ships + skips) STORED,
  ADD COLUMN "low" DECIMAL(4,1) GENERATED ALWAYS AS (wilson_low(ships, skips)) STORED,
  ADD COLUMN "high" DECIMAL(4,1) GENERATED ALWAYS AS (wilson_high(ships, skips)) STORED,
  ADD COLUMN "panel_call" TEXT GENERATED ALWAYS AS (CASE
    WHEN panel_ships + panel_skips = 0 THEN NULL WHEN panel_ships > panel_skips THEN 'ship'
    WHEN panel_ships < panel_skips THEN 'skip' ELSE 'split' END) STORED,
  ADD COLUMN "disagreement" SMALLINT
    GENERATED ALWAYS AS (standing_disagreement(ships, skips, panel_ships, panel_skips)) STORED,
  ADD CONSTRAINT "tool_standings_counts" CHECK (
    ships >= 0 AND skips >= 0 AND panel_ships >= 0 AND panel_skips >= 0
    AND simulated BETWEEN 0 AND ships + skips
  );
ALTER TABLE "standing_days" ADD CONSTRAINT "standing_days_counts" CHECK (ships >= 0 AND skips >= 0);

-- The ranking is read off these, whole and by category; the ends of the intervals as well, without a
-- look at the table. From 5 votes on a tool is ranked (EARLY_VOTES of lib/domain/figure.ts).
CREATE INDEX "tool_standings_ranked" ON "tool_standings" (low DESC, high DESC, tool_id)
  WHERE public AND votes >= 5;
CREATE INDEX "tool_standings_ranked_by_category" ON "tool_standings" (category_id, low DESC, high DESC, tool_id)
  WHERE public AND votes >= 5;
CREATE INDEX "tool_standings_unranked" ON "tool_standings" (votes DESC, tool_id)
  WHERE public AND votes < 5;
CREATE INDEX "tool_standings_unranked_by_category" ON "tool_standings" (category_id, votes DESC, tool_id)
  WHERE public AND votes < 5;
CREATE INDEX "tool_standings_disagreement" ON "tool_standings" (disagreement DESC, tool_id)
  WHERE public AND disagreement IS NOT NULL;
CREATE INDEX "tool_standings_split" ON "tool_standings" (least(panel_ships, panel_skips) DESC, tool_id)
  WHERE public AND panel_call = 'split';
-- Rows are written over all day, like those of the tally.
ALTER TABLE "tool_standings" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- Sets the rows of these tools to what the votes, verdicts and tools say. The rows are held first, in
-- the order of the key, and what is counted is counted in a statement of its own after that: it sees
-- whatever those did who held the rows before. With `waiting` false it passes over rows that somebody
-- holds: whoever never waits is never part of a ring. Answers the tools whose rows it held, and whether
-- each was changed.
CREATE FUNCTION refresh_standings(wanted int[], waiting boolean)
  RETURNS TABLE (tool int, changed boolean) LANGUAGE plpgsql AS $$
DECLARE held int[];
BEGIN
  IF waiting THEN
    SELECT array_agg(h.tool_id) INTO held FROM (
      SELECT s.tool_id FROM tool_standings s WHERE s.tool_id = ANY(wanted) ORDER BY s.tool_id FOR UPDATE
    ) AS h;
  ELSE
    SELECT array_agg(h.tool_id) INTO held FROM (
      SELECT s.tool_id FROM tool_standings s WHERE s.tool_id = ANY(wanted) ORDER BY s.tool_id
      FOR UPDATE SKIP LOCKED
    ) AS h;
  END IF;
  RETURN QUERY
  WITH now_is AS (
    SELECT t.id, t.state = 'published' AS public, t.category_id, c.ships, c.skips, c.simulated,
      p.panel_ships, p.panel_skips
    FROM tools t,
      LATERAL (SELECT coalesce(sum(ships), 0)::int AS ships, coalesce(sum(skips), 0)::int AS skips,
          coalesce(sum(simulated), 0)::int AS simulated
        FROM tally_slots WHERE tally_slots.tool_id = t.id) AS c,
      LATERAL (SELECT count(*) FILTER (WHERE call = 'ship')::int AS panel_ships,
          count(*) FILTER (WHERE call = 'skip')::int AS panel_skips
        FROM verdicts WHERE verdicts.tool_id = t.id AND verdicts.state = 'published') AS p
    WHERE t.id = ANY(held)
  ), written AS (
    UPDATE tool_standings AS s
    SET public = n.public, category_id = n.category_id, ships = n.ships, skips = n.skips,
      simulated = n.simulated, panel_ships = n.panel_ships, panel_skips = n.panel_skips
    FROM now_is AS n WHERE s.tool_id = n.id AND
      (s.public, s.category_id, s.ships, s.skips, s.simulated, s.panel_ships, s.panel_skips) IS DISTINCT FROM
      (n.public, n.category_id, n.ships, n.skips, n.simulated, n.panel_ships, n.panel_skips)
    RETURNING s.tool_id
  )
  SELECT h.id, w.tool_id IS NOT NULL FROM unnest(held) AS h (id) LEFT JOIN written AS w ON w.tool_id = h.id;
END
$$;

-- A tool has its row from the beginning, so that refreshing makes none and asks nothing of tools' rows.
CREATE FUNCTION tools_make_standings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tool_standings (tool_id, public, category_id)
    SELECT id, state = 'published', category_id FROM new_tools ORDER BY id ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER tools_inserted_make_standings AFTER INSERT ON "tools"
  REFERENCING NEW TABLE AS new_tools FOR EACH STATEMENT EXECUTE FUNCTION tools_make_standings();

CREATE FUNCTION tools_move_standings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tool_standings SET public = NEW.state = 'published', category_id = NEW.category_id
    WHERE tool_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER tools_changed_move_standings AFTER UPDATE OF state, category_id ON "tools"
  FOR EACH ROW WHEN (OLD.state <> NEW.state OR OLD.category_id <> NEW.category_id)
  EXECUTE FUNCTION tools_move_standings();

CREATE FUNCTION verdicts_move_standings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_standings(ARRAY(SELECT DISTINCT tool_id FROM new_verdicts WHERE state = 'published'), true);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_standings(ARRAY(SELECT DISTINCT tool_id FROM old_verdicts WHERE state = 'published'), true);
  ELSE
    PERFORM refresh_standings(ARRAY(
      SELECT DISTINCT tool_id FROM (SELECT * FROM old_verdicts UNION ALL SELECT * FROM new_verdicts) AS both_ways
      WHERE state = 'published'
    ), true);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER verdicts_inserted_move_standings AFTER INSERT ON "verdicts"
  REFERENCING NEW TABLE AS new_verdicts FOR EACH STATEMENT EXECUTE FUNCTION verdicts_move_standings();
CREATE TRIGGER verdicts_deleted_move_standings AFTER DELETE ON "verdicts"
  REFERENCING OLD TABLE AS old_verdicts FOR EACH STATEMENT EXECUTE FUNCTION verdicts_move_standings();
CREATE TRIGGER verdicts_updated_move_standings AFTER UPDATE ON "verdicts"
  REFERENCING OLD TABLE AS old_verdicts NEW TABLE AS new_verdicts
  FOR EACH STATEMENT EXECUTE FUNCTION verdicts_move_standings();

-- A merge and its undo move votes between two tools: both rows follow when the transaction is kept.
CREATE FUNCTION merges_move_standings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_standings(ARRAY[NEW.source_id, NEW.target_id], true);
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER merges_move_standings AFTER INSERT OR UPDATE ON "tool_merges"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION merges_move_standings();

INSERT INTO "tool_standings" (tool_id, public, category_id)
  SELECT id, state = 'published', category_id FROM "tools" ORDER BY id;
SELECT count(*) FROM refresh_standings(ARRAY(SELECT id FROM "tools"), true);

-- What the tally of a tool was at the end of a day, on days on which it moved: the newest row up to a day
-- says it. Of the days before this table was, only what today's votes tell is known: who voted when, and
-- what they say now.
CREATE FUNCTION retell_standing_days(wanted int[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM standing_days WHERE tool_id = ANY(wanted);
  INSERT INTO standing_days (tool_id, day, ships, skips)
  SELECT tool_id, day, sum(ships) OVER so_far, sum(skips) OVER so_far
  FROM (
    SELECT tool_id, (cast_at AT TIME ZONE 'UTC')::date AS day,
      count(*) FILTER (WHERE choice = 'ship') AS ships, count(*) FILTER (WHERE choice = 'skip') AS skips
    FROM votes WHERE counted AND tool_id = ANY(wanted) GROUP BY 1, 2
  ) AS by_day
  WINDOW so_far AS (PARTITION BY tool_id ORDER BY day)
  ON CONFLICT (tool_id, day) DO UPDATE SET ships = excluded.ships, skips = excluded.skips;
$$;
SELECT retell_standing_days(ARRAY(SELECT id FROM "tools"));
