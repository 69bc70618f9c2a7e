-- What the newest price read says, beside the tool: lists of 50,000 tools are filtered and ordered by it.
-- A trigger keeps it; the history of changes leaves it out, since it shows the price read itself.

-- AlterTable
ALTER TABLE "categories" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "tools" ADD COLUMN     "entry_kind" "entry_kind",
ADD COLUMN     "price_checked_at" DATE;

-- CreateIndex
CREATE INDEX "tools_category_id_name_id_idx" ON "tools"("category_id", "name", "id");

-- CreateIndex
CREATE INDEX "tools_state_name_id_idx" ON "tools"("state", "name", "id");

-- CreateIndex
CREATE INDEX "tools_entry_kind_name_id_idx" ON "tools"("entry_kind", "name", "id");

-- CreateIndex
CREATE INDEX "tools_slug_trgm" ON "tools" USING GIN ("slug" gin_trgm_ops);

ALTER TABLE "categories" ADD CONSTRAINT "categories_revision_counts" CHECK (revision >= 1);

-- A tool without a date comes before all that have one: the keys of a page are never null.
CREATE INDEX "tools_by_publication" ON "tools" (coalesce(published_at, '-infinity'::timestamptz), id);
CREATE INDEX "tools_by_price_age" ON "tools" (coalesce(price_checked_at, '-infinity'::date), id);

DROP TRIGGER audit_tools ON "tools";
DROP TRIGGER audit_categories ON "categories";

-- Statement by statement, so that an import of 50,000 prices is one update.
CREATE FUNCTION price_reads_tell_tools() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tools SET entry_kind = newest.kind, price_checked_at = newest.checked_at
  FROM (SELECT DISTINCT tool_id FROM touched) AS t
    LEFT JOIN LATERAL (
      SELECT kind, checked_at FROM price_reads WHERE tool_id = t.tool_id
      ORDER BY checked_at DESC, id DESC LIMIT 1
    ) AS newest ON true
  WHERE tools.id = t.tool_id
    AND (entry_kind, price_checked_at) IS DISTINCT FROM (newest.kind, newest.checked_at);
  RETURN NULL;
END
$$;

CREATE TRIGGER price_reads_tell_tools_made AFTER INSERT ON "price_reads"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION price_reads_tell_tools();
CREATE TRIGGER price_reads_tell_tools_gone AFTER DELETE ON "price_reads"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION price_reads_tell_tools();
-- A merge moves them: away from one tool, to another.
CREATE TRIGGER price_reads_tell_tools_left AFTER UPDATE ON "price_reads"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION price_reads_tell_tools();
CREATE TRIGGER price_reads_tell_tools_came AFTER UPDATE ON "price_reads"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION price_reads_tell_tools();

UPDATE tools SET (entry_kind, price_checked_at) = (
  SELECT kind, checked_at FROM price_reads WHERE tool_id = tools.id
  ORDER BY checked_at DESC, id DESC LIMIT 1
);

CREATE TRIGGER audit_tools AFTER INSERT OR UPDATE OR DELETE ON "tools"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{entry_kind,price_checked_at}');
CREATE TRIGGER audit_categories AFTER INSERT OR UPDATE OR DELETE ON "categories"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
