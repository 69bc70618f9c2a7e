-- Where to answer is forgotten only once the mail is handed over; until then it is tried again.

-- AlterTable
ALTER TABLE "suggestions" ADD COLUMN     "mail_tried_at" TIMESTAMPTZ(3);

CREATE INDEX "suggestions_to_answer" ON "suggestions" (decided_at)
  WHERE email IS NOT NULL AND state <> 'open';

DROP TRIGGER audit_suggestions ON "suggestions";
CREATE TRIGGER audit_suggestions AFTER UPDATE OF state, reason ON "suggestions"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{email,address_hash,fields,mail_tried_at}');
