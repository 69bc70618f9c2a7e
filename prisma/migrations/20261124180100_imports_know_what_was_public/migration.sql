-- Whether an import made tools that were public at once: known for good, while its rows are forgotten.

-- AlterTable
ALTER TABLE "import_runs" ADD COLUMN     "creates_public" BOOLEAN NOT NULL DEFAULT false;

UPDATE import_runs AS i SET creates_public = true WHERE state = 'applied' AND EXISTS (
  SELECT FROM import_rows WHERE run_id = i.id AND outcome = 'create' AND record ->> 'state' <> 'draft'
);
