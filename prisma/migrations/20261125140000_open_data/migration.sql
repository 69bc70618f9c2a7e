-- CreateTable
CREATE TABLE "data_exports" (
    "day" DATE NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "votes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "data_export_chunks" (
    "day" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "data_export_chunks_pkey" PRIMARY KEY ("day","number")
);

-- AddForeignKey
ALTER TABLE "data_export_chunks" ADD CONSTRAINT "data_export_chunks_day_fkey" FOREIGN KEY ("day") REFERENCES "data_exports"("day") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma's schema has no words for.

-- The pieces are compressed already, and are read whole.
ALTER TABLE "data_export_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "data_export_chunks" ADD CONSTRAINT "data_export_chunks_number" CHECK (number >= 0);
-- Whoever writes the pieces first says at the end what they are, in the same transaction.
ALTER TABLE "data_export_chunks" ALTER CONSTRAINT "data_export_chunks_day_fkey" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "data_exports"
  ADD CONSTRAINT "data_exports_counts" CHECK (bytes > 0 AND lines > 0 AND votes >= 0),
  ADD CONSTRAINT "data_exports_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$');

-- A file of open data is never changed once it is public: it is made whole, and later removed whole.
CREATE FUNCTION data_exports_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an export of open data is never changed: remove it, and another is made';
END
$$;

CREATE TRIGGER data_exports_refuse_change BEFORE UPDATE ON "data_exports"
  FOR EACH ROW EXECUTE FUNCTION data_exports_refuse_change();
CREATE TRIGGER data_export_chunks_refuse_change BEFORE UPDATE ON "data_export_chunks"
  FOR EACH ROW EXECUTE FUNCTION data_exports_refuse_change();
