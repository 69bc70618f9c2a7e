import { randomBytes, randomUUID } from 'node:crypto';
import { onDatabase } from './sign-in';

export type MadeTool = { id: number; slug: string; name: string };

/** Makes a published tool for one journey; its figures are nobody else's. */
export async function newTool(name: string): Promise<MadeTool> {
  const slug = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${randomBytes(3).toString('hex')}`;
  const [row] = await onDatabase<{ id: number }>(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at)
     SELECT $1, $2, 'Example Works', 'Does one thing.', 'A tool for one journey.',
       'https://example.com/' || $1, 'MIT', '1.0', 'published', min(id), current_date, now()
     FROM categories RETURNING id`,
    [slug, name],
  );
  if (!row) throw new Error(`${name} was not made`);
  return { id: row.id, slug, name };
}

/** Casts a vote as the site does; answers the voter. */
export async function castAs(
  tool: MadeTool,
  choice: 'ship' | 'skip',
  voter: string = randomUUID(),
): Promise<string> {
  await onDatabase("SELECT cast_vote($1, $2, $3::choice, 'journey')", [tool.slug, voter, choice]);
  return voter;
}

/** Has a seat of the sample judge a tool, by the first author there is. */
export async function judge(tool: MadeTool, seat: string, words: string): Promise<void> {
  await onDatabase(
    `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
     SELECT $1, seats.id, (SELECT min(id) FROM authors), 'ship', rpad($3, 90, '.'), '1.0', 'published', now()
     FROM seats WHERE slug = $2`,
    [tool.id, seat, words],
  );
}
