import 'server-only';
import { pairSlug } from '@/lib/domain/matchup';
import type { AlreadyHere, Suggestion } from '@/lib/domain/suggestion';
import { pool } from './database';
import { matching } from './matching';

const MOST = 3;

// What has the same website is the likelier one: a name is given twice.
const TOOLS_SQL = `
  SELECT id, slug, name, state FROM tools
  WHERE state <> 'retired' AND id IN (
    (SELECT id FROM tools WHERE website_key(website) = website_key($1) LIMIT 50)
    UNION ALL (SELECT id FROM tools WHERE name ILIKE $2 LIMIT 50)
  )
  ORDER BY state = 'published' DESC, website_key(website) = website_key($1) DESC, id LIMIT $3`;

const MATCHUPS_SQL = `
  SELECT matchups.id, matchups.state, one.name AS left_name, other.name AS right_name,
    one.slug AS left_slug, other.slug AS right_slug
  FROM matchups JOIN tools AS one ON one.id = left_id JOIN tools AS other ON other.id = right_id,
    tool_at($1) AS a, tool_at($2) AS b
  WHERE least(left_id, right_id) = least(a.id, b.id)
    AND greatest(left_id, right_id) = greatest(a.id, b.id)`;

type ToolRow = { id: number; slug: string; name: string; state: string };
type MatchupRow = Record<'left_name' | 'right_name' | 'left_slug' | 'right_slug' | 'state', string>;

/**
 * Answers what a suggestion of a tool or matchup likely means and what is kept already, drafts included,
 * three at most, the public ones first: tools of the same website or name, and the matchup of the same
 * two tools. Of a correction nothing.
 */
export async function findAlreadyHere({
  kind,
  fields,
}: Pick<Suggestion, 'kind' | 'fields'>): Promise<AlreadyHere[]> {
  if (kind === 'tool') {
    const { rows } = await pool().query<ToolRow>(TOOLS_SQL, [
      ...[fields.website ?? '', matching(fields.name ?? '').slice(1, -1), MOST],
    ]);
    return rows.map(({ id, slug, name, state }) => ({
      ...{ name, state, isPublic: state === 'published' },
      ...{ path: `/tools/${slug}`, deskPath: `/admin/tools/${id}` },
    }));
  }
  if (kind !== 'matchup') return [];
  const { rows } = await pool().query<MatchupRow & { id: number }>(MATCHUPS_SQL, [
    ...[fields.leftSlug ?? '', fields.rightSlug ?? ''],
  ]);
  return rows.map((row) => ({
    name: `${row.left_name} vs ${row.right_name}`,
    ...{ state: row.state, isPublic: row.state === 'published' },
    path: `/compare/${pairSlug(row.left_slug, row.right_slug)}`,
    deskPath: `/admin/matchups/${row.id}`,
  }));
}
