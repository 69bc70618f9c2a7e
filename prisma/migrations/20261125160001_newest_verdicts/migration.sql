-- The newest verdicts of all seats together, for the feeds.
CREATE INDEX "verdicts_state_published_at_id_idx" ON "verdicts"("state", "published_at" DESC, "id" DESC);
