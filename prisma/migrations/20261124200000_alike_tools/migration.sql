-- Tools whose names are much like one name, the most alike first. The planner takes comparing two names
-- for as cheap as comparing two numbers, so by itself it reads every tool; of ways through an index only
-- that of the trigrams answers this question, and it is told to look for one. How alike is enough is
-- pg_trgm.similarity_threshold, as the caller has set it.
CREATE FUNCTION alike_tools(wanted text, own int, most int)
  RETURNS TABLE (id int, name text, website text) LANGUAGE sql STABLE
  SET enable_seqscan = off SET enable_indexscan = off
BEGIN ATOMIC
  WITH alike AS MATERIALIZED (
    SELECT tools.id, tools.name, tools.website, tools.state FROM tools WHERE tools.name % wanted
  )
  SELECT alike.id, alike.name, alike.website FROM alike
  WHERE alike.state <> 'retired' AND alike.id <> own
  ORDER BY similarity(alike.name, wanted) DESC, alike.id LIMIT most;
END;
