-- Names that are nearly the same are found by their trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "suggestion_kind" AS ENUM ('tool', 'matchup', 'correction');

-- CreateEnum
CREATE TYPE "suggestion_state" AS ENUM ('open', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('checking', 'checked', 'applying', 'applied', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "import_outcome" AS ENUM ('create', 'change', 'same', 'refused');

-- AlterTable
ALTER TABLE "matchups" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "tools" ADD COLUMN     "retired_reason" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_reason" TEXT;

-- CreateTable
CREATE TABLE "tool_redirects" (
    "slug" TEXT NOT NULL,
    "tool_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tool_redirects_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "tool_merges" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "by_user_id" UUID,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "tool_merges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote_exclusions" (
    "id" SERIAL NOT NULL,
    "tool_id" INTEGER,
    "voter_id" UUID,
    "address_hash" TEXT,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "vote_exclusions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "operation" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "noun" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "tool_ids" INTEGER[],
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "address_hash" TEXT,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestions" (
    "id" SERIAL NOT NULL,
    "kind" "suggestion_kind" NOT NULL,
    "state" "suggestion_state" NOT NULL DEFAULT 'open',
    "tool_id" INTEGER,
    "fields" JSONB NOT NULL,
    "email" TEXT,
    "address_hash" TEXT,
    "reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "suggestions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "id" SERIAL NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'checking',
    "message" TEXT,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "outcome" "import_outcome" NOT NULL,
    "slug" TEXT,
    "record" JSONB,
    "changes" JSONB,
    "problems" JSONB,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateTable
CREATE TABLE "job_states" (
    "name" TEXT NOT NULL,
    "last_start_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,

    CONSTRAINT "job_states_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "tool_redirects_tool_id_idx" ON "tool_redirects"("tool_id");

-- CreateIndex
CREATE INDEX "tool_merges_source_id_idx" ON "tool_merges"("source_id");

-- CreateIndex
CREATE INDEX "tool_merges_target_id_idx" ON "tool_merges"("target_id");

-- CreateIndex
CREATE INDEX "tool_merges_merged_at_id_idx" ON "tool_merges"("merged_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "vote_exclusions_tool_id_idx" ON "vote_exclusions"("tool_id");

-- CreateIndex
CREATE INDEX "vote_exclusions_voter_id_idx" ON "vote_exclusions"("voter_id");

-- CreateIndex
CREATE INDEX "vote_exclusions_address_hash_idx" ON "vote_exclusions"("address_hash");

-- CreateIndex
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_id_idx" ON "audit_entries"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_noun_subject_id_id_idx" ON "audit_entries"("noun", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_operation_idx" ON "audit_entries"("operation");

-- CreateIndex
CREATE INDEX "audit_entries_tool_ids_idx" ON "audit_entries" USING GIN ("tool_ids");

-- CreateIndex
CREATE INDEX "suggestions_state_created_at_id_idx" ON "suggestions"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "suggestions_tool_id_idx" ON "suggestions"("tool_id");

-- CreateIndex
CREATE INDEX "import_runs_created_at_id_idx" ON "import_runs"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "import_rows_run_id_outcome_number_idx" ON "import_rows"("run_id", "outcome", "number");

-- CreateIndex
CREATE INDEX "import_rows_run_id_slug_idx" ON "import_rows"("run_id", "slug");

-- CreateIndex
CREATE INDEX "tools_name_id_idx" ON "tools"("name", "id");

-- CreateIndex
CREATE INDEX "tools_updated_at_id_idx" ON "tools"("updated_at", "id");

-- CreateIndex
CREATE INDEX "tools_name_trgm" ON "tools" USING GIN ("name" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "tool_redirects" ADD CONSTRAINT "tool_redirects_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_merges" ADD CONSTRAINT "tool_merges_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_merges" ADD CONSTRAINT "tool_merges_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What must never be true, refused by the database itself.

ALTER TABLE "tools"
  ADD CONSTRAINT "tools_retired_reason" CHECK (
    retired_reason IS NULL OR (state = 'retired' AND length(retired_reason) BETWEEN 1 AND 500)
  ),
  ADD CONSTRAINT "tools_revision_counts" CHECK (revision >= 1);
ALTER TABLE "matchups" ADD CONSTRAINT "matchups_revision_counts" CHECK (revision >= 1);
CREATE INDEX "matchups_due" ON "matchups" (publish_at) WHERE state = 'scheduled';
ALTER TABLE "users" ADD CONSTRAINT "users_suspended_has_reason" CHECK (
  (suspended_at IS NULL) = (suspended_reason IS NULL) AND length(suspended_reason) BETWEEN 1 AND 500
);
ALTER TABLE "tool_merges" ADD CONSTRAINT "tool_merges_two_tools" CHECK (source_id <> target_id);
-- A tool that was merged away is not merged away again before that is undone.
CREATE UNIQUE INDEX "tool_merges_open" ON "tool_merges" (source_id) WHERE undone_at IS NULL;
ALTER TABLE "vote_exclusions"
  ADD CONSTRAINT "vote_exclusions_names_one" CHECK (num_nonnulls(voter_id, address_hash) = 1),
  ADD CONSTRAINT "vote_exclusions_reason_length" CHECK (length(reason) BETWEEN 1 AND 500);
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_decided" CHECK (
  (state = 'open') = (decided_at IS NULL) AND (state <> 'declined' OR length(reason) BETWEEN 1 AND 500)
  AND pg_column_size(fields) <= 40000
);
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_refused_has_problems" CHECK (
  (outcome = 'refused') = (problems IS NOT NULL) AND (outcome = 'refused' OR record IS NOT NULL)
);
ALTER TABLE "audit_entries"
  ADD CONSTRAINT "audit_entries_actor_kind" CHECK (actor_kind IN ('person', 'job', 'command', 'system')),
  ADD CONSTRAINT "audit_entries_verb" CHECK (verb IN ('created', 'changed', 'deleted'));

-- A price is read anew, never overwritten; a merge moves what was read to the record that stays.
CREATE FUNCTION price_reads_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'tool_id' IS DISTINCT FROM to_jsonb(NEW) - 'tool_id' THEN
    RAISE EXCEPTION 'a price read is never changed: add the next one';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER price_reads_refuse_change BEFORE UPDATE ON "price_reads"
  FOR EACH ROW EXECUTE FUNCTION price_reads_refuse_change();

-- A published tool's address leads to it for ever: after a renaming by a redirect. No tool takes an
-- address that leads to another one. The lock has two transactions that want one address wait for
-- each other, so that neither overlooks what the other is about to keep.
CREATE FUNCTION tools_hold_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tool address ' || NEW.slug, 0));
  IF EXISTS (SELECT FROM tool_redirects WHERE slug = NEW.slug AND tool_id <> NEW.id) THEN
    RAISE EXCEPTION 'the address % leads to another tool', NEW.slug
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'tools_slug_redirects';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER tools_hold_address BEFORE INSERT OR UPDATE OF slug ON "tools"
  FOR EACH ROW EXECUTE FUNCTION tools_hold_address();

CREATE FUNCTION tools_keep_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tool_redirects WHERE slug = NEW.slug AND tool_id = NEW.id;
  IF OLD.published_at IS NOT NULL THEN
    INSERT INTO tool_redirects (slug, tool_id) VALUES (OLD.slug, NEW.id);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER tools_keep_address AFTER UPDATE OF slug ON "tools"
  FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION tools_keep_address();

CREATE FUNCTION tool_redirects_hold_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tool address ' || NEW.slug, 0));
  IF EXISTS (SELECT FROM tools WHERE slug = NEW.slug AND id <> NEW.tool_id AND merged_into_id IS NULL) THEN
    RAISE EXCEPTION 'the address % is that of another tool', NEW.slug
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'tool_redirects_slug_taken';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER tool_redirects_hold_address BEFORE INSERT OR UPDATE ON "tool_redirects"
  FOR EACH ROW EXECUTE FUNCTION tool_redirects_hold_address();

-- Who changed what, when and from where, written by the database itself in the same transaction, so
-- that no path can forget it. Who acts is said once for a transaction, in shipworthy.actor.
CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting jsonb := coalesce(nullif(current_setting('shipworthy.actor', true), '')::jsonb, '{}');
  unsaid text[] := coalesce(TG_ARGV[0], '{}')::text[] || '{updated_at,created_at,revision}'::text[];
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  stands jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  subject jsonb := coalesce(stands, was);
  before_change jsonb := was - unsaid;
  after_change jsonb := stands - unsaid;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(key, before_change -> key), jsonb_object_agg(key, value)
      INTO before_change, after_change
      FROM jsonb_each(after_change) WHERE value IS DISTINCT FROM before_change -> key;
    IF after_change IS NULL THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO audit_entries
    (operation, actor_kind, actor_id, address_hash, reason, noun, verb, subject_id, tool_ids, before, after)
  VALUES (
    coalesce((acting ->> 'operation')::uuid, gen_random_uuid()),
    coalesce(acting ->> 'kind', 'system'), (acting ->> 'userId')::uuid,
    acting ->> 'addressHash', acting ->> 'reason',
    TG_TABLE_NAME,
    CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END,
    coalesce(subject ->> 'id', subject ->> 'slug', subject ->> 'author_id'),
    CASE TG_TABLE_NAME
      WHEN 'tools' THEN ARRAY[(subject ->> 'id')::int]
      WHEN 'matchups' THEN ARRAY[(subject ->> 'left_id')::int, (subject ->> 'right_id')::int]
      WHEN 'tool_merges' THEN ARRAY[(subject ->> 'source_id')::int, (subject ->> 'target_id')::int]
      ELSE array_remove(ARRAY[(subject ->> 'tool_id')::int], NULL)
    END,
    before_change, after_change
  );
  RETURN NULL;
END
$$;

CREATE TRIGGER audit_tools AFTER INSERT OR UPDATE OR DELETE ON "tools"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_matchups AFTER INSERT OR UPDATE OR DELETE ON "matchups"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_categories AFTER INSERT OR UPDATE OR DELETE ON "categories"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_price_reads AFTER INSERT OR UPDATE OR DELETE ON "price_reads"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_tool_redirects AFTER INSERT OR UPDATE OR DELETE ON "tool_redirects"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_tool_merges AFTER INSERT OR UPDATE OR DELETE ON "tool_merges"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{snapshot}');
CREATE TRIGGER audit_vote_exclusions AFTER INSERT OR UPDATE OR DELETE ON "vote_exclusions"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_seat_holdings AFTER INSERT OR UPDATE OR DELETE ON "seat_holdings"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_conflicts_of_interest AFTER INSERT OR UPDATE OR DELETE ON "conflicts_of_interest"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_verdicts AFTER INSERT OR UPDATE OR DELETE ON "verdicts"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{version}');
-- Of an account only what others decide about it; of a suggestion only what became of it.
CREATE TRIGGER audit_users AFTER UPDATE OF role, suspended_at, suspended_reason ON "users"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{email,email_verified_at,name,voter_id}');
CREATE TRIGGER audit_suggestions AFTER UPDATE OF state, reason ON "suggestions"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{email,address_hash,fields}');
CREATE TRIGGER audit_import_runs AFTER UPDATE OF state ON "import_runs"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{bytes,bytes_read}');

-- An entry stays as it was written.
CREATE FUNCTION audit_entries_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of changes is append-only';
END
$$;

CREATE TRIGGER audit_entries_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_refuse_change();
