-- A session that got a new token answers to the old one for a moment more.
-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "previous_hash" TEXT,
ADD COLUMN     "rotated_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "sessions_previous_hash_key" ON "sessions"("previous_hash");

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_rotation_whole"
  CHECK ((previous_hash IS NULL) = (rotated_at IS NULL));
