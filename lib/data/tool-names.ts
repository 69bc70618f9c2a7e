import 'server-only';
import type { Meant, NamedTool } from '@/lib/domain/compare-request';
import { pool } from './database';
import { beginning, matching } from './matching';

/** Shorter texts have no trigrams to be found by: of them only the beginnings of names are looked up. */
const TRIGRAM = 3;
/** How many names with a text inside them are looked at for the best of them. */
const LOOKED_AT = 400;

const COLUMNS = 'tools.slug, tools.name, categories.name AS category';
const FROM = 'JOIN tools ON tools.id = named.id JOIN categories ON categories.id = category_id';

// Names that begin so are read off the order of names; those that have it inside, off the trigrams.
const NAMES_SQL = `
  WITH begins AS (
    SELECT tool_id AS id FROM tool_standings
    WHERE public AND name_key COLLATE "C" LIKE $1 ORDER BY name_key, tool_id LIMIT $4
  ), inside AS (
    SELECT id FROM tools WHERE $3 AND state = 'published' AND name ILIKE $2 LIMIT ${LOOKED_AT}
  )
  SELECT ${COLUMNS} FROM (
    SELECT id, min(place) AS place FROM (
      SELECT id, 1 AS place FROM begins UNION ALL SELECT id, 2 FROM inside
    ) AS each GROUP BY id
  ) AS named ${FROM}
  ORDER BY place, lower(tools.name), tools.slug LIMIT $4`;

/**
 * Answers up to `limit` published tools whose name has `text` in it, those that begin with it first:
 * for a picker, so there is no next page. An empty text finds none.
 */
export async function searchNames(text: string, limit: number): Promise<NamedTool[]> {
  if (text === '') return [];
  const { rows } = await pool().query<NamedTool>({
    name: 'names-with-a-text',
    text: NAMES_SQL,
    values: [beginning(text.toLowerCase()), matching(text), [...text].length >= TRIGRAM, limit],
  });
  return rows;
}

// An address part, of now or of before, else a whole name in whatever case. Of several by one name none
// is meant more than the others.
const EXACT_SQL = `
  SELECT asked.text, ${COLUMNS}, named.at_address AS "atAddress"
  FROM unnest($1::text[]) AS asked (text) CROSS JOIN LATERAL (
    SELECT id, true AS at_address FROM tool_at(lower(asked.text))
    UNION
    (SELECT tool_id, false FROM tool_standings
     WHERE public AND name_key = lower(asked.text) ORDER BY tool_id LIMIT $2)
  ) AS named ${FROM}
  ORDER BY tools.slug`;

const NEAR_SQL = `
  SELECT asked.text, ${COLUMNS}
  FROM unnest($1::text[], $2::text[]) AS asked (text, pattern) CROSS JOIN LATERAL (
    SELECT id, 2.0 AS likeness FROM (
      SELECT id FROM tools
      WHERE state = 'published' AND length(asked.text) >= ${TRIGRAM} AND name ILIKE asked.pattern
      LIMIT $3
    ) AS inside
    UNION ALL
    SELECT alike.id, similarity(alike.name, asked.text)
    FROM alike_tools(asked.text, 0, $3::int) AS alike
      JOIN tools AS public ON public.id = alike.id AND public.state = 'published'
  ) AS named ${FROM}
  ORDER BY named.likeness DESC, lower(tools.name), tools.slug`;

type Named = NamedTool & { text: string; atAddress?: boolean };

const toolOf = ({ slug, name, category }: Named): NamedTool => ({ slug, name, category });

/**
 * Answers what each of the texts means, in their order: the published tool of that address part or
 * whole name, else up to `most` that it may mean. Two statements, however many texts.
 */
export async function findMeant(texts: readonly string[], most: number): Promise<Meant[]> {
  const exact = await pool().query<Named>(EXACT_SQL, [texts, most]);
  const meant = texts.map((text): Meant => {
    const rows = exact.rows.filter((row) => row.text === text);
    const [one, ...more] = rows;
    const tool = rows.find(({ atAddress }) => atAddress) ?? (more.length === 0 ? one : undefined);
    if (tool) return { kind: 'found', text, tool: toolOf(tool) };
    return { kind: 'unclear', text, near: rows.map(toolOf) };
  });
  const unknown = meant.flatMap((one) =>
    one.kind === 'unclear' && one.near.length === 0 ? [one.text] : [],
  );
  if (unknown.length === 0) return meant;
  const near = await pool().query<Named>(NEAR_SQL, [unknown, unknown.map(matching), most]);
  return meant.map((one) =>
    one.kind === 'found' || one.near.length > 0
      ? one
      : {
          ...one,
          near: uniqueOf(near.rows.filter(({ text }) => text === one.text)).slice(0, most),
        },
  );
}

function uniqueOf(rows: Named[]): NamedTool[] {
  return [...new Map(rows.map((row) => [row.slug, toolOf(row)])).values()];
}
