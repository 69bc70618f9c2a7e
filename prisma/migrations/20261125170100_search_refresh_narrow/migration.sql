-- What is no longer to be found is looked for among these things alone. Compared with all rows there are,
-- a change of a thousand tools made every name of a large catalogue plain again, and took seconds.
CREATE OR REPLACE FUNCTION search_refresh(of_kind search_kind, ids int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE entries text := 'search_' || of_kind || 's';
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN
    RETURN;
  END IF;
  EXECUTE format($sql$
    DELETE FROM %1$I AS e WHERE e.id = ANY($1)
      AND NOT EXISTS (SELECT FROM search_rows AS r WHERE r.kind = %2$L AND r.id = ANY($1) AND r.id = e.id)
  $sql$, entries, of_kind) USING ids;
  EXECUTE format($sql$
    INSERT INTO %1$I AS e (id, joined, names, words)
      SELECT id, joined, names, words FROM search_rows WHERE kind = %2$L AND id = ANY($1) ORDER BY id
    ON CONFLICT (id) DO UPDATE
      SET joined = excluded.joined, names = excluded.names, words = excluded.words
      WHERE (e.joined, e.names, e.words) IS DISTINCT FROM (excluded.joined, excluded.names, excluded.words)
  $sql$, entries, of_kind) USING ids;
  IF of_kind IN ('tool', 'seat') THEN
    PERFORM search_learn(of_kind, ids);
  END IF;
END
$$;
