-- Stale prices are counted in an index alone. The column stands beside the expression that is made of it,
-- since the planner does not see that the one answers for the other.
CREATE INDEX "tools_old_prices" ON "tools" (coalesce(price_checked_at, '-infinity'::date))
  INCLUDE (price_checked_at) WHERE state <> 'retired';
