-- The week's movers are looked for among the tools with the most votes.
CREATE INDEX "tool_standings_most_voted" ON "tool_standings" (votes DESC, tool_id DESC)
  WHERE public AND votes >= 5;
