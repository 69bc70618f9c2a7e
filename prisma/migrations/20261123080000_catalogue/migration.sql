-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "tool_state" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "entry_kind" AS ENUM ('free', 'freemium', 'paid', 'contact');

-- CreateEnum
CREATE TYPE "choice" AS ENUM ('ship', 'skip');

-- CreateEnum
CREATE TYPE "author_kind" AS ENUM ('person', 'model');

-- CreateEnum
CREATE TYPE "verdict_state" AS ENUM ('draft', 'published', 'superseded', 'retracted');

-- CreateEnum
CREATE TYPE "matchup_state" AS ENUM ('draft', 'scheduled', 'published', 'withdrawn');

-- CreateTable
CREATE TABLE "categories" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tools" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "maker" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "license" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "state" "tool_state" NOT NULL DEFAULT 'draft',
    "category_id" INTEGER NOT NULL,
    "merged_into_id" INTEGER,
    "facts_checked_at" DATE NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tools_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_reads" (
    "id" SERIAL NOT NULL,
    "tool_id" INTEGER NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "amount" DECIMAL(12,2),
    "currency" CHAR(3),
    "period" TEXT,
    "note" TEXT,
    "source_url" TEXT,
    "checked_at" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_reads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seats" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "motto" TEXT NOT NULL,
    "excites" TEXT NOT NULL,
    "tires" TEXT NOT NULL,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "seats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authors" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "author_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdicts" (
    "id" SERIAL NOT NULL,
    "tool_id" INTEGER NOT NULL,
    "seat_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "call" "choice" NOT NULL,
    "body" TEXT NOT NULL,
    "tool_version" TEXT NOT NULL,
    "state" "verdict_state" NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict_revisions" (
    "id" SERIAL NOT NULL,
    "verdict_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "call" "choice" NOT NULL,
    "body" TEXT NOT NULL,
    "tool_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "matchups" (
    "id" SERIAL NOT NULL,
    "left_id" INTEGER NOT NULL,
    "right_id" INTEGER NOT NULL,
    "state" "matchup_state" NOT NULL DEFAULT 'draft',
    "headline" TEXT,
    "editor_note" TEXT,
    "featured_rank" INTEGER,
    "publish_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "matchups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voters" (
    "id" UUID NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "voters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "votes" (
    "tool_id" INTEGER NOT NULL,
    "voter_id" UUID NOT NULL,
    "choice" "choice",
    "counted" BOOLEAN NOT NULL DEFAULT true,
    "excluded_reason" TEXT,
    "address_hash" TEXT,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "cast_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "votes_pkey" PRIMARY KEY ("tool_id","voter_id")
);

-- CreateTable
CREATE TABLE "tally_slots" (
    "tool_id" INTEGER NOT NULL,
    "slot" SMALLINT NOT NULL,
    "ships" INTEGER NOT NULL DEFAULT 0,
    "skips" INTEGER NOT NULL DEFAULT 0,
    "simulated" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tally_slots_pkey" PRIMARY KEY ("tool_id","slot")
);

-- CreateIndex
CREATE UNIQUE INDEX "categories_slug_key" ON "categories"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "categories_name_key" ON "categories"("name");

-- CreateIndex
CREATE UNIQUE INDEX "tools_slug_key" ON "tools"("slug");

-- CreateIndex
CREATE INDEX "tools_state_slug_idx" ON "tools"("state", "slug");

-- CreateIndex
CREATE INDEX "tools_category_id_state_slug_idx" ON "tools"("category_id", "state", "slug");

-- CreateIndex
CREATE INDEX "tools_merged_into_id_idx" ON "tools"("merged_into_id");

-- CreateIndex
CREATE INDEX "price_reads_tool_id_checked_at_id_idx" ON "price_reads"("tool_id", "checked_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "seats_slug_key" ON "seats"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "seats_name_key" ON "seats"("name");

-- CreateIndex
CREATE UNIQUE INDEX "authors_name_key" ON "authors"("name");

-- CreateIndex
CREATE INDEX "verdicts_tool_id_state_idx" ON "verdicts"("tool_id", "state");

-- CreateIndex
CREATE INDEX "verdicts_seat_id_state_idx" ON "verdicts"("seat_id", "state");

-- CreateIndex
CREATE INDEX "verdicts_author_id_idx" ON "verdicts"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_revisions_verdict_id_number_key" ON "verdict_revisions"("verdict_id", "number");

-- CreateIndex
CREATE INDEX "matchups_state_publish_at_id_idx" ON "matchups"("state", "publish_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "matchups_left_id_idx" ON "matchups"("left_id");

-- CreateIndex
CREATE INDEX "matchups_right_id_idx" ON "matchups"("right_id");

-- CreateIndex
CREATE INDEX "votes_voter_id_idx" ON "votes"("voter_id");

-- AddForeignKey
ALTER TABLE "tools" ADD CONSTRAINT "tools_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tools" ADD CONSTRAINT "tools_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "tools"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_reads" ADD CONSTRAINT "price_reads_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_revisions" ADD CONSTRAINT "verdict_revisions_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdicts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matchups" ADD CONSTRAINT "matchups_left_id_fkey" FOREIGN KEY ("left_id") REFERENCES "tools"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matchups" ADD CONSTRAINT "matchups_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "tools"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_voter_id_fkey" FOREIGN KEY ("voter_id") REFERENCES "voters"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally_slots" ADD CONSTRAINT "tally_slots_tool_id_fkey" FOREIGN KEY ("tool_id") REFERENCES "tools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

