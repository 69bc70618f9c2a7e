-- What stood after a merge is written down for voters who had voted on both only: any other vote stood as
-- it was on the source. That is half of what a merge writes while votes wait for it.

-- AlterTable
ALTER TABLE "merge_votes" ALTER COLUMN "stood" DROP NOT NULL;
