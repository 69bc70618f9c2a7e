-- A seat's verdicts by call, the newest first.
-- CreateIndex
CREATE INDEX "verdicts_seat_id_state_call_published_at_id_idx" ON "verdicts"("seat_id", "state", "call", "published_at" DESC, "id" DESC);

-- Whoever spoke for a seat before seats were held over time has held it since their first verdict.
INSERT INTO "seat_holdings" (seat_id, author_id, since)
SELECT seat_id, author_id, (min(published_at) AT TIME ZONE 'UTC')::date
FROM "verdicts" AS v
WHERE published_at IS NOT NULL AND NOT EXISTS (
  SELECT FROM "seat_holdings" AS h WHERE h.seat_id = v.seat_id AND h.author_id = v.author_id
)
GROUP BY seat_id, author_id;
