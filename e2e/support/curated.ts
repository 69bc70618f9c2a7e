import { randomBytes } from 'node:crypto';
import { onDatabase } from './sign-in';

export type MadeTool = { id: number; slug: string; name: string };

/** A tool of its own for a curator's journey, in the category Audio. */
export async function newTool(
  state: 'draft' | 'published',
  name = `Tried ${randomBytes(4).toString('hex')}`,
): Promise<MadeTool> {
  const [made] = await onDatabase<MadeTool>(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
       category_id, facts_checked_at, state, published_at)
     SELECT 'tried-' || left(md5(random()::text), 12), $1, 'Example Works', 'Tried out.',
       'A tool that is tried out, with a sentence about it.', 'https://example.com', 'MIT', '1.0',
       categories.id, current_date, $2::tool_state, CASE WHEN $2 = 'published' THEN now() END
     FROM categories WHERE slug = 'audio' RETURNING id, slug, name`,
    [name, state],
  );
  if (!made) throw new Error(`The tool ${name} was not made`);
  return made;
}

/** Two tools of their own, the left one first by its address too. */
export async function newPair(state: 'draft' | 'published') {
  const made = [await newTool(state), await newTool(state)];
  const [left, right] = made.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  if (!left || !right) throw new Error('two tools were not made');
  return { left, right };
}

/** Gives a tool a verdict of every seat and votes, so that it is one that pairs are suggested of. */
export async function judgeAndVote(tool: MadeTool, ships: number, skips: number): Promise<void> {
  await onDatabase(
    `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
     SELECT $1, seats.id, (SELECT min(id) FROM authors WHERE kind = 'model'),
       (CASE WHEN seats.id % 2 = 0 THEN 'ship' ELSE 'skip' END)::choice,
       repeat('It was tried out. ', 6), '1.0', 'published', now()
     FROM seats`,
    [tool.id],
  );
  await onDatabase(
    `WITH voter AS (
       INSERT INTO voters (id) SELECT gen_random_uuid() FROM generate_series(1, $2::int + $3::int)
       RETURNING id
     )
     INSERT INTO votes (tool_id, voter_id, choice)
     SELECT $1, id, (CASE WHEN row_number() OVER () <= $2 THEN 'ship' ELSE 'skip' END)::choice
     FROM voter`,
    [tool.id, ships, skips],
  );
}
