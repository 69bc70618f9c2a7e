import 'server-only';
import { DatabaseError } from 'pg';
import type { Acting } from '@/lib/domain/acting';
import type { CategoryRecord } from '@/lib/domain/category';
import { inTransactionAs } from './acting';
import { pool } from './database';

/** A category as the desk has it. */
export type DeskCategory = {
  id: number;
  slug: string;
  name: string;
  description: string;
  revision: number;
  /** How many tools stand in it, whatever their state. */
  tools: number;
};

/** The most categories that the site is made for. */
const MOST_CATEGORIES = 200;

/** Answers the categories in their order, by name where they have the same place: all, 200 at most. */
export async function listDeskCategories(): Promise<DeskCategory[]> {
  const { rows } = await pool().query<DeskCategory>(
    `SELECT id, slug, name, description, revision,
       (SELECT count(*)::int FROM tools WHERE category_id = categories.id) AS tools
     FROM categories ORDER BY rank, name, id LIMIT $1`,
    [MOST_CATEGORIES],
  );
  return rows;
}

/** Answers the categories' addresses and names by name, for a field to choose one. */
export async function listCategoryNames(): Promise<{ slug: string; name: string }[]> {
  const { rows } = await pool().query<{ slug: string; name: string }>(
    'SELECT slug, name FROM categories ORDER BY name, id LIMIT $1',
    [MOST_CATEGORIES],
  );
  return rows;
}

export type CategoryRefusal =
  | { kind: 'slug-taken' }
  | { kind: 'name-taken' }
  | { kind: 'gone' }
  | { kind: 'full' };

/** Somebody else saved it since: what stands now. */
export type CategoryMoved = { kind: 'moved'; name: string; description: string; revision: number };

const TAKEN: Record<string, CategoryRefusal> = {
  categories_slug_key: { kind: 'slug-taken' },
  categories_name_key: { kind: 'name-taken' },
};

async function orTaken<T>(work: () => Promise<T>): Promise<T | CategoryRefusal> {
  try {
    return await work();
  } catch (error) {
    const taken = error instanceof DatabaseError && TAKEN[error.constraint ?? ''];
    if (taken) return taken;
    throw error;
  }
}

// Whoever adds or moves categories waits for the others: their places are counted anew each time.
const LOCK_SQL = "SELECT pg_advisory_xact_lock(hashtextextended('categories in order', 0))";

/** Adds a category behind all others. Refused where its address or name is another's. */
export function addCategory(
  acting: Acting,
  { slug, name, description }: CategoryRecord,
): Promise<{ kind: 'saved' } | CategoryRefusal> {
  return orTaken(() =>
    inTransactionAs(acting, async (client) => {
      await client.query(LOCK_SQL);
      const { rowCount } = await client.query(
        `INSERT INTO categories (slug, name, description, rank)
         SELECT $1, $2, $3, coalesce(max(rank), 0) + 1 FROM categories HAVING count(*) < $4`,
        [slug, name, description, MOST_CATEGORIES],
      );
      return { kind: rowCount === 1 ? ('saved' as const) : ('full' as const) };
    }),
  );
}

/** Renames or describes a category anew for who read `revision` of it. Its address stays. */
export function saveCategory(
  acting: Acting,
  { id, revision }: { id: number; revision: number },
  { name, description }: Omit<CategoryRecord, 'slug'>,
): Promise<{ kind: 'saved' } | CategoryMoved | CategoryRefusal> {
  return orTaken(() =>
    inTransactionAs(acting, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE categories SET name = $3, description = $4, revision = revision + 1
         WHERE id = $1 AND revision = $2`,
        [id, revision, name, description],
      );
      if (rowCount === 1) return { kind: 'saved' as const };
      const { rows } = await client.query<Omit<CategoryMoved, 'kind'>>(
        'SELECT name, description, revision FROM categories WHERE id = $1',
        [id],
      );
      return rows[0] ? { kind: 'moved' as const, ...rows[0] } : { kind: 'gone' as const };
    }),
  );
}

// Places from 1 on, the category's own changed for its neighbour's; only those that move are written.
const MOVE_SQL = `
  WITH placed AS (
    SELECT id, (row_number() OVER (ORDER BY rank, name, id))::int AS place FROM categories
  ), moved AS (SELECT id, place, place + $2::int AS wanted FROM placed WHERE id = $1)
  UPDATE categories SET rank = CASE placed.id WHEN moved.id THEN moved.wanted
      ELSE CASE placed.place WHEN moved.wanted THEN moved.place ELSE placed.place END END
  FROM placed, moved
  WHERE categories.id = placed.id AND moved.wanted BETWEEN 1 AND (SELECT count(*) FROM placed)
    AND categories.rank <> CASE placed.id WHEN moved.id THEN moved.wanted
      ELSE CASE placed.place WHEN moved.wanted THEN moved.place ELSE placed.place END END`;

/** Moves a category one place up or down in their order; answers whether it moved. */
export function moveCategory(acting: Acting, id: number, way: 'up' | 'down'): Promise<boolean> {
  return inTransactionAs(acting, async (client) => {
    await client.query(LOCK_SQL);
    const { rowCount } = await client.query(MOVE_SQL, [id, way === 'up' ? -1 : 1]);
    return (rowCount ?? 0) > 0;
  });
}
