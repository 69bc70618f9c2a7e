import 'server-only';
import { MOST_TOLD } from '@/lib/domain/newsletter-compose';
import type {
  DisagreementNews,
  NewMatchup,
  News,
  NewsTool,
  PanelNews,
  VoteNews,
} from '@/lib/domain/newsletter-news';
import { panelsOf } from '@/lib/domain/newsletter-news';
import type { Tally } from '@/lib/domain/tally';
import { pool } from './database';
import {
  listStandings,
  STANDING_COLUMNS,
  type Standing,
  type StandingRow,
  shapeStanding,
} from './leaderboard';
import { listMovements } from './movements';
import { type Cover, findJudged, findSeatChanges } from './newsletter-panels';
import { findSettled } from './newsletter-settled';

// Far more than are told, so that what is chosen from is not cut off.
const MOST_TOOLS = 1_000;
const MOST_CANDIDATES = 50;

const DAY_MS = 86_400_000;

/** The day (ISO, UTC) at whose end the tallies were last noted before a moment. */
const dayBefore = (moment: Date): string =>
  new Date(moment.getTime() - DAY_MS).toISOString().slice(0, 10);

const STANDINGS_SQL = `
  SELECT ${STANDING_COLUMNS}
  FROM tool_standings AS s JOIN tools AS t ON t.id = s.tool_id JOIN categories AS c ON c.id = t.category_id
  WHERE s.public AND s.tool_id = ANY($1)`;

async function findNewsTools(
  ids: readonly number[],
  shape: (standing: Standing) => NewsTool,
): Promise<Map<number, NewsTool>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool().query<StandingRow>(STANDINGS_SQL, [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, shape(shapeStanding(row))]));
}

// What was withdrawn and is public again keeps the time at which it first was: it is not new. What is due and
// still scheduled is public within a minute: the next cover begins behind its time, and would not tell it.
const MATCHUPS_SQL = `
  SELECT left_id, right_id, headline, (count(*) OVER ())::int AS all
  FROM matchups AS m
    JOIN tools AS l ON l.id = left_id AND l.state = 'published'
    JOIN tools AS r ON r.id = right_id AND r.state = 'published'
  WHERE m.state IN ('published', 'scheduled') AND publish_at >= $1 AND publish_at < $2
  ORDER BY featured_rank NULLS LAST, publish_at DESC, m.id DESC LIMIT $3`;

type MatchupRow = { left_id: number; right_id: number; headline: string | null; all: number };

// The tools that were voted on are a table of their own: as a condition beside another, each tool would be
// looked for in all of them, one after the other.
export const VOTES_SQL = `
  SELECT ${STANDING_COLUMNS}, s.ships_before, s.skips_before
  FROM (
    SELECT now.*, coalesce(before.ships, 0) AS ships_before, coalesce(before.skips, 0) AS skips_before
    FROM (
      SELECT DISTINCT tool_id FROM standing_days WHERE day > $1::date AND $2::int[] IS NULL
      UNION ALL SELECT DISTINCT unnest($2::int[])
    ) AS voted JOIN tool_standings AS now USING (tool_id) LEFT JOIN LATERAL (
      SELECT ships, skips FROM standing_days AS d
      WHERE d.tool_id = now.tool_id AND day <= $1::date ORDER BY day DESC LIMIT 1
    ) AS before ON true
    WHERE now.public AND now.simulated = 0 AND now.votes >= 5
      AND NOT EXISTS (SELECT FROM tool_merges AS m WHERE m.source_id = now.tool_id
        AND greatest(m.merged_at, m.undone_at) >= $1::date)
      AND NOT EXISTS (SELECT FROM tool_merges AS m WHERE m.target_id = now.tool_id
        AND greatest(m.merged_at, m.undone_at) >= $1::date)
    ORDER BY now.votes - coalesce(before.ships + before.skips, 0) DESC, now.tool_id LIMIT $3
  ) AS s JOIN tools AS t ON t.id = s.tool_id JOIN categories AS c ON c.id = t.category_id
  ORDER BY s.votes - s.ships_before - s.skips_before DESC, s.tool_id`;

type VotesRow = StandingRow & { ships_before: number; skips_before: number };

/**
 * The tools with the most new votes since the end of a day, real ones only, with their tallies then; or
 * with `ids` those of them.
 */
async function listVoted(
  since: string,
  ids: readonly number[] | null,
): Promise<{ id: number; standing: Standing; before: Tally }[]> {
  const { rows } = await pool().query<VotesRow>(VOTES_SQL, [since, ids, MOST_CANDIDATES]);
  return rows.map((row) => ({
    id: row.id,
    standing: shapeStanding(row),
    before: { ships: row.ships_before, skips: row.skips_before },
  }));
}

