import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import {
  button,
  expectSaid,
  factField,
  fillFacts,
  hideTools,
  newName,
  newTool,
} from './support/desk-tools';
import { expect, NOT_FOUND, test } from './support/fixtures';
import { SOON } from './support/matchup';
import { onDatabase, signInAs } from './support/sign-in';

// One after the other: what they leave published is hidden when the last one is done.
test.describe.configure({ mode: 'default' });

test.afterAll(() => hideTools());

const stateOf = async (ids: number[]) =>
  (
    await onDatabase<{ state: string }>('SELECT DISTINCT state FROM tools WHERE id = ANY($1)', [
      ids,
    ])
  )
    .map(({ state }) => state)
    .sort();

/** Three drafts whose names begin alike, and how to find them. */
async function threeDrafts() {
  const { name } = newName('Listed');
  const tools = await Promise.all([1, 2, 3].map(() => newTool(name, 'draft')));
  return {
    tools,
    ids: tools.map(({ id }) => id),
    path: `/admin/tools?q=${name.replace(' ', '+')}`,
  };
}

async function chooseAll(page: Page, names: string[]): Promise<void> {
  for (const name of names) await page.getByLabel(`Choose ${name}`).check();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('many are published with one confirmation that names the number, and taken back at once', async ({
      page,
      request,
    }) => {
      await signInAs(page, 'admin');
      const { tools, ids, path } = await threeDrafts();
      await page.goto(path);
      await chooseAll(
        page,
        tools.map(({ name }) => name),
      );
      await button(page, /^Publish$/).click();
      await expect(page.getByText('Publish 3 tools?')).toBeVisible();
      for (const { name } of tools) await expect(page.getByText(name)).toBeVisible();
      await button(page, 'Publish 3 tools').click();
      await expectSaid(page, '3 tools published.');
      expect(await stateOf(ids)).toEqual(['published']);
      const status = async () => (await request.get(`/tools/${tools[0]?.slug}`)).status();
      await expect.poll(status, SOON).toBe(200);
      await button(page, /^Undo$/).click();
      await expectSaid(page, 'Undone: 3 changes.');
      await expect(page.getByText('3 tools published.')).toHaveCount(0);
      expect(await stateOf(ids)).toEqual(['draft']);
      await expect.poll(status, SOON).toBe(404);
      await page.goto(path);
      await expect(page.getByRole('table').getByText('Draft', { exact: true })).toHaveCount(3);
    });

    test('all that match are chosen at once, and what is so already is left', async ({ page }) => {
      await signInAs(page, 'admin');
      const { tools, ids, path } = await threeDrafts();
      await onDatabase("UPDATE tools SET state = 'retired' WHERE id = $1", [ids[0]]);
      await page.goto(path);
      await page.getByLabel('All that match, on every page').check();
      await button(page, /^Retire$/).click();
      await expect(page.getByText('Left as they are: 1 tool')).toBeVisible();
      await expect(page.getByText(`${tools[0]?.name} is retired already.`)).toBeVisible();
      await button(page, 'Retire 2 tools').click();
      await expect(factField(page, 'Reason')).toHaveAccessibleDescription(/Give the reason/);
      await factField(page, 'Reason').fill('Tried out.');
      await button(page, 'Retire 2 tools').click();
      await expectSaid(page, '2 tools retired.');
      expect(await stateOf(ids)).toEqual(['retired']);
    });

    test('many are retired for a reason and put into a category; one that moved on stops all', async ({
      page,
    }) => {
      await signInAs(page, 'admin');
      const { tools, ids, path } = await threeDrafts();
      await page.goto(path);
      const names = tools.map(({ name }) => name);
      await chooseAll(page, names);
      await button(page, 'Put into a category').click();
      await button(page, 'Put 3 tools into the category').click();
      await expect(factField(page, 'Category')).toHaveAccessibleDescription(/Choose a category/);
      await factField(page, 'Category').selectOption('models');
      await button(page, 'Put 3 tools into the category').click();
      await expectSaid(page, '3 tools put into the category.');
      await page.getByRole('link', { name: 'Back to the list' }).click();
      await expect(page.getByRole('table').getByText('Models')).toHaveCount(3);

      await chooseAll(page, names);
      await button(page, /^Retire$/).click();
      await onDatabase('UPDATE tools SET revision = revision + 1 WHERE id = $1', [ids[0]]);
      await factField(page, 'Reason').fill('Tried out.');
      await button(page, 'Retire 3 tools').click();
      await expectSaid(page, `Nothing was changed: ${tools[0]?.name} changed since`);
      await expect(factField(page, 'Reason')).toHaveValue('Tried out.');
      expect(await stateOf(ids)).toEqual(['draft']);
      await page.goto(path);
      await chooseAll(page, names);
      await button(page, /^Retire$/).click();
      await factField(page, 'Reason').fill('Tried out.');
      await button(page, 'Retire 3 tools').click();
      await expectSaid(page, '3 tools retired.');
      expect(await stateOf(ids)).toEqual(['retired']);
    });

    test('a tool is made, edited by two and retired', async ({ page }) => {
      await signInAs(page, 'admin');
      const { name, slug } = newName('Listed');
      await page.goto('/admin/tools/new');
      await fillFacts(page, name);
      await factField(page, 'Website').fill('example.com');
      await button(page, 'Make the tool').click();
      await expect(factField(page, 'Website')).toHaveAccessibleDescription(/full address/);
      await expect(factField(page, 'Name')).toHaveValue(name);
      await factField(page, 'Website').fill('https://example.com');
      await button(page, 'Make the tool').click();
      await expectSaid(page, `${name} is made`);
      await page.getByRole('link', { name: `Open ${name}` }).click();
      await expect(factField(page, 'Address')).toHaveValue(slug);

      await onDatabase(
        "UPDATE tools SET revision = revision + 1, license = 'BSD' WHERE slug = $1",
        [slug],
      );
      await factField(page, 'Tagline').fill('Said anew.');
      await button(page, /^Save$/).click();
      const licence = page.getByRole('group', { name: /^Licence: two versions/ });
      await expect(licence.getByRole('radio', { name: /BSD/ })).toBeChecked();
      await button(page, /^Save$/).click();
      await expectSaid(page, 'Saved.');
      await expect(factField(page, 'Licence')).toHaveValue('BSD');
      await expect(factField(page, 'Tagline')).toHaveValue('Said anew.');
    });

    test('a category is added, renamed and moved', async ({ page }) => {
      await signInAs(page, 'admin');
      const { name, slug } = newName('Category');
      await page.goto('/admin/categories');
      await button(page, 'Add this category').click();
      await expect(page.locator('#new-name')).toHaveAccessibleDescription(/Give the name/);
      await page.locator('#new-name').fill(name);
      await page.locator('#new-description').fill('What is tried out.');
      await button(page, 'Add this category').click();
      await expectSaid(page, `${name} is added.`);
      const line = page.getByRole('listitem').filter({ hasText: slug });
      await expect(line.getByRole('heading')).toHaveText(name);

      await button(page, `Move ${name} up`).click();
      await expectSaid(page, 'Moved.');
      await page.reload();
      await expect(button(page, `Move ${name} down`)).toBeVisible();

      await line.getByText('Edit').click();
      await line.getByLabel('Name').fill(`${name} B`);
      await button(page, `Save ${name}`).click();
      await expect(line.getByRole('heading')).toHaveText(`${name} B`);
      await expectSaid(page, 'Saved.');
    });
  });
}

