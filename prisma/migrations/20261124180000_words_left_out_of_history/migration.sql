-- What a person wrote about themselves, or has not published, goes with their account; the history can
-- forget nothing. So it keeps that such a column changed, by its name with null values, and not what it
-- says; of a row that was made or deleted it leaves the column out.
CREATE FUNCTION audit_told(change jsonb, untold text[], by_name boolean) RETURNS jsonb
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN NOT by_name THEN change - untold ELSE (
    SELECT jsonb_object_agg(key, CASE WHEN key = ANY(untold) THEN 'null'::jsonb ELSE value END)
    FROM jsonb_each(change)
  ) END
$$;

-- As before. The first argument names what is left out, the second what is told only by its name, the
-- third what is told so of a row that is a draft.
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting jsonb := coalesce(nullif(current_setting('shipworthy.actor', true), '')::jsonb, '{}');
  unsaid text[] := coalesce(TG_ARGV[0], '{}')::text[] || '{updated_at,created_at,revision}'::text[];
  untold text[] := coalesce(TG_ARGV[1], '{}')::text[];
  untold_draft text[] := coalesce(TG_ARGV[2], '{}')::text[];
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
  IF TG_NARGS > 1 THEN
    before_change := audit_told(before_change,
      CASE WHEN was ->> 'state' = 'draft' THEN untold || untold_draft ELSE untold END, TG_OP = 'UPDATE');
    after_change := audit_told(after_change,
      CASE WHEN stands ->> 'state' = 'draft' THEN untold || untold_draft ELSE untold END, TG_OP = 'UPDATE');
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
      WHEN 'duplicate_pairs' THEN ARRAY[(subject ->> 'one_id')::int, (subject ->> 'other_id')::int]
      ELSE array_remove(ARRAY[(subject ->> 'tool_id')::int], NULL)
    END,
    before_change, after_change
  );
  RETURN NULL;
END
$$;

DROP TRIGGER audit_conflicts_of_interest ON "conflicts_of_interest";
CREATE TRIGGER audit_conflicts_of_interest AFTER INSERT OR UPDATE OR DELETE ON "conflicts_of_interest"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{}', '{note}');

DROP TRIGGER audit_verdicts ON "verdicts";
CREATE TRIGGER audit_verdicts AFTER INSERT OR UPDATE OR DELETE ON "verdicts"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{version}', '{}', '{body,evidence}');

-- The name beside all that somebody published: it may be theirs.
CREATE TRIGGER audit_authors AFTER UPDATE OF name ON "authors"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{user_id}', '{name}');
