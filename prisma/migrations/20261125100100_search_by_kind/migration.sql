-- A table for each kind of thing. In one table a word that every verdict has looks common to the planner
-- among tools, too, where it may be rare; and whoever reads verdicts passes by all tools.

-- DropTable
DROP TABLE "search_entries";

-- (Their names in the order of their bytes, in which a beginning is found by an index everywhere.)
-- CreateTable
CREATE TABLE "search_tools" (
    "id" INTEGER NOT NULL,
    "joined" TEXT COLLATE "C" NOT NULL,
    "names" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_tools_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_matchups" (
    "id" INTEGER NOT NULL,
    "joined" TEXT COLLATE "C" NOT NULL,
    "names" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_matchups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_seats" (
    "id" INTEGER NOT NULL,
    "joined" TEXT COLLATE "C" NOT NULL,
    "names" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_seats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_verdicts" (
    "id" INTEGER NOT NULL,
    "joined" TEXT COLLATE "C" NOT NULL,
    "names" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_verdicts_pkey" PRIMARY KEY ("id")
);

-- Brings the entries of these things up to date. In the order of the key, so that two changes of many
-- cannot wait for each other in a ring.
CREATE OR REPLACE FUNCTION search_refresh(of_kind search_kind, ids int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE entries text := 'search_' || of_kind || 's';
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN
    RETURN;
  END IF;
  EXECUTE format($sql$
    DELETE FROM %1$I AS e WHERE e.id = ANY($1)
      AND NOT EXISTS (SELECT FROM search_rows AS r WHERE r.kind = %2$L AND r.id = e.id)
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

INSERT INTO "search_tools" SELECT id, joined, names, words FROM search_rows WHERE kind = 'tool';
INSERT INTO "search_matchups" SELECT id, joined, names, words FROM search_rows WHERE kind = 'matchup';
INSERT INTO "search_seats" SELECT id, joined, names, words FROM search_rows WHERE kind = 'seat';
INSERT INTO "search_verdicts" SELECT id, joined, names, words FROM search_rows WHERE kind = 'verdict';

-- CreateIndex
CREATE INDEX "search_tools_joined" ON "search_tools"("joined");

-- CreateIndex
CREATE INDEX "search_tools_names" ON "search_tools" USING GIN ("names");

-- CreateIndex
CREATE INDEX "search_tools_words" ON "search_tools" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_matchups_joined" ON "search_matchups"("joined");

-- CreateIndex
CREATE INDEX "search_matchups_names" ON "search_matchups" USING GIN ("names");

-- CreateIndex
CREATE INDEX "search_matchups_words" ON "search_matchups" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_verdicts_words" ON "search_verdicts" USING GIN ("words");

-- Without a list of pending entries, which every search would have to read from end to end.
ALTER INDEX "search_tools_names" SET (fastupdate = off);
ALTER INDEX "search_tools_words" SET (fastupdate = off);
ALTER INDEX "search_matchups_names" SET (fastupdate = off);
ALTER INDEX "search_matchups_words" SET (fastupdate = off);
ALTER INDEX "search_verdicts_words" SET (fastupdate = off);
