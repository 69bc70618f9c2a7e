import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { onDatabase } from './sign-in';

export type Draft = { id: number; slug: string; name: string };

const named: string[] = [];

/** A name that no other test has, with the address that is made of it. */
export function newName(word: string): { name: string; slug: string } {
  const id = randomBytes(4).toString('hex');
  named.push(`${word} ${id}`);
  return { name: `${word} ${id}`, slug: `${word.toLowerCase().replaceAll(' ', '-')}-${id}` };
}

/** Makes a tool by the database alone, for what a test only needs to be there. */
export async function newTool(word: string, state: 'draft' | 'published'): Promise<Draft> {
  const { name, slug } = newName(word);
  const [made] = await onDatabase<{ id: number }>(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at)
     VALUES ($1, $2, '', 'Tried out.', 'Made to be tried out.', 'https://example.com', 'MIT', '',
       $3::tool_state, (SELECT id FROM categories WHERE slug = 'audio'), current_date,
       CASE $3::tool_state WHEN 'published' THEN now() END)
     RETURNING id`,
    [slug, name, state],
  );
  if (!made) throw new Error(`${name} was not made`);
  return { id: made.id, slug, name };
}

/** Has the Skeptic leave a verdict on a tool, retracted since: no list of the panel counts it. */
export async function leaveVerdict(slug: string): Promise<void> {
  await onDatabase(
    `WITH verdict AS (
       INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state,
         published_at, retracted_at, retracted_reason)
       SELECT tools.id, seats.id, authors.id, 'ship', repeat('Tried out and found to hold. ', 5), '1',
         'retracted', now(), now(), 'Tried out.'
       FROM tools, seats, (SELECT min(id) AS id FROM authors) AS authors
       WHERE tools.slug = $1 AND seats.slug = 'skeptic' RETURNING *
     )
     INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version)
     SELECT id, 1, call, body, tool_version FROM verdict`,
    [slug],
  );
}

/**
 * Takes tools out of sight again, so that other journeys meet the sample alone: those that this process
 * has named (`newName`), or those whose names begin with a word.
 */
export async function hideTools(word?: string): Promise<void> {
  const patterns = word === undefined ? named : [`${word} %`];
  await onDatabase(
    "UPDATE tools SET state = 'retired' WHERE name LIKE ANY($1) AND state = 'published'",
    [patterns],
  );
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const factField = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** Expects a form of the page to have been answered with this. */
export async function expectSaid(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
}

/** Fills the facts of a tool's form. */
export async function fillFacts(page: Page, name: string): Promise<void> {
  await factField(page, 'Name').fill(name);
  await factField(page, 'Tagline').fill('Tried out in a browser.');
  await factField(page, 'Description').fill('Made to be tried out.\n\nAnd thrown away.');
  await factField(page, 'Category').selectOption('audio');
  await factField(page, 'Website').fill('https://example.com/tool');
  await factField(page, 'Licence').fill('MIT');
}
