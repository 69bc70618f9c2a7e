-- CreateEnum
CREATE TYPE "subscriber_state" AS ENUM ('pending', 'confirmed', 'left', 'bounced', 'complained');

-- CreateEnum
CREATE TYPE "newsletter_state" AS ENUM ('draft', 'approved', 'sending', 'paused', 'sent', 'cancelled');

-- CreateEnum
CREATE TYPE "newsletter_item_kind" AS ENUM ('matchup', 'verdict', 'move', 'disagreement', 'watch');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'taken', 'sent', 'failed', 'skipped');

-- CreateTable
CREATE TABLE "subscribers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "state" "subscriber_state" NOT NULL DEFAULT 'pending',
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_from" TEXT,

    CONSTRAINT "subscribers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriber_categories" (
    "subscriber_id" UUID NOT NULL,
    "category_id" INTEGER NOT NULL,

    CONSTRAINT "subscriber_categories_pkey" PRIMARY KEY ("subscriber_id","category_id")
);

-- CreateTable
CREATE TABLE "newsletter_issues" (
    "id" SERIAL NOT NULL,
    "week" DATE NOT NULL,
    "number" INTEGER,
    "state" "newsletter_state" NOT NULL DEFAULT 'draft',
    "covers_from" TIMESTAMPTZ(3) NOT NULL,
    "covers_until" TIMESTAMPTZ(3) NOT NULL,
    "subject" TEXT NOT NULL,
    "intro" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "send_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "newsletter_issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsletter_items" (
    "id" SERIAL NOT NULL,
    "issue_id" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "kind" "newsletter_item_kind" NOT NULL,
    "included" BOOLEAN NOT NULL DEFAULT true,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "category_ids" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "newsletter_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsletter_deliveries" (
    "issue_id" INTEGER NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_by" UUID,
    "taken_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "newsletter_deliveries_pkey" PRIMARY KEY ("issue_id","subscriber_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_email_key" ON "subscribers"("email");

-- CreateIndex
CREATE INDEX "subscribers_state_state_at_id_idx" ON "subscribers"("state", "state_at", "id");

-- CreateIndex
CREATE INDEX "subscriber_categories_category_id_idx" ON "subscriber_categories"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "newsletter_issues_week_key" ON "newsletter_issues"("week");

-- CreateIndex
CREATE UNIQUE INDEX "newsletter_issues_number_key" ON "newsletter_issues"("number");

-- CreateIndex
CREATE INDEX "newsletter_issues_state_send_at_idx" ON "newsletter_issues"("state", "send_at");

-- CreateIndex
CREATE INDEX "newsletter_items_issue_id_rank_idx" ON "newsletter_items"("issue_id", "rank");

-- CreateIndex
CREATE INDEX "newsletter_deliveries_issue_id_state_idx" ON "newsletter_deliveries"("issue_id", "state");

-- CreateIndex
CREATE INDEX "newsletter_deliveries_subscriber_id_idx" ON "newsletter_deliveries"("subscriber_id");

-- AddForeignKey
ALTER TABLE "subscriber_categories" ADD CONSTRAINT "subscriber_categories_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriber_categories" ADD CONSTRAINT "subscriber_categories_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_items" ADD CONSTRAINT "newsletter_items_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "newsletter_issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_deliveries" ADD CONSTRAINT "newsletter_deliveries_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "newsletter_issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be true, refused by the database itself.

-- No control character ever reaches a header of a mail (RFC 5322, section 2.2).
ALTER TABLE "subscribers"
  ADD CONSTRAINT "subscribers_email_tidy" CHECK (
    email = lower(email) AND length(email) BETWEEN 3 AND 254 AND email ~ '^[^\s@[:cntrl:]]+@[^\s@[:cntrl:]]+$'
  ),
  ADD CONSTRAINT "subscribers_confirmed_by_somebody" CHECK (
    (state = 'pending') = (confirmed_at IS NULL) AND (confirmed_from IS NULL OR confirmed_at IS NOT NULL)
  );

ALTER TABLE "newsletter_issues"
  ADD CONSTRAINT "newsletter_issues_one_line_subject" CHECK (
    length(subject) BETWEEN 1 AND 150 AND subject !~ '[[:cntrl:]]'
  ),
  ADD CONSTRAINT "newsletter_issues_intro_length" CHECK (length(intro) <= 4000),
  ADD CONSTRAINT "newsletter_issues_covers_a_time" CHECK (covers_from < covers_until),
  ADD CONSTRAINT "newsletter_issues_revision_counts" CHECK (revision >= 1),
  -- Never sent without approval; a number is given when the sending begins, and stays.
  ADD CONSTRAINT "newsletter_issues_approved_first" CHECK (
    (state IN ('draft', 'cancelled') OR (approved_at IS NOT NULL AND send_at IS NOT NULL))
    AND (state NOT IN ('sending', 'paused', 'sent') OR (number IS NOT NULL AND started_at IS NOT NULL))
    AND (state NOT IN ('draft', 'approved') OR (number IS NULL AND started_at IS NULL))
    AND ((state IN ('sent', 'cancelled')) = (finished_at IS NOT NULL))
  ),
  ADD CONSTRAINT "newsletter_issues_number_counts" CHECK (number >= 1);

ALTER TABLE "newsletter_items"
  ADD CONSTRAINT "newsletter_items_text" CHECK (
    length(title) BETWEEN 1 AND 200 AND title !~ '[[:cntrl:]]' AND length(body) BETWEEN 1 AND 2000
    AND path ~ '^/[^/\\[:cntrl:]]' AND pg_column_size(facts) <= 8000
  );

-- What is sent is what was approved: from the first mail on, nothing in it changes.
CREATE FUNCTION newsletter_items_hold_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM newsletter_issues
    WHERE id = coalesce(NEW.issue_id, OLD.issue_id) AND started_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'an issue that is being sent is not changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'newsletter_items_hold_still';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER newsletter_items_hold_still BEFORE INSERT OR UPDATE OR DELETE ON "newsletter_items"
  FOR EACH ROW EXECUTE FUNCTION newsletter_items_hold_still();

CREATE FUNCTION newsletter_issues_hold_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.started_at IS NOT NULL AND (NEW.subject, NEW.intro, NEW.number, NEW.week, NEW.started_at)
    IS DISTINCT FROM (OLD.subject, OLD.intro, OLD.number, OLD.week, OLD.started_at) THEN
    RAISE EXCEPTION 'an issue that is being sent is not changed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'newsletter_issues_hold_still';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER newsletter_issues_hold_still BEFORE UPDATE ON "newsletter_issues"
  FOR EACH ROW EXECUTE FUNCTION newsletter_issues_hold_still();

-- What is left to do of an issue, the soonest first.
CREATE INDEX "newsletter_deliveries_due" ON "newsletter_deliveries" (issue_id, due_at)
  WHERE state IN ('waiting', 'taken');
ALTER TABLE "newsletter_deliveries" ADD CONSTRAINT "newsletter_deliveries_state_said" CHECK (
  (state = 'taken') = (taken_by IS NOT NULL AND taken_until IS NOT NULL)
  AND (state = 'sent') = (sent_at IS NOT NULL) AND (state <> 'failed' OR failure IS NOT NULL)
  AND attempts >= 0
);

CREATE TRIGGER audit_newsletter_issues AFTER INSERT OR UPDATE OR DELETE ON "newsletter_issues"
  FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audit_newsletter_items AFTER INSERT OR UPDATE OR DELETE ON "newsletter_items"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{facts}');