test('the list is searched, filtered and sorted by its address', async ({ page, expectFault }) => {
  await signInAs(page, 'admin');
  await page.goto('/admin/tools');
  const table = page.getByRole('table');
  await page.getByLabel('Name or address').fill('llama');
  await page.getByLabel('Category').selectOption('inference');
  await button(page, /^Show$/).click();
  await expect(page).toHaveURL(/q=llama/);
  await expect(page).toHaveURL(/category=inference/);
  await expect(table.getByRole('link', { name: /llama/i })).toHaveText(['llama.cpp', 'Ollama']);
  await table.getByRole('link', { name: 'Tool' }).click();
  await expect(table.getByRole('columnheader', { name: 'Tool' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(table.getByRole('link', { name: /llama/i })).toHaveText(['Ollama', 'llama.cpp']);
  expectFault(NOT_FOUND);
  expect((await page.goto('/admin/tools?after=made-up'))?.status()).toBe(404);
});

for (const path of [
  '/admin/tools?q=llama',
  '/admin/tools/new',
  '/admin/tools/1',
  '/admin/tools/bulk?do=retire&id=1&id=2',
  '/admin/categories',
]) {
  test(`${path} is accessible, narrow and wide, and fits a phone`, async ({ page }) => {
    await signInAs(page, 'admin');
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
}
