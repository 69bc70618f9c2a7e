-- The history is read newest first, narrowed to who, what and how; an operation is asked what it touched.

-- DropIndex
DROP INDEX "audit_entries_actor_id_id_idx";

-- DropIndex
DROP INDEX "audit_entries_operation_idx";

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_at_id_idx" ON "audit_entries"("actor_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_actor_kind_at_id_idx" ON "audit_entries"("actor_kind", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_noun_verb_at_id_idx" ON "audit_entries"("noun", "verb", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_noun_at_id_idx" ON "audit_entries"("noun", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_verb_at_id_idx" ON "audit_entries"("verb", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_operation_noun_at_id_idx" ON "audit_entries"("operation", "noun", "at" DESC, "id" DESC);
