-- What can be searched, one row for each public thing: filled by triggers in the transaction that changes
-- the thing, so that a renamed tool, a retracted verdict or an unpublished tool is never found as it was.

-- CreateEnum
CREATE TYPE "search_kind" AS ENUM ('tool', 'matchup', 'seat', 'verdict');

-- CreateTable
CREATE TABLE "search_entries" (
    "kind" "search_kind" NOT NULL,
    "id" INTEGER NOT NULL,
    "joined" TEXT NOT NULL,
    "names" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("kind","id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "search_words_alike" ON "search_words" USING GIN ("word" gin_trgm_ops);

ALTER INDEX "search_words_alike" SET (fastupdate = off);

-- One index a kind: a word that every verdict has does not make a search among tools read verdicts.
-- Without a list of pending entries, which every search would have to read from end to end.
CREATE INDEX "search_joined" ON "search_entries" (kind, joined text_pattern_ops) WHERE kind <> 'verdict';
CREATE INDEX "search_tool_names" ON "search_entries" USING gin (names) WITH (fastupdate = off) WHERE kind = 'tool';
CREATE INDEX "search_tool_words" ON "search_entries" USING gin (words) WITH (fastupdate = off) WHERE kind = 'tool';
CREATE INDEX "search_matchup_names" ON "search_entries" USING gin (names) WITH (fastupdate = off) WHERE kind = 'matchup';
CREATE INDEX "search_matchup_words" ON "search_entries" USING gin (words) WITH (fastupdate = off) WHERE kind = 'matchup';
CREATE INDEX "search_verdict_words" ON "search_entries" USING gin (words) WITH (fastupdate = off) WHERE kind = 'verdict';

-- A text as it is compared: small letters and digits without accents, everything else a space. The same
-- rule as plainText() of lib/domain/search-text.ts. What PostgreSQL's own parser makes of "GPT-4.1" (a
-- minus number) or "llama.cpp" (a host) would not be found by who writes it another way.
CREATE FUNCTION search_plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(
    normalize(lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g')), NFKC),
    '[^[:alnum:]]+', ' ', 'g'));

-- What stands in search_entries when nothing has gone wrong: the name in one word, since people write
-- "llama cpp" and "llamacpp"; the words of the name as they are; and every word there is, by its stem and
-- with its weight. (And the name itself, which search_words is made of.)
CREATE VIEW search_rows AS
  SELECT 'tool'::search_kind AS kind, tools.id, left(plain, 300) AS name,
    left(replace(plain, ' ', ''), 300) AS joined,
    to_tsvector('simple', concat_ws(' ', plain, replace(plain, ' ', ''), replace(slug, '-', ' '))) AS names,
    setweight(to_tsvector('english', plain || ' ' || replace(slug, '-', ' ')), 'A')
      || setweight(to_tsvector('english', search_plain(maker || ' ' || tagline)), 'B')
      || setweight(to_tsvector('english', search_plain(description)), 'C') AS words
  FROM tools, LATERAL search_plain(tools.name) AS plain
  WHERE state = 'published'
  UNION ALL
  SELECT 'matchup', matchups.id, left(plain, 600), left(replace(plain, ' ', ''), 300),
    to_tsvector('simple', concat_ws(' ', plain, replace(search_plain(l.name), ' ', ''),
      replace(search_plain(r.name), ' ', ''), replace(l.slug || ' ' || r.slug, '-', ' '))),
    setweight(to_tsvector('english', plain), 'A')
      || setweight(to_tsvector('english', search_plain(coalesce(headline, ''))), 'B')
  FROM matchups JOIN tools AS l ON l.id = left_id JOIN tools AS r ON r.id = right_id,
    LATERAL search_plain(l.name || ' vs ' || r.name) AS plain
  WHERE matchups.state = 'published' AND l.state = 'published' AND r.state = 'published'
  UNION ALL
  SELECT 'seat', id, left(plain, 300), left(replace(plain, ' ', ''), 300), to_tsvector('simple', plain),
    setweight(to_tsvector('english', plain), 'A')
      || setweight(to_tsvector('english', search_plain(question)), 'B')
  FROM seats, LATERAL search_plain(seats.name) AS plain
  UNION ALL
  SELECT 'verdict', verdicts.id, '', '', ''::tsvector,
    setweight(to_tsvector('english', search_plain(tools.name)), 'A')
      || setweight(to_tsvector('english', search_plain(body)), 'C')
  FROM verdicts JOIN tools ON tools.id = tool_id
  WHERE verdicts.state = 'published' AND tools.state = 'published';

-- The words of names, against which a misspelt one is held. One that no name has any more stays: what it
-- leads to is looked up, and found to be nothing. (Numbers are not misspelt; they are other numbers.)
CREATE FUNCTION search_learn(of_kind search_kind, ids int[]) RETURNS void LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO search_words (word)
    SELECT DISTINCT word FROM search_rows,
      unnest(string_to_array(name, ' ') || CASE WHEN joined !~ '[0-9]' THEN joined END) AS word
    WHERE kind = of_kind AND id = ANY(ids) AND word ~ '[^0-9]' AND length(word) BETWEEN 3 AND 40
    ORDER BY word
  ON CONFLICT DO NOTHING;
END;

-- Brings the entries of these things up to date. In the order of the key, so that two changes of many
-- cannot wait for each other in a ring.
CREATE FUNCTION search_refresh(of_kind search_kind, ids int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(ids) IS NOT DISTINCT FROM 0 OR ids IS NULL THEN
    RETURN;
  END IF;
  DELETE FROM search_entries AS e WHERE e.kind = of_kind AND e.id = ANY(ids)
    AND NOT EXISTS (SELECT FROM search_rows AS r WHERE r.kind = of_kind AND r.id = e.id);
  INSERT INTO search_entries AS e (kind, id, joined, names, words)
    SELECT kind, id, joined, names, words FROM search_rows
    WHERE kind = of_kind AND id = ANY(ids) ORDER BY id
  ON CONFLICT (kind, id) DO UPDATE
    SET joined = excluded.joined, names = excluded.names, words = excluded.words
    WHERE (e.joined, e.names, e.words) IS DISTINCT FROM (excluded.joined, excluded.names, excluded.words);
  IF of_kind IN ('tool', 'seat') THEN
    PERFORM search_learn(of_kind, ids);
  END IF;
END
$$;

CREATE FUNCTION search_tools_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed int[]; renamed int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM search_refresh('tool', array(SELECT id FROM new_rows WHERE state = 'published'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM search_refresh('tool', array(SELECT id FROM old_rows WHERE state = 'published'));
  ELSE
    SELECT array_agg(n.id), array_agg(n.id) FILTER (WHERE (n.state, n.name, n.slug)
        IS DISTINCT FROM (o.state, o.name, o.slug))
      INTO changed, renamed
      FROM new_rows AS n JOIN old_rows AS o USING (id)
      WHERE (n.state, n.name, n.slug, n.maker, n.tagline, n.description)
        IS DISTINCT FROM (o.state, o.name, o.slug, o.maker, o.tagline, o.description);
    PERFORM search_refresh('tool', changed);
    IF renamed IS NOT NULL THEN
      PERFORM search_refresh('matchup', array(SELECT id FROM matchups WHERE left_id = ANY(renamed)
        UNION SELECT id FROM matchups WHERE right_id = ANY(renamed)));
      PERFORM search_refresh('verdict', array(SELECT id FROM verdicts WHERE tool_id = ANY(renamed)));
    END IF;
  END IF;
  RETURN NULL;
END
$$;

-- The tools are held until the transaction ends: one that is renamed or unpublished meanwhile waits, and
-- then sees what was published on it.
CREATE FUNCTION search_verdicts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM search_refresh('verdict', array(SELECT id FROM old_rows WHERE state = 'published'));
    RETURN NULL;
  END IF;
  PERFORM FROM tools WHERE id IN (SELECT tool_id FROM new_rows WHERE state = 'published')
    ORDER BY id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    PERFORM search_refresh('verdict', array(SELECT id FROM new_rows WHERE state = 'published'));
  ELSE
    PERFORM search_refresh('verdict', array(
      SELECT n.id FROM new_rows AS n JOIN old_rows AS o USING (id)
      WHERE (n.state, n.body, n.tool_id) IS DISTINCT FROM (o.state, o.body, o.tool_id)));
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION search_matchups_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM search_refresh('matchup', array(SELECT id FROM old_rows WHERE state = 'published'));
    RETURN NULL;
  END IF;
  PERFORM FROM tools WHERE id IN (SELECT left_id FROM new_rows WHERE state = 'published'
      UNION SELECT right_id FROM new_rows WHERE state = 'published') ORDER BY id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    PERFORM search_refresh('matchup', array(SELECT id FROM new_rows WHERE state = 'published'));
  ELSE
    PERFORM search_refresh('matchup', array(
      SELECT n.id FROM new_rows AS n JOIN old_rows AS o USING (id)
      WHERE (n.state, n.headline, n.left_id, n.right_id)
        IS DISTINCT FROM (o.state, o.headline, o.left_id, o.right_id)));
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION search_seats_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM search_refresh('seat', array(SELECT id FROM old_rows));
  ELSE
    PERFORM search_refresh('seat', array(SELECT id FROM new_rows));
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER search_inserted AFTER INSERT ON "tools" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_tools_changed();
CREATE TRIGGER search_updated AFTER UPDATE ON "tools" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_tools_changed();
CREATE TRIGGER search_deleted AFTER DELETE ON "tools" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_tools_changed();
CREATE TRIGGER search_inserted AFTER INSERT ON "verdicts" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_verdicts_changed();
CREATE TRIGGER search_updated AFTER UPDATE ON "verdicts" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_verdicts_changed();
CREATE TRIGGER search_deleted AFTER DELETE ON "verdicts" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_verdicts_changed();
CREATE TRIGGER search_inserted AFTER INSERT ON "matchups" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_matchups_changed();
CREATE TRIGGER search_updated AFTER UPDATE ON "matchups" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_matchups_changed();
CREATE TRIGGER search_deleted AFTER DELETE ON "matchups" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_matchups_changed();
CREATE TRIGGER search_inserted AFTER INSERT ON "seats" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_seats_changed();
CREATE TRIGGER search_updated AFTER UPDATE ON "seats" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_seats_changed();
CREATE TRIGGER search_deleted AFTER DELETE ON "seats" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION search_seats_changed();

INSERT INTO "search_entries" (kind, id, joined, names, words)
  SELECT kind, id, joined, names, words FROM search_rows;
SELECT search_learn('tool', array(SELECT id FROM tools));
SELECT search_learn('seat', array(SELECT id FROM seats));
