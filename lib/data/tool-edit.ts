import 'server-only';
import { DatabaseError, type PoolClient } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import type { CheckedFacts, NewTool } from '@/lib/domain/tool-form';
import type { ToolState } from '@/lib/domain/tool-record';
import { inTransactionAs } from './acting';
import { insertPriceRead } from './price-reads';

/** What of a tool's facts can't be had: its address is another's, or there is no such category. */
export type FactsRefusal = { kind: 'slug-taken' } | { kind: 'no-category' };

/** Which tools a change is to be seen on: the addresses that it has and had. */
export type Saved = { kind: 'saved'; slugs: string[] };

/** `moved`: somebody changed it since it was read; `merged`: the record gave way to another. */
export type EditRefusal = { kind: 'unknown' } | { kind: 'merged' } | { kind: 'moved' };

const TAKEN = new Set(['tools_slug_key', 'tools_slug_redirects', 'tool_redirects_slug_taken']);

async function orTaken<T>(work: () => Promise<T>): Promise<T | { kind: 'slug-taken' }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseError && TAKEN.has(error.constraint ?? '')) {
      return { kind: 'slug-taken' };
    }
    throw error;
  }
}

async function categoryId(client: PoolClient, slug: string): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>('SELECT id FROM categories WHERE slug = $1', [
    slug,
  ]);
  return rows[0]?.id ?? null;
}

const factValues = (facts: CheckedFacts, category: number) => [
  facts.slug,
  facts.name,
  facts.maker,
  facts.tagline,
  facts.description,
  facts.website,
  facts.license,
  facts.version,
  category,
  facts.factsCheckedAt,
];

/** Makes a tool, with its first price read where there is one. Refused: an address or category as above. */
export function createTool(
  acting: Acting,
  tool: NewTool,
): Promise<{ kind: 'created'; id: number } | FactsRefusal> {
  return orTaken(() =>
    inTransactionAs(acting, async (client) => {
      const category = await categoryId(client, tool.category);
      if (category === null) return { kind: 'no-category' as const };
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
           category_id, facts_checked_at, state, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::tool_state,
           CASE $11::tool_state WHEN 'published' THEN now() END)
         RETURNING id`,
        [...factValues(tool, category), tool.state],
      );
      const [made] = rows;
      if (!made) throw new Error('A tool was not made');
      if (tool.entry) await insertPriceRead(client, made.id, tool.entry);
      return { kind: 'created' as const, id: made.id };
    }),
  );
}

type Held = { slug: string; state: ToolState; revision: number; merged: boolean };

/** Holds a tool's row for the transaction, to be changed by who read `revision` of it. */
async function holdTool(
  client: PoolClient,
  id: number,
  revision: number,
): Promise<Held | EditRefusal> {
  const { rows } = await client.query<Held>(
    `SELECT slug, state, revision, merged_into_id IS NOT NULL AS merged FROM tools
     WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  const [tool] = rows;
  if (!tool) return { kind: 'unknown' };
  if (tool.merged) return { kind: 'merged' };
  return tool.revision === revision ? tool : { kind: 'moved' };
}

/**
 * Saves a tool's facts for who read `revision` of it; a new address of a tool that was ever published
 * leaves the old one leading to it. Nothing is changed when refused.
 */
export function saveFacts(
  acting: Acting,
  { id, revision }: { id: number; revision: number },
  facts: CheckedFacts,
): Promise<Saved | FactsRefusal | EditRefusal> {
  return orTaken(() =>
    inTransactionAs(acting, async (client) => {
      const tool = await holdTool(client, id, revision);
      if ('kind' in tool) return tool;
      const category = await categoryId(client, facts.category);
      if (category === null) return { kind: 'no-category' as const };
      await client.query(
        `UPDATE tools SET slug = $1, name = $2, maker = $3, tagline = $4, description = $5,
           website = $6, license = $7, version = $8, category_id = $9, facts_checked_at = $10,
           revision = revision + 1, updated_at = now()
         WHERE id = $11`,
        [...factValues(facts, category), id],
      );
      return { kind: 'saved' as const, slugs: [...new Set([tool.slug, facts.slug])] };
    }),
  );
}

/** What a tool's state is set to; only a retired tool has a reason. */
export type StateChange = { state: 'draft' | 'published' } | { state: 'retired'; reason: string };

/**
 * Publishes a tool, takes it back to draft, or retires it, for who read `revision` of it. It keeps the
 * day on which it was first published. `same`: it is so already.
 */
export function setToolState(
  acting: Acting,
  { id, revision }: { id: number; revision: number },
  change: StateChange,
): Promise<Saved | EditRefusal | { kind: 'same' }> {
  return inTransactionAs(acting, async (client) => {
    const tool = await holdTool(client, id, revision);
    if ('kind' in tool) return tool;
    if (tool.state === change.state) return { kind: 'same' };
    await client.query(
      `UPDATE tools SET state = $2::tool_state, retired_reason = $3,
         published_at = CASE $2::tool_state WHEN 'published' THEN coalesce(published_at, now())
           ELSE published_at END,
         revision = revision + 1, updated_at = now()
       WHERE id = $1`,
      [id, change.state, change.state === 'retired' ? change.reason : null],
    );
    return { kind: 'saved', slugs: [tool.slug] };
  });
}
