-- When a delivery failed last, and why an issue was paused by the system itself.
ALTER TABLE "newsletter_deliveries" ADD COLUMN "failed_at" TIMESTAMPTZ(3);
ALTER TABLE "newsletter_issues" ADD COLUMN "pause_reason" TEXT;

-- Whoever lets an issue go on has seen the reason: it is not one for the next pause.
CREATE FUNCTION newsletter_issues_forget_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'paused' THEN
    NEW.pause_reason := NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER newsletter_issues_forget_reason BEFORE INSERT OR UPDATE ON "newsletter_issues"
  FOR EACH ROW EXECUTE FUNCTION newsletter_issues_forget_reason();

-- The newest failures of an issue, for its page on the desk.
CREATE INDEX "newsletter_deliveries_failed_at" ON "newsletter_deliveries" (issue_id, failed_at DESC)
  WHERE failed_at IS NOT NULL;
