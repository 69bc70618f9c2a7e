-- The reviewer's desk lists published tools, the oldest first.
-- CreateIndex
CREATE INDEX "tools_state_published_at_id_idx" ON "tools"("state", "published_at", "id");
