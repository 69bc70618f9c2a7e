-- Whose account is deleted or exported is looked up by the address they left; few stand at any time.
CREATE INDEX "suggestions_email" ON "suggestions" (email) WHERE email IS NOT NULL;
