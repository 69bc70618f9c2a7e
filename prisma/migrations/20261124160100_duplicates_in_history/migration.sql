-- That two tools are not one is a curator's word, as what they change; that they may be is only found.
-- As before, with the two tools of such a pair.
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
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
      WHEN 'duplicate_pairs' THEN ARRAY[(subject ->> 'one_id')::int, (subject ->> 'other_id')::int]
      ELSE array_remove(ARRAY[(subject ->> 'tool_id')::int], NULL)
    END,
    before_change, after_change
  );
  RETURN NULL;
END
$$;

CREATE TRIGGER audit_duplicate_pairs AFTER UPDATE OF dismissed_at ON "duplicate_pairs"
  FOR EACH ROW EXECUTE FUNCTION audit_row('{one_id,other_id,alike,same_site,score,dismissed_by}');
