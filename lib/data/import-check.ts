import 'server-only';
import type { FileRow } from '@/lib/domain/catalogue-file';
import { planRow, type RowPlan } from '@/lib/domain/import-plan';
import { isToolSlug } from '@/lib/domain/slug';
import type { ToolTexts } from '@/lib/domain/tool-record';
import { pool } from './database';
import { STANDING_SQL, type StandingRow, shapeStanding } from './standing-tools';

// Where a merged record's address leads is where its redirect leads, or would.
const LEADS_SQL = `
  SELECT r.slug, coalesce(m.slug, t.slug) AS target FROM tool_redirects AS r
    JOIN tools AS t ON t.id = r.tool_id LEFT JOIN tools AS m ON m.id = t.merged_into_id
    WHERE r.slug = ANY($1)
  UNION ALL
  SELECT t.slug, m.slug FROM tools AS t JOIN tools AS m ON m.id = t.merged_into_id
    WHERE t.slug = ANY($1) AND NOT EXISTS (SELECT FROM tool_redirects AS r WHERE r.slug = t.slug)`;

type Staged = {
  number: number;
  outcome: RowPlan['outcome'];
  slug: string | null;
  record: ToolTexts;
  changes: unknown;
  problems: unknown;
  seen: string | null;
  tool_id: number | null;
};

/** A text that JSON in the database can hold. */
const storable = (text: string) => text.replaceAll('\0', '\ufffd').toWellFormed();

function storableTexts(texts: ToolTexts): ToolTexts {
  const entries = Object.entries(texts).map(([column, text]) => [column, storable(text)]);
  return Object.fromEntries(entries) as ToolTexts;
}

function stagedRow(number: number, plan: RowPlan, standing: StandingRow | undefined): Staged {
  const slug = plan.texts.slug.trim();
  return {
    ...{ number, outcome: plan.outcome },
    slug: isToolSlug(slug) ? slug : null,
    record: storableTexts(plan.texts),
    changes: plan.outcome === 'change' ? plan.changes : null,
    problems: plan.outcome === 'refused' ? plan.problems : null,
    seen: standing?.seen ?? null,
    tool_id: standing?.id ?? null,
  };
}

/** Holds rows against the catalogue as it stands; three statements, however many rows. */
async function planRows(rows: readonly FileRow[], today: string): Promise<Staged[]> {
  const slugs = rows.map(({ texts }) => texts.slug.trim()).filter(isToolSlug);
  const [categories, tools, leads] = await Promise.all([
    pool().query<{ slug: string }>('SELECT slug FROM categories'),
    pool().query<StandingRow>(`${STANDING_SQL} WHERE t.slug = ANY($1)`, [slugs]),
    pool().query<{ slug: string; target: string }>(LEADS_SQL, [slugs]),
  ]);
  const standing = new Map(tools.rows.map((row) => [row.slug, row]));
  const targets = new Map(leads.rows.map(({ slug, target }) => [slug, target]));
  const known = new Set(categories.rows.map(({ slug }) => slug));
  return rows.map(({ number, texts }) => {
    const slug = texts.slug.trim();
    const tool = standing.get(slug);
    const around = {
      standing: tool && tool.merged_into_id === null ? shapeStanding(tool) : null,
      leadsTo: targets.get(slug) ?? null,
      ...{ categories: known, today },
    };
    return stagedRow(number, planRow(texts, around), tool);
  });
}

const RECORDSET = `jsonb_to_recordset($2::jsonb) AS r (number int, outcome import_outcome, slug text,
  record jsonb, changes jsonb, problems jsonb, seen text, tool_id int)`;
// What JSON calls null is no value here: the database's rules ask for NULL.
const VALUES = `r.outcome, r.slug, r.record, nullif(r.changes, 'null'), nullif(r.problems, 'null'),
  r.seen, r.tool_id`;

/**
 * Keeps what an import would do with these rows of its file, held against the catalogue as it stands.
 * `today` is the ISO date in UTC. Rows of one import, each once.
 */
export async function stageRows(
  importId: number,
  rows: readonly FileRow[],
  today: string,
): Promise<void> {
  const staged = await planRows(rows, today);
  await pool().query(
    `INSERT INTO import_rows
       (run_id, number, outcome, slug, record, changes, problems, seen, tool_id)
     SELECT $1, r.number, ${VALUES} FROM ${RECORDSET}`,
    [importId, JSON.stringify(staged)],
  );
}

/**
 * Holds up to `limit` staged rows behind row `after` against the catalogue anew.
 * @returns the number of the last of them; null when there was none
 */
export async function restageRows(
  importId: number,
  { after, limit, today }: { after: number; limit: number; today: string },
): Promise<number | null> {
  const { rows } = await pool().query<{ number: number; texts: ToolTexts }>(
    `SELECT number, record AS texts FROM import_rows WHERE run_id = $1 AND number > $2
     ORDER BY number LIMIT $3`,
    [importId, after, limit],
  );
  const staged = await planRows(rows, today);
  await pool().query(
    `UPDATE import_rows AS i SET (outcome, slug, record, changes, problems, seen, tool_id) =
       ROW(${VALUES})
     FROM ${RECORDSET} WHERE i.run_id = $1 AND i.number = r.number`,
    [importId, JSON.stringify(staged)],
  );
  return rows.at(-1)?.number ?? null;
}

/** Answers the first slug that stands in two rows of an import, with both; null when none does. */
export async function findRepeatedSlug(
  importId: number,
): Promise<{ slug: string; first: number; second: number } | null> {
  const { rows } = await pool().query<{ slug: string; first: number; second: number }>(
    `SELECT slug, first, second FROM (
       SELECT slug, lag(number) OVER (PARTITION BY slug ORDER BY number) AS first, number AS second
       FROM import_rows WHERE run_id = $1 AND slug IS NOT NULL
     ) AS pair WHERE first IS NOT NULL ORDER BY second LIMIT 1`,
    [importId],
  );
  return rows[0] ?? null;
}
