import type { Page } from '@playwright/test';
import { newPair } from './support/curated';
import { expect, test } from './support/fixtures';
import { onDatabase, signInAs } from './support/sign-in';

// They share one list, and leave its first place, which is the home page's, alone.
test.describe.configure({ mode: 'default' });

const PATH = '/admin/matchups/featured';

/** Puts two more at the end of the featured ones, and answers their names. */
async function featureTwo(): Promise<[string, string]> {
  const names: string[] = [];
  for (const _ of [1, 2]) {
    const { left, right } = await newPair('draft');
    await onDatabase(
      `INSERT INTO matchups (left_id, right_id, state, publish_at, featured_rank)
       SELECT $1, $2, 'published', now(), coalesce(max(featured_rank), 0) + 1 FROM matchups`,
      [left.id, right.id],
    );
    names.push(`${left.name} vs ${right.name}`);
  }
  return names as [string, string];
}

const orderOf = async (page: Page, names: string[]): Promise<string[]> => {
  const links = await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .allTextContents();
  return links.filter((name) => names.includes(name));
};
/** How many stand before a matchup. */
const placeOf = async (page: Page, name: string): Promise<number> => {
  const links = await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .allTextContents();
  return links.indexOf(name);
};
const said = (page: Page) => page.getByRole('status').filter({ hasText: 'The order is saved' });

test('the featured order is changed by keyboard at the handle, by drag, and kept', async ({
  page,
}) => {
  const [one, other] = await featureTwo();
  await signInAs(page, 'admin');
  await page.goto(PATH);
  expect(await orderOf(page, [one, other])).toEqual([one, other]);

  const handle = page.getByRole('button', { name: `Move ${other}`, exact: true });
  await handle.focus();
  await page.keyboard.press('Space');
  // The list is told what lies where as soon as it is lifted.
  await expect(page.getByText(new RegExp(`${other} is (lifted from|over) place`))).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await expect(
    page.getByText(`${other} is over place ${(await placeOf(page, one)) + 1} `),
  ).toBeAttached();
  await page.keyboard.press('Space');
  await expect(said(page)).toBeVisible();
  await page.reload();
  expect(await orderOf(page, [one, other])).toEqual([other, one]);

  const from = await page.getByRole('button', { name: `Move ${one}`, exact: true }).boundingBox();
  const to = await page.getByRole('button', { name: `Move ${other}`, exact: true }).boundingBox();
  if (!from || !to) throw new Error('There is no handle to drag');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y, { steps: 4 });
  await page.mouse.move(to.x + 20, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(said(page)).toBeVisible();
  await page.reload();
  expect(await orderOf(page, [one, other])).toEqual([one, other]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('plain buttons move a matchup up and off', async ({ page }) => {
    const [one, other] = await featureTwo();
    await signInAs(page, 'admin');
    await page.goto(PATH);
    await page.getByRole('button', { name: `Up: ${other}`, exact: true }).click();
    await expect(said(page)).toBeVisible();
    expect(await orderOf(page, [one, other])).toEqual([other, one]);
    await page.getByRole('button', { name: `Take off: ${one}`, exact: true }).click();
    await expect(said(page)).toBeVisible();
    expect(await orderOf(page, [one, other])).toEqual([other]);
  });
});