async function readMatchups(
  { from, until }: Cover,
  shape: (standing: Standing) => NewsTool,
): Promise<{ matchups: NewMatchup[]; matchupCount: number }> {
  const { rows } = await pool().query<MatchupRow>(MATCHUPS_SQL, [from, until, MOST_TOLD.matchups]);
  const ids = rows.flatMap(({ left_id, right_id }) => [left_id, right_id]);
  const tools = await findNewsTools(ids, shape);
  const matchups = rows.flatMap(({ left_id, right_id, headline }) => {
    const [left, right] = [tools.get(left_id), tools.get(right_id)];
    return left && right ? [{ left, right, headline }] : [];
  });
  return { matchups, matchupCount: rows[0]?.all ?? 0 };
}

async function readPanels(
  cover: Cover,
  shape: (standing: Standing) => NewsTool,
): Promise<PanelNews[]> {
  const ids = await findJudged(cover, MOST_TOOLS);
  const [tools, changes] = await Promise.all([
    findNewsTools(ids, shape),
    findSeatChanges(cover, ids),
  ]);
  return ids.flatMap((id) => {
    const [tool, seats] = [tools.get(id), changes.get(id)];
    return tool && seats ? [{ tool, seats }] : [];
  });
}

const IDS_SQL = 'SELECT id, slug FROM tools WHERE slug = ANY($1)';

async function readDisagreements(
  cover: Cover,
  shape: (standing: Standing) => NewsTool,
): Promise<DisagreementNews[]> {
  const { items } = await listStandings(
    { part: 'disagree', category: null },
    { cursor: null, limit: MOST_CANDIDATES },
  );
  const slugs = items.map(({ slug }) => slug);
  const named = await pool().query<{ id: number; slug: string }>(IDS_SQL, [slugs]);
  const ids = new Map(named.rows.map(({ id, slug }) => [slug, id]));
  const [voted, changes] = await Promise.all([
    listVoted(dayBefore(cover.from), [...ids.values()]),
    findSeatChanges(cover, [...ids.values()]),
  ]);
  const before = new Map(voted.map((row) => [row.id, row.before]));
  return items.flatMap((standing) => {
    const tally = before.get(ids.get(standing.slug) ?? 0);
    // Of made-up votes, or merged meanwhile.
    if (!tally) return [];
    const tool = shape(standing);
    const seats = changes.get(ids.get(standing.slug) ?? 0) ?? [];
    return [{ tool, before: tally, panelBefore: panelsOf({ tool, seats }).before }];
  });
}

async function readCategoryIds(): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: number; slug: string }>(
    'SELECT id, slug FROM categories',
  );
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/**
 * Answers what happened within a cover: matchups and verdicts to the moment, votes from the end of the day
 * (UTC) before it began until now; of tools of which `told` has the votes that the issue before told of, by
 * their addresses, from there on, or a move of that day's morning would be told twice.
 */
export async function readNews(
  cover: Cover,
  before: Pick<News, 'toldBefore' | 'isFirst'>,
  told: ReadonlyMap<string, Tally> = new Map(),
): Promise<News> {
  const categories = await readCategoryIds();
  const shape = ({ slug, name, category, panel, community, simulated }: Standing): NewsTool => ({
    ...{ slug, name, panel, community, simulated },
    categoryId: categories.get(category.slug) ?? 0,
  });
  const since = dayBefore(cover.from);
  const [matchups, panels, movements, disagreements, voted] = await Promise.all([
    readMatchups(cover, shape),
    readPanels(cover, shape),
    listMovements(since, MOST_TOOLS),
    readDisagreements(cover, shape),
    listVoted(since, null),
  ]);
  // Where curators took votes out, or back in, nobody changed their mind.
  const settled = await findSettled(since, [
    ...movements.map(({ slug }) => slug),
    ...voted.map(({ standing }) => standing.slug),
  ]);
  const asNews = (standing: Standing, tally: Tally): VoteNews[] =>
    settled.has(standing.slug)
      ? []
      : [{ tool: shape(standing), before: told.get(standing.slug) ?? tally }];
  return {
    ...before,
    ...matchups,
    days: Math.max(1, Math.round((cover.until.getTime() - cover.from.getTime()) / DAY_MS)),
    panels,
    moves: movements.flatMap((movement) => asNews(movement, movement.before)),
    disagreements,
    votes: voted.flatMap((row) => asNews(row.standing, row.before)),
  };
}
