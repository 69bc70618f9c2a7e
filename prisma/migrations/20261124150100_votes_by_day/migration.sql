-- The votes of the last days are found by the ranges of pages that may hold them: an index that costs a
-- vote nothing to speak of, since votes lie in the table in the order in which they came.

-- CreateIndex
CREATE INDEX "votes_cast_at_idx" ON "votes" USING BRIN ("cast_at");
