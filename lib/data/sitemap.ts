import 'server-only';
import { pairSlug } from '@/lib/domain/matchup';
import { type MappedNoun, type MappedPage, SITEMAP_PART } from '@/lib/domain/sitemap';
import { pool } from './database';

// A part holds the rows whose ids are in its range: a row never moves to another part, no part has more
// than it may, and each is read along the primary key.

/** How many rows one question reads: few enough for the pool's limit of time. */
const BATCH = 5_000;

/** When what a tool's page says changed last, votes apart: facts, verdicts, prices. */
const changeOf = (tool: string) => `greatest(${tool}.updated_at, (
    SELECT max(verdicts.updated_at) FROM verdicts
    WHERE verdicts.tool_id = ${tool}.id AND verdicts.state <> 'draft'
  ), (SELECT max(price_reads.created_at) FROM price_reads WHERE price_reads.tool_id = ${tool}.id))`;

const MATCHUPS = `matchups
  JOIN tools AS one ON one.id = matchups.left_id AND one.state = 'published'
  JOIN tools AS other ON other.id = matchups.right_id AND other.state = 'published'`;

const ROWS_SQL: Record<MappedNoun, string> = {
  tools: `SELECT id, slug, NULL AS other, ${changeOf('tools')} AS changed_at
    FROM tools WHERE state = 'published' AND id > $1 AND id <= $2 ORDER BY id LIMIT $3`,
  matchups: `SELECT matchups.id, one.slug, other.slug AS other,
      greatest(publish_at, matchups.updated_at, ${changeOf('one')}, ${changeOf('other')}) AS changed_at
    FROM ${MATCHUPS}
    WHERE matchups.state = 'published' AND matchups.id > $1 AND matchups.id <= $2
    ORDER BY matchups.id LIMIT $3`,
};

type Row = { id: number; slug: string; other: string | null; changed_at: Date };

const shapeRow = ({ slug, other, changed_at }: Row): MappedPage => ({
  path: other === null ? `/tools/${slug}` : `/compare/${pairSlug(slug, other)}`,
  changedAt: changed_at.toISOString(),
});

/** Answers the pages of a part, `SITEMAP_PART` at most: published tools, or matchups of two of them. */
export async function listMappedPages(noun: MappedNoun, part: number): Promise<MappedPage[]> {
  const pages: MappedPage[] = [];
  const last = Math.min((part + 1) * SITEMAP_PART, 2 ** 31 - 1);
  for (let after = part * SITEMAP_PART; ; ) {
    const { rows } = await pool().query<Row>({
      name: `sitemap-${noun}`,
      text: ROWS_SQL[noun],
      values: [after, last, BATCH],
    });
    pages.push(...rows.map(shapeRow));
    const end = rows.at(-1);
    if (rows.length < BATCH || !end) return pages;
    after = end.id;
  }
}

const PARTS_SQL = `
  SELECT 'tools' AS noun, ((id - 1) / $1)::int AS part, count(*)::int AS pages
  FROM tools WHERE state = 'published' GROUP BY 2
  UNION ALL
  SELECT 'matchups', ((matchups.id - 1) / $1)::int, count(*)::int
  FROM ${MATCHUPS} WHERE matchups.state = 'published' GROUP BY 2
  ORDER BY 1 DESC, 2`;

/** Answers the parts that have pages, and how many. */
export async function listSitemapParts(): Promise<
  { noun: MappedNoun; part: number; pages: number }[]
> {
  const { rows } = await pool().query<{ noun: MappedNoun; part: number; pages: number }>({
    name: 'sitemap-parts',
    text: PARTS_SQL,
    values: [SITEMAP_PART],
  });
  return rows;
}

const GROUPS_SQL = `
  SELECT '/categories/' || categories.slug AS path, (
    SELECT max(updated_at) FROM tools
    WHERE category_id = categories.id AND state = 'published'
  ) AS changed_at, 1 AS kind, categories.rank, categories.slug
  FROM categories
  UNION ALL
  SELECT '/leaderboard/' || categories.slug, NULL, 2, categories.rank, categories.slug
  FROM categories
  WHERE EXISTS (SELECT FROM tools WHERE category_id = categories.id AND state = 'published')
  UNION ALL
  SELECT '/panel/' || seats.slug, (
    SELECT max(updated_at) FROM verdicts WHERE seat_id = seats.id AND state = 'published'
  ), 3, seats.rank, seats.slug
  FROM seats
  UNION ALL
  SELECT '/newsletter/' || number, started_at, 4, number, ''
  FROM newsletter_issues WHERE number IS NOT NULL
  ORDER BY kind, rank, slug`;

/**
 * Answers the pages of all categories and seats, and when a tool of it, or a verdict by it, changed last;
 * the categories' leaderboards, which votes move all day; and the issues of the newsletter that went out.
 */
export async function listMappedGroups(): Promise<MappedPage[]> {
  const { rows } = await pool().query<{ path: string; changed_at: Date | null }>({
    name: 'sitemap-groups',
    text: GROUPS_SQL,
  });
  return rows.map(({ path, changed_at }) => ({
    path,
    changedAt: changed_at?.toISOString() ?? null,
  }));
}
