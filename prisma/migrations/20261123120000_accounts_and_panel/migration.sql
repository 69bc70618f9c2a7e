-- CreateEnum
CREATE TYPE "role" AS ENUM ('member', 'reviewer', 'admin');

-- DropIndex
DROP INDEX "verdicts_seat_id_state_idx";

-- AlterTable
ALTER TABLE "authors" ADD COLUMN     "user_id" UUID,
ALTER COLUMN "name" DROP NOT NULL;

-- AlterTable
ALTER TABLE "verdict_revisions" ADD COLUMN     "evidence" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "verdicts" ADD COLUMN     "evidence" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "retracted_at" TIMESTAMPTZ(3),
ADD COLUMN     "retracted_reason" TEXT,
ADD COLUMN     "superseded_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "seat_holdings" (
    "id" SERIAL NOT NULL,
    "seat_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "seat_holdings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conflicts_of_interest" (
    "author_id" INTEGER NOT NULL,
    "tool_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conflicts_of_interest_pkey" PRIMARY KEY ("author_id","tool_id")
);

-- CreateTable
CREATE TABLE "verdict_drafts" (
    "id" SERIAL NOT NULL,
    "author_id" INTEGER NOT NULL,
    "seat_id" INTEGER NOT NULL,
    "tool_id" INTEGER NOT NULL,
    "verdict_id" INTEGER,
    "call" "choice",
    "body" TEXT NOT NULL DEFAULT '',
    "tool_version" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "name" TEXT,
    "role" "role" NOT NULL DEFAULT 'member',
    "voter_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "linked_accounts" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "linked_accounts_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "return_to" TEXT NOT NULL DEFAULT '/',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" SERIAL NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "seat_holdings_author_id_idx" ON "seat_holdings"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_holdings_seat_id_author_id_since_key" ON "seat_holdings"("seat_id", "author_id", "since");

-- CreateIndex
CREATE INDEX "conflicts_of_interest_tool_id_idx" ON "conflicts_of_interest"("tool_id");

-- CreateIndex
CREATE INDEX "verdict_drafts_tool_id_idx" ON "verdict_drafts"("tool_id");

-- CreateIndex
CREATE INDEX "verdict_drafts_verdict_id_idx" ON "verdict_drafts"("verdict_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_drafts_author_id_seat_id_tool_id_key" ON "verdict_drafts"("author_id", "seat_id", "tool_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_voter_id_key" ON "users"("voter_id");

-- CreateIndex
CREATE INDEX "linked_accounts_user_id_idx" ON "linked_accounts"("user_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_links_expires_at_idx" ON "sign_in_links"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "authors_user_id_key" ON "authors"("user_id");

-- CreateIndex
CREATE INDEX "verdicts_seat_id_state_published_at_id_idx" ON "verdicts"("seat_id", "state", "published_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "authors" ADD CONSTRAINT "authors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_holdings" ADD CONSTRAINT "seat_holdings_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_holdings" ADD CONSTRAINT "seat_holdings_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_drafts" ADD CONSTRAINT "verdict_drafts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_drafts" ADD CONSTRAINT "verdict_drafts_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_drafts" ADD CONSTRAINT "verdict_drafts_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_drafts" ADD CONSTRAINT "verdict_drafts_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdicts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_voter_id_fkey" FOREIGN KEY ("voter_id") REFERENCES "voters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linked_accounts" ADD CONSTRAINT "linked_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be true, refused by the database itself.

ALTER TABLE "users"
  ADD CONSTRAINT "users_email_lower" CHECK (email = lower(email) AND email LIKE '%_@_%' AND length(email) <= 254),
  ADD CONSTRAINT "users_name_length" CHECK (length(name) BETWEEN 1 AND 60);
ALTER TABLE "sign_in_links"
  ADD CONSTRAINT "sign_in_links_email_lower" CHECK (email = lower(email)),
  ADD CONSTRAINT "sign_in_links_return_here" CHECK (return_to ~ '^/([^/\\]|$)');

-- Only a person signs in, and an author without a name is somebody who has left.
ALTER TABLE "authors"
  ADD CONSTRAINT "authors_user_is_person" CHECK (user_id IS NULL OR kind = 'person'),
  ADD CONSTRAINT "authors_nameless_is_former" CHECK (name IS NOT NULL OR (kind = 'person' AND user_id IS NULL));
ALTER TABLE "seat_holdings" ADD CONSTRAINT "seat_holdings_ends_after_start" CHECK (until >= since);
CREATE UNIQUE INDEX "seat_holdings_open" ON "seat_holdings" (seat_id, author_id) WHERE until IS NULL;
ALTER TABLE "conflicts_of_interest"
  ADD CONSTRAINT "conflicts_of_interest_note_length" CHECK (length(note) BETWEEN 1 AND 300);

ALTER TABLE "verdicts"
  ADD CONSTRAINT "verdicts_version_counts" CHECK (version >= 1),
  ADD CONSTRAINT "verdicts_retracted_has_reason" CHECK (
    (state = 'retracted') = (retracted_at IS NOT NULL)
    AND (state = 'retracted') = (retracted_reason IS NOT NULL)
    AND length(retracted_reason) BETWEEN 1 AND 500
  ),
  ADD CONSTRAINT "verdicts_superseded_has_date" CHECK (state <> 'superseded' OR superseded_at IS NOT NULL);
ALTER TABLE "verdict_drafts"
  ADD CONSTRAINT "verdict_drafts_version_counts" CHECK (version >= 1),
  ADD CONSTRAINT "verdict_drafts_bounded"
    CHECK (length(body) <= 20000 AND length(tool_version) <= 200 AND length(evidence) <= 10000);

-- Who has an interest in a tool does not judge it.
CREATE FUNCTION verdicts_refuse_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM conflicts_of_interest WHERE author_id = NEW.author_id AND tool_id = NEW.tool_id) THEN
    RAISE EXCEPTION 'author % has declared an interest in tool %', NEW.author_id, NEW.tool_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'verdicts_no_conflict_of_interest';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER verdicts_refuse_conflict_at_publishing BEFORE INSERT OR UPDATE OF state, body, call ON "verdicts"
  FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION verdicts_refuse_conflict();

-- A revision is what readers were shown: it stays as it was.
CREATE FUNCTION verdict_revisions_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a revision is never changed: write the next one';
END
$$;
CREATE TRIGGER verdict_revisions_refuse_change BEFORE UPDATE ON "verdict_revisions"
  FOR EACH ROW EXECUTE FUNCTION verdict_revisions_refuse_change();
