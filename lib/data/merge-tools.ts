import 'server-only';
import type { ClientBase } from 'pg';
import type { MergedTool } from '@/lib/domain/merge';
import { type EntryKind, priceInWords, pricePeriodSchema } from '@/lib/domain/price';
import { isoDate } from './tool-rows';

const TOOLS_SQL = `
  SELECT t.id, t.slug, t.name, t.state, t.revision, t.created_at, t.maker, t.tagline, t.description,
    t.website, t.license, t.version, t.facts_checked_at, c.name AS category,
    into_tool.slug AS into_slug, into_tool.name AS into_name,
    price.kind, price.amount::float8 AS amount, price.currency, price.period, price.checked_at,
    coalesce(tally.ships, 0)::int AS ships, coalesce(tally.skips, 0)::int AS skips
  FROM tools AS t JOIN categories AS c ON c.id = t.category_id
  LEFT JOIN tools AS into_tool ON into_tool.id = t.merged_into_id
  LEFT JOIN LATERAL (
    SELECT * FROM price_reads AS p WHERE p.tool_id = t.id ORDER BY checked_at DESC, id DESC LIMIT 1
  ) AS price ON true
  LEFT JOIN LATERAL (
    SELECT sum(s.ships) AS ships, sum(s.skips) AS skips FROM tally_slots AS s WHERE s.tool_id = t.id
  ) AS tally ON true
  WHERE t.id = ANY($1)`;

type Facts = Record<
  'maker' | 'tagline' | 'description' | 'website' | 'license' | 'version' | 'category',
  string
>;
type Price =
  | {
      kind: EntryKind;
      amount: number | null;
      currency: string | null;
      period: string | null;
      checked_at: Date;
    }
  | { kind: null };
type ToolRow = Pick<MergedTool, 'id' | 'slug' | 'name' | 'state' | 'revision'> & {
  created_at: Date;
  facts_checked_at: Date;
  into_slug: string | null;
  into_name: string | null;
  ships: number;
  skips: number;
} & Facts &
  Price;

function entryInWords(row: Price): string {
  if (row.kind === null) return '';
  const { kind, amount, currency, checked_at } = row;
  const period = row.period === null ? null : pricePeriodSchema.parse(row.period);
  const price = priceInWords({ kind, amount, currency, period });
  return `${price}, read on ${isoDate(checked_at)}`;
}

function shape(row: ToolRow): MergedTool {
  const { id, slug, name, state, revision, ships, skips } = row;
  return {
    ...{ id, slug, name, state, revision, tally: { ships, skips } },
    createdAt: row.created_at.toISOString(),
    mergedInto: row.into_slug === null ? null : { slug: row.into_slug, name: row.into_name ?? '' },
    facts: {
      ...{ Name: name, Tagline: row.tagline, Description: row.description, Category: row.category },
      ...{ Website: row.website, Licence: row.license, Maker: row.maker, Version: row.version },
      'Facts checked': isoDate(row.facts_checked_at),
      'Newest price read': entryInWords(row),
    },
  };
}

/** Answers tools as merging shows them, by their ids. One statement. */
export async function readMergedTools(
  client: Pick<ClientBase, 'query'>,
  ids: readonly number[],
): Promise<Map<number, MergedTool>> {
  const { rows } = await client.query<ToolRow>(TOOLS_SQL, [ids]);
  return new Map(rows.map((row) => [row.id, shape(row)]));
}
