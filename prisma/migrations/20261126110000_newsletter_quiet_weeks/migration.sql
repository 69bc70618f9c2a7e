-- CreateTable
CREATE TABLE "newsletter_quiet_weeks" (
    "week" DATE NOT NULL,
    "why" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "newsletter_quiet_weeks_pkey" PRIMARY KEY ("week")
);

ALTER TABLE "newsletter_quiet_weeks" ADD CONSTRAINT "newsletter_quiet_weeks_why" CHECK (
  why IN ('nothing', 'before')
);
