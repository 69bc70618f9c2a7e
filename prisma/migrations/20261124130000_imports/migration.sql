-- AlterTable
ALTER TABLE "import_runs" ADD COLUMN     "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "operation" UUID;

-- AlterTable
ALTER TABLE "import_rows" ADD COLUMN     "seen" TEXT,
ADD COLUMN     "tool_id" INTEGER;

-- What is still being worked on is few: a server that starts looks for what a dead one left.
CREATE INDEX "import_runs_at_work" ON "import_runs" (updated_at) WHERE state IN ('checking', 'applying');

-- A lock for each of 50,000 addresses is more than the database's table of locks can hold. Of these
-- there are 256; they keep apart only what must be: a tool that takes an address, and a redirect that
-- does. Two tools, or two redirects, that want the same one are kept apart by their keys.
CREATE FUNCTION address_lock(address text) RETURNS int LANGUAGE sql IMMUTABLE STRICT
  RETURN hashtext(address) & 255;

CREATE OR REPLACE FUNCTION tools_hold_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7447099, address_lock(NEW.slug));
  IF EXISTS (SELECT FROM tool_redirects WHERE slug = NEW.slug AND tool_id <> NEW.id) THEN
    RAISE EXCEPTION 'the address % leads to another tool', NEW.slug
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'tools_slug_redirects';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION tool_redirects_hold_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7447099, address_lock(NEW.slug));
  IF EXISTS (SELECT FROM tools WHERE slug = NEW.slug AND id <> NEW.tool_id AND merged_into_id IS NULL) THEN
    RAISE EXCEPTION 'the address % is that of another tool', NEW.slug
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'tool_redirects_slug_taken';
  END IF;
  RETURN NEW;
END
$$;

-- What the check of an import saw of a tool, to know later whether it is still so: all that a
-- catalogue's file can say of it, whether it was ever published, and where it was merged to.
CREATE FUNCTION tool_seen(
  tool tools, category text, price int
) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN md5(ROW(
    tool.slug, tool.name, tool.tagline, tool.description, category, tool.website, tool.license,
    tool.state::text, tool.published_at IS NULL, tool.merged_into_id, price
  )::text);
