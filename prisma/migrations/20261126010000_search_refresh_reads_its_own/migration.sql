-- What entries ought to be is made once, and of the changed things alone. Asked with NOT EXISTS which entries
-- are to go, the planner made the entries of everything there is, from some hundred changed things on: a
-- minute with 100,000 tools, for each part of an import.
CREATE OR REPLACE FUNCTION search_refresh(of_kind search_kind, ids int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN
    RETURN;
  END IF;
  -- In the order of the key, so that two changes of many cannot wait for each other in a ring.
  EXECUTE format($sql$
    WITH changed AS MATERIALIZED (
        SELECT id, joined, names, words FROM search_rows WHERE kind = %2$L AND id = ANY($1)
      ), gone AS (
        DELETE FROM %1$I AS e WHERE e.id = ANY($1) AND e.id NOT IN (SELECT id FROM changed)
      )
    INSERT INTO %1$I AS e (id, joined, names, words)
      SELECT id, joined, names, words FROM changed ORDER BY id
    ON CONFLICT (id) DO UPDATE
      SET joined = excluded.joined, names = excluded.names, words = excluded.words
      WHERE (e.joined, e.names, e.words) IS DISTINCT FROM (excluded.joined, excluded.names, excluded.words)
  $sql$, 'search_' || of_kind || 's', of_kind) USING ids;
  IF of_kind IN ('tool', 'seat') THEN
    PERFORM search_learn(of_kind, ids);
  END IF;
END
$$;
