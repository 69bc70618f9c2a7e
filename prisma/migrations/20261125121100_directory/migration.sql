-- The directory is filtered and sorted on one narrow row a tool: beside its figures, what else its lists
-- go by. Triggers keep it in the statement that changes the tool.

-- AlterTable
ALTER TABLE "tool_standings" ADD COLUMN     "entry_kind" "entry_kind",
ADD COLUMN     "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "published_at" TIMESTAMPTZ(3);

-- Never null, so that a page of a list has a key to go on from: without votes or verdicts below all others.
ALTER TABLE "tool_standings"
  ADD COLUMN "community_low" DOUBLE PRECISION
    GENERATED ALWAYS AS (coalesce(wilson_low(ships, skips), -1)::float8) STORED,
  ADD COLUMN "panel_low" DOUBLE PRECISION
    GENERATED ALWAYS AS (coalesce(wilson_low(panel_ships, panel_skips), -1)::float8) STORED;

UPDATE "tool_standings" AS s
SET name_key = lower(t.name), entry_kind = t.entry_kind, licence = t.license,
  published_at = coalesce(t.published_at, '-infinity')
FROM "tools" AS t WHERE t.id = s.tool_id;

ALTER TABLE "tool_standings" ALTER COLUMN "licence" DROP DEFAULT, ALTER COLUMN "name_key" DROP DEFAULT,
  ALTER COLUMN "published_at" SET NOT NULL;

-- Whoever makes a row says nothing of these: they are the tool's.
CREATE FUNCTION standings_read_tool() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT lower(t.name), t.entry_kind, t.license, coalesce(t.published_at, '-infinity')
  INTO NEW.name_key, NEW.entry_kind, NEW.licence, NEW.published_at
  FROM tools AS t WHERE t.id = NEW.tool_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER standings_inserted_read_tool BEFORE INSERT ON "tool_standings"
  FOR EACH ROW EXECUTE FUNCTION standings_read_tool();

CREATE FUNCTION tools_tell_standings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tool_standings
  SET name_key = lower(NEW.name), entry_kind = NEW.entry_kind, licence = NEW.license,
    published_at = coalesce(NEW.published_at, '-infinity')
  WHERE tool_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER tools_changed_tell_standings AFTER UPDATE ON "tools" FOR EACH ROW
  WHEN ((OLD.name, OLD.entry_kind, OLD.license, OLD.published_at) IS DISTINCT FROM
    (NEW.name, NEW.entry_kind, NEW.license, NEW.published_at))
  EXECUTE FUNCTION tools_tell_standings();

-- An index for each order, with all that a list can be filtered by: a filter that few tools pass is then
-- looked for in the index alone, however far down they stand.
CREATE INDEX "directory_by_name" ON "tool_standings" (name_key, tool_id)
  INCLUDE (category_id, entry_kind, licence, panel_call) WHERE public;
CREATE INDEX "directory_by_publication" ON "tool_standings" (published_at, tool_id)
  INCLUDE (category_id, entry_kind, licence, panel_call) WHERE public;
CREATE INDEX "directory_by_panel" ON "tool_standings" (panel_low, tool_id)
  INCLUDE (category_id, entry_kind, licence, panel_call) WHERE public;
CREATE INDEX "directory_by_community" ON "tool_standings" (community_low, tool_id)
  INCLUDE (category_id, entry_kind, licence, panel_call) WHERE public;
