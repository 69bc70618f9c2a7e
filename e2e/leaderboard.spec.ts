import { randomInt } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { leaderboardJson } from '@/lib/domain/api';
import { figureOf } from '@/lib/domain/figure';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixtures';
import { voteByForm } from './support/form';
import { onDatabase } from './support/sign-in';

test.describe.configure({ mode: 'default' });

const name = `Ranks ${randomInt(1_000_000)}`;
const category = name.toLowerCase().replace(' ', '-');
/** The community's ships and skips, then the panel's: the Founder's, whose lists nobody counts. */
const tools = {
  first: [40, 2, 0],
  second: [38, 4, 0],
  last: [3, 40, 1],
  young: [4, 0, 0],
} as const;
const slugOf = (tool: keyof typeof tools) => `${category}-${tool}`;

async function makeWorld(): Promise<void> {
  await onDatabase('INSERT INTO categories (slug, name, description) VALUES ($1, $2, $2)', [
    category,
    name,
  ]);
  for (const [tool, [ships, skips, verdicts]] of Object.entries(tools)) {
    const slug = `${category}-${tool}`;
    await onDatabase(
      `WITH made AS (
         INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
           category_id, facts_checked_at, published_at)
         SELECT $1, $1, 'm', 'To be ranked', 'd', 'https://example.com', 'MIT', '1', 'published', id,
           current_date, '2020-01-01' FROM categories WHERE slug = $2 RETURNING id
       ) INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
       SELECT made.id, seats.id, (SELECT min(id) FROM authors), 'ship', repeat('word ', 30), '1',
         'published', '2020-01-01'
       FROM made, (SELECT id FROM seats WHERE slug = 'founder' LIMIT $3) AS seats`,
      [slug, category, verdicts],
    );
    await onDatabase(
      `SELECT cast_vote($1, gen_random_uuid(), (CASE WHEN n <= $2 THEN 'ship' ELSE 'skip' END)::choice, NULL)
       FROM generate_series(1, $3) AS n`,
      [slug, ships, ships + skips],
    );
  }
  await onDatabase(
    `SELECT refresh_standings(ARRAY(SELECT id FROM tools WHERE slug LIKE $1), true),
       pg_notify('shipworthy_tags', '["site"]')`,
    [`${category}-%`],
  );
}

test.beforeAll(makeWorld);

const textOf = async (request: APIRequestContext, path: string) =>
  (await (await request.get(path)).text()).replaceAll(/<script.*?<\/script>/gs, '');

/** The rows of a page's first table, by tool. */
function rowsOf(html: string): string[] {
  const [table = ''] = html.match(/<table.*?<\/table>/s) ?? [];
  return table.match(/<tr.*?<\/tr>/gs)?.slice(1) ?? [];
}

test('the ranking: overlapping tools share a range, the surely worse stands alone, the young apart', async ({
  request,
}) => {
  await expect
    .poll(() => textOf(request, `/leaderboard/${category}`), { timeout: 15_000 })
    .toContain(slugOf('first'));
  const html = await textOf(request, `/leaderboard/${category}`);
  const rows = rowsOf(html);
  expect(rows).toHaveLength(3);
  for (const [at, tool, rank, percent] of [
    [0, 'first', '1–2', '95%'],
    [1, 'second', '1–2', '90%'],
    [2, 'last', '>3<', '7%'],
  ] as const) {
    expect(rows[at]).toContain(`href="/tools/${slugOf(tool)}"`);
    expect(rows[at]).toContain(rank);
    expect(rows[at]).toContain(percent);
    const [ships, skips] = tools[tool];
    expect(rows[at]).toContain(`H${figureOf({ ships, skips }).high}`);
  }
  const [, below = ''] = html.split('Not ranked yet: fewer than 5 votes');
  expect(below).toContain(slugOf('young'));
  expect(html).not.toMatch(/<template/);
});

test('where panel and community disagree', async ({ request }) => {
  const rows = rowsOf(await textOf(request, `/leaderboard/${category}/disagree`));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(slugOf('last'));
  expect(rows[0]).toContain('93 points');
});

test('the JSON has the same ranks, page by page, and refuses what it never gave out', async ({
  request,
}) => {
  const found: [string, number, number][] = [];
  let cursor: string | null = null;
  do {
    const params = { category, limit: '1', ...(cursor && { cursor }) };
    const page = leaderboardJson.parse(
      await (await request.get('/api/v1/leaderboard', { params })).json(),
    );
    expect(page).toMatchObject({ ranked: 3, unranked: 1 });
    for (const { tool, rank, community } of page.items) {
      found.push([tool.slug, rank.best, rank.worst]);
      expect(community).toEqual(tool.community);
    }
    cursor = page.nextCursor;
  } while (cursor && found.length < 10);
  expect(found).toEqual([
    [slugOf('first'), 1, 2],
    [slugOf('second'), 1, 2],
    [slugOf('last'), 3, 3],
  ]);
  for (const query of ['cursor=x', 'limit=0', 'category=no-such', 'category=a&category=b']) {
    const answer = await request.get(`/api/v1/leaderboard?${query}`);
    expect(answer.status()).toBe(400);
    expect(answer.headers()['content-type']).toMatch(/^application\/problem\+json/);
  }
});

test('the fifth vote brings a tool into the ranking within seconds', async ({
  newVoter,
  request,
}) => {
  const [one, other] = [slugOf('young'), slugOf('first')].sort();
  await voteByForm(await newVoter(), `/compare/${one}-vs-${other}`, slugOf('young'), 'ship');
  await expect
    .poll(async () => rowsOf(await textOf(request, `/leaderboard/${category}`)).length)
    .toBe(4);
  const rows = rowsOf(await textOf(request, `/leaderboard/${category}`));
  expect(rows[2]).toContain(slugOf('young'));
  expect(rows[2]).toContain('1–3');
});

for (const address of [
  '/leaderboard/no-such-category',
  '/leaderboard/after/never-given-out',
  '/leaderboard/disagree/unranked',
  `/leaderboard/${'x'.repeat(300)}`,
]) {
  test(`${address.slice(0, 40)} is a 404 page`, async ({ request }) => {
    expect((await request.get(address)).status()).toBe(404);
  });
}

test('on a phone each row is a block; the figure says how it was counted', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`/leaderboard/${category}`);
  const row = page.getByRole('row').filter({ hasText: slugOf('last') });
  await expect(row.getByRole('rowheader')).toHaveText(slugOf('last'));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  await row.getByRole('button', { name: 'How 7%' }).click();
  await expect(row.getByText('Ship 3, skip 40')).toBeVisible();
  await expectAccessible(page);
});

test('the home page shows the newest tools and where opinions part', async ({ request }) => {
  const html = await textOf(request, '/');
  expect(html).toMatch(/<h2[^>]*>Newest tools</);
  expect(html).toMatch(/<h2[^>]*>(Panel against community|Reviewer against reviewer)</);
});
