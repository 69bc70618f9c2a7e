-- Both ends of the interval in one number, in tenths of a percent: low * 1024 + high. Ranks are counted from
-- them after each vote, and counting whole numbers along a narrow index costs an eighth of counting decimals.

-- AlterTable
ALTER TABLE "tool_standings" ADD COLUMN     "bounds" INTEGER GENERATED ALWAYS AS (
  (wilson_low(ships, skips) * 10)::int * 1024 + (wilson_high(ships, skips) * 10)::int) STORED;

CREATE INDEX "tool_standings_bounds" ON "tool_standings" (category_id, bounds) WHERE public AND votes >= 5;
