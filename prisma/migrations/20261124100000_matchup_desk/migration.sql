-- CreateIndex
CREATE INDEX "matchups_updated_at_id_idx" ON "matchups"("updated_at", "id");

-- CreateIndex
CREATE INDEX "matchups_state_updated_at_id_idx" ON "matchups"("state", "updated_at", "id");

-- The desk's list by the time of going live; who has none yet comes last.
CREATE INDEX "matchups_live_at" ON "matchups" ((coalesce(publish_at, 'infinity'::timestamptz)), id);
-- The few that a curator put first, in their order.
CREATE INDEX "matchups_featured" ON "matchups" (featured_rank, id) WHERE featured_rank IS NOT NULL;
