-- A revision keeps the verdict's id: only id and version together say what the writer of a draft has seen.
ALTER TABLE "verdict_drafts" ADD COLUMN "verdict_version" INTEGER;
-- Which version the drafts of before had seen is not known; 0 is none, so their writers are asked to look.
UPDATE "verdict_drafts" SET "verdict_version" = 0 WHERE "verdict_id" IS NOT NULL;
ALTER TABLE "verdict_drafts"
  ADD CONSTRAINT "verdict_drafts_seen_version" CHECK (("verdict_id" IS NULL) = ("verdict_version" IS NULL));
