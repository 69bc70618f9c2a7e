import type { APIRequestContext, Page } from '@playwright/test';
import { judgeAndVote, newPair, newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { onDatabase, signInAs } from './support/sign-in';

const NOINDEX = /<meta name="robots" content="noindex/;
const status = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function read(request: APIRequestContext, path: string): Promise<string> {
  const response = await request.get(path);
  expect(response.status()).toBe(200);
  return response.text();
}

/** What a matchup's page says: its head, both tools, the scorecard. */
async function sheetOf(page: Page): Promise<string[]> {
  const parts = [
    page.getByRole('heading', { level: 1 }),
    page.getByRole('article'),
    page.getByRole('region', { name: 'Reviewer scorecard' }),
  ];
  return (await Promise.all(parts.map((part) => part.allInnerTexts()))).flat();
}

/** Types into a picker and chooses the tool from its list. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(name.slice(0, -1));
  await page.getByRole('option', { name }).click();
  await expect(page.getByLabel(label, { exact: true })).toHaveValue(name);
}

/** A matchup of two tools of their own, made by hand. */
async function newMatchup(
  state: 'draft' | 'published',
  tools: 'draft' | 'published' = 'published',
) {
  const { left, right } = await newPair(tools);
  const [row] = await onDatabase<{ id: number }>(
    `INSERT INTO matchups (left_id, right_id, state, publish_at, headline, editor_note)
     VALUES ($1, $2, $3, now(), 'A headline', 'A note of the editor.') RETURNING id`,
    [left.id, right.id, state],
  );
  return { left, right, id: row?.id ?? 0, path: `/admin/matchups/${row?.id}` };
}

test('a matchup is made, previewed, scheduled, goes live by itself, is withdrawn, and that is undone', async ({
  page,
  newVoter,
}) => {
  test.setTimeout(120_000);
  const { left, right } = await newPair('published');
  const visitor = await newVoter();
  await signInAs(page, 'admin');
  await page.goto('/admin/matchups/new');
  // The other way round than their plain page has them.
  await pick(page, 'Tool on the left', right.name);
  await pick(page, 'Tool on the right', left.name);
  await page.getByLabel('Headline').fill('Which is the better one to try?');
  await page.getByLabel('Editor’s note').fill('Read this before you choose.');
  await button(page, 'Make a draft').click();
  await expect(status(page, 'A draft of')).toBeVisible();

  await page.getByRole('link', { name: 'Preview it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${right.name} vs ${left.name}`);
  await expect(page.getByRole('complementary', { name: 'Editor’s note' })).toContainText(
    'Read this before you choose.',
  );
  const previewed = await sheetOf(page);
  expect(previewed).toHaveLength(4);
  const plain = `/compare/${left.slug}-vs-${right.slug}`;
  expect(await read(visitor, plain)).not.toContain('Read this before');

  await page.getByRole('link', { name: 'Back to the desk' }).click();
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);
  await page.getByLabel('Goes live at (UTC)').fill(inAWeek);
  await button(page, 'Schedule').click();
  await expect(status(page, 'goes live by itself')).toBeVisible();
  await expect(page.getByText('Scheduled, goes live')).toBeVisible();
  const [matchup] = await onDatabase<{ id: number }>(
    `UPDATE matchups SET publish_at = now() WHERE left_id = $1 AND state = 'scheduled' RETURNING id`,
    [right.id],
  );
  const curated = `/compare/${right.slug}-vs-${left.slug}`;
  await expect
    .poll(async () => (await visitor.get(curated)).text(), { timeout: 60_000 })
    .toContain('Read this before you choose.');
  expect((await visitor.get(plain, { maxRedirects: 0 })).status()).toBe(308);
  expect(await read(visitor, curated)).not.toMatch(NOINDEX);

  await page.goto(curated);
  expect(await sheetOf(page)).toEqual(previewed);

  await page.goto(`/admin/matchups/${matchup?.id}`);
  await page.getByText('Withdraw', { exact: true }).click();
  await button(page, 'Withdraw this matchup').click();
  await expect(status(page, 'is withdrawn')).toBeVisible();
  const settled = async (path: string) => {
    const text = await (await visitor.get(path)).text();
    return { noindex: NOINDEX.test(text), note: text.includes('Read this before') };
  };
  await expect.poll(() => settled(plain)).toEqual({ noindex: true, note: false });
  await expect
    .poll(async () => (await visitor.get(curated, { maxRedirects: 0 })).status())
    .toBe(308);

  await button(page, 'Undo').click();
  await expect(status(page, 'Undone')).toBeVisible();
  await expect.poll(() => settled(curated)).toEqual({ noindex: false, note: true });
});

test('it says at once that a pair has a matchup, drafts included, and the sides can be swapped', async ({
  page,
}) => {
  const { left, right, path } = await newMatchup('draft', 'draft');
  await signInAs(page, 'admin');
  await page.goto('/admin/matchups/new');
  await pick(page, 'Tool on the left', right.name);
  await pick(page, 'Tool on the right', left.name);
  await expect(page.getByText('These two have a matchup already, which is draft.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open it' })).toHaveAttribute('href', path);
  await button(page, 'Swap the sides').click();
  await expect(page.getByLabel('Tool on the left', { exact: true })).toHaveValue(left.name);
  await expect(page.getByLabel('Tool on the right', { exact: true })).toHaveValue(right.name);
  const other = await newTool('draft');
  await pick(page, 'Tool on the right', other.name);
  await expect(page.getByRole('link', { name: 'Open it' })).toHaveCount(0);
});

test('of two admins who edit one matchup, the second sees both versions and loses nothing', async ({
  page,
  newVisitor,
}) => {
  const { path } = await newMatchup('draft');
  const other = await newVisitor();
  await Promise.all([signInAs(page, 'admin'), signInAs(other, 'admin')]);
  await Promise.all([page.goto(path), other.goto(path)]);
  await page.getByLabel('Headline').fill('The first one’s');
  await button(page, 'Save').click();
  await expect(status(page, /^Saved\.$/)).toBeVisible();
  // Saving twice in a row is no conflict with oneself.
  await page.getByLabel('Headline').fill('The first one’s, again');
  await button(page, 'Save').click();
  await expect.poll(() => headlineAt(path)).toBe('The first one’s, again');

  await other.getByLabel('Headline').fill('The second one’s');
  await button(other, 'Save').click();
  await expect(status(other, 'somebody else saved')).toBeVisible();
  await expect(other.getByLabel('Headline')).toHaveValue('The second one’s');
  await expect(other.getByRole('region', { name: 'What was saved meanwhile' })).toContainText(
    'The first one’s, again',
  );
  expect(await headlineAt(path)).toBe('The first one’s, again');
  await button(other, 'Save mine instead').click();
  await expect.poll(() => headlineAt(path)).toBe('The second one’s');
});

test('what was typed and not saved is not left by accident', async ({ page }) => {
  const { path } = await newMatchup('draft');
  await signInAs(page, 'admin');
  await page.goto(path);
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await page.getByLabel('Headline').pressSequentially('More');
  await page.getByRole('link', { name: 'Preview', exact: true }).click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(page.getByLabel('Headline')).toHaveValue(/More/);
  await button(page, 'Save').click();
  await expect(status(page, /^Saved\.$/)).toBeVisible();
  await page.getByRole('link', { name: 'Preview', exact: true }).click();
  await expect(page).toHaveURL(`${path}/preview`);
  expect(asked).toHaveLength(1);
});

async function headlineAt(path: string): Promise<string | undefined> {
  const [row] = await onDatabase<{ headline: string }>(
    'SELECT headline FROM matchups WHERE id = $1',
    [path.split('/').at(-1)],
  );
  return row?.headline;
}

test('a pair is suggested with its reasons, and one press makes a draft of it', async ({
  page,
}) => {
  const { left, right } = await newPair('draft');
  await Promise.all([judgeAndVote(left, 30, 20), judgeAndVote(right, 31, 19)]);
  const setState = (state: 'draft' | 'published') =>
    onDatabase('UPDATE tools SET state = $2, published_at = now() WHERE id = ANY($1)', [
      [left.id, right.id],
      state,
    ]);
  await signInAs(page, 'admin');
  const name = `${left.name} vs ${right.name}`;
  const pair = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
  // For a moment only: other journeys count the seats' verdicts.
  await setState('published');
  try {
    await page.goto('/admin/matchups/suggested?category=audio&why=close');
    await expect(pair).toContainText('2 points apart: 60% of 50 votes and 62% of 50 votes.');
    await pair.getByRole('button', { name: /^Make a draft/ }).click();
    await expect(status(page, `A draft of ${name}`)).toBeVisible();
    await page.reload();
    await expect(pair).toHaveCount(0);
  } finally {
    await setState('draft');
  }
});

test('a draft is thrown away after one question, and comes back', async ({ page }) => {
  const { path } = await newMatchup('draft');
  await signInAs(page, 'admin');
  await page.goto(path);
  await page.getByRole('link', { name: 'Throw away' }).click();
  await button(page, 'Throw the draft away').click();
  await expect(status(page, 'is thrown away')).toBeVisible();
  expect(await headlineAt(path)).toBeUndefined();
  await button(page, 'Undo').click();
  await expect.poll(() => headlineAt(path)).toBe('A headline');
});
