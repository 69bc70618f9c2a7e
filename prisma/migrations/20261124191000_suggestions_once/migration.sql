-- The same words for the same thing, from one address, wait once: a page that is reloaded after it was
-- sent sends again. Of those that wait twice by now the first keeps what it is known by.
UPDATE "suggestions" AS later SET address_hash = NULL
WHERE state = 'open' AND EXISTS (
  SELECT FROM "suggestions" AS first
  WHERE first.state = 'open' AND first.id < later.id AND first.address_hash = later.address_hash
    AND first.kind = later.kind AND first.fields = later.fields
);
-- By a digest, since what was typed may be longer than a line of a tree. What a correction is about
-- stands in its fields, so two of them never become one when their tools are merged.
CREATE UNIQUE INDEX "suggestions_once" ON "suggestions" (address_hash, kind, md5(fields::text))
  WHERE state = 'open' AND address_hash IS NOT NULL;
