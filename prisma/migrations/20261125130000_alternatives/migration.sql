-- Tools with too few votes to be ranked, as the alternatives to another tool list them: by what the panel
-- thinks of them (lib/data/alternatives.ts).
CREATE INDEX "tool_standings_by_panel" ON "tool_standings"
  (category_id, wilson_low(panel_ships, panel_skips) DESC NULLS LAST, votes DESC, tool_id)
  WHERE public AND votes < 5;
