-- A page of a list begins behind the last row of the one before, compared as a whole: every part of the
-- order goes one way.
DROP INDEX "tool_standings_ranked";
DROP INDEX "tool_standings_ranked_by_category";
DROP INDEX "tool_standings_unranked";
DROP INDEX "tool_standings_unranked_by_category";
DROP INDEX "tool_standings_disagreement";
DROP INDEX "tool_standings_split";

CREATE INDEX "tool_standings_ranked" ON "tool_standings" (low DESC, high DESC, tool_id DESC)
  WHERE public AND votes >= 5;
CREATE INDEX "tool_standings_ranked_by_category"
  ON "tool_standings" (category_id, low DESC, high DESC, tool_id DESC) WHERE public AND votes >= 5;
CREATE INDEX "tool_standings_unranked" ON "tool_standings" (votes DESC, tool_id DESC)
  WHERE public AND votes < 5;
CREATE INDEX "tool_standings_unranked_by_category"
  ON "tool_standings" (category_id, votes DESC, tool_id DESC) WHERE public AND votes < 5;
CREATE INDEX "tool_standings_disagreement" ON "tool_standings" (disagreement DESC, tool_id DESC)
  WHERE public AND disagreement IS NOT NULL;
CREATE INDEX "tool_standings_disagreement_by_category"
  ON "tool_standings" (category_id, disagreement DESC, tool_id DESC)
  WHERE public AND disagreement IS NOT NULL;
CREATE INDEX "tool_standings_split" ON "tool_standings" (least(panel_ships, panel_skips) DESC, tool_id DESC)
  WHERE public AND panel_ships > 0 AND panel_skips > 0;
