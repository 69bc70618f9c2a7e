-- CreateTable
CREATE TABLE "merge_votes" (
    "merge_id" INTEGER NOT NULL,
    "voter_id" UUID NOT NULL,
    "source" JSONB NOT NULL,
    "target" JSONB,
    "stood" JSONB NOT NULL,

    CONSTRAINT "merge_votes_pkey" PRIMARY KEY ("merge_id","voter_id")
);

-- CreateTable
CREATE TABLE "duplicate_pairs" (
    "id" SERIAL NOT NULL,
    "one_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "alike" DOUBLE PRECISION NOT NULL,
    "same_site" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),
    "dismissed_by" UUID,

    CONSTRAINT "duplicate_pairs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tools_to_compare" (
    "tool_id" INTEGER NOT NULL,

    CONSTRAINT "tools_to_compare_pkey" PRIMARY KEY ("tool_id")
);

-- CreateIndex
CREATE INDEX "merge_votes_voter_id_idx" ON "merge_votes"("voter_id");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_pairs_one_id_other_id_key" ON "duplicate_pairs"("one_id", "other_id");

-- CreateIndex
CREATE INDEX "duplicate_pairs_other_id_idx" ON "duplicate_pairs"("other_id");

-- AddForeignKey
ALTER TABLE "merge_votes" ADD CONSTRAINT "merge_votes_merge_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "tool_merges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge_votes" ADD CONSTRAINT "merge_votes_voter_id_fkey" FOREIGN KEY ("voter_id") REFERENCES "voters"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tools_to_compare" ADD CONSTRAINT "tools_to_compare_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be true, refused by the database itself. A pair is written one way round only.
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_ordered" CHECK (one_id < other_id);
CREATE INDEX "duplicate_pairs_open" ON "duplicate_pairs" (score DESC, id DESC) WHERE dismissed_at IS NULL;
CREATE INDEX "duplicate_pairs_dismissed" ON "duplicate_pairs" (score DESC, id DESC)
  WHERE dismissed_at IS NOT NULL;

-- Where a website is, whatever the way its address is written: host and path.
CREATE FUNCTION website_key(website text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN rtrim(regexp_replace(regexp_replace(lower(website), '^https?://(www\.)?', ''), '[?#].*$', ''), '/');
-- By hash, since an address may be longer than a line of a tree.
CREATE INDEX "tools_website_key" ON "tools" USING hash (website_key(website));

-- Which tools are yet to be compared with the others (lib/data/duplicate-search.ts): comparing costs
-- milliseconds a tool, which an import of thousands should not wait for.
CREATE FUNCTION tools_wait_to_be_compared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tools_to_compare (tool_id) SELECT id FROM new_tools ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO tools_to_compare (tool_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER tools_inserted_to_compare AFTER INSERT ON "tools"
  REFERENCING NEW TABLE AS new_tools FOR EACH STATEMENT EXECUTE FUNCTION tools_wait_to_be_compared();
CREATE TRIGGER tools_changed_to_compare AFTER UPDATE OF name, website, state ON "tools"
  FOR EACH ROW WHEN (
    OLD.name <> NEW.name OR OLD.website <> NEW.website OR (OLD.state = 'retired' AND NEW.state <> 'retired')
  ) EXECUTE FUNCTION tools_wait_to_be_compared();
INSERT INTO "tools_to_compare" (tool_id) SELECT id FROM "tools";

-- Undoing a merge puts a verdict back to where it stood, whatever its author has declared since: they
-- publish nothing by it.
CREATE OR REPLACE FUNCTION verdicts_refuse_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('shipworthy.putting_back', true) = 'on' THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM conflicts_of_interest WHERE author_id = NEW.author_id AND tool_id = NEW.tool_id) THEN
    RAISE EXCEPTION 'author % has declared an interest in tool %', NEW.author_id, NEW.tool_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'verdicts_no_conflict_of_interest';
  END IF;
  RETURN NEW;
END
$$;
