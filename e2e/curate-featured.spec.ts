import type { Locator, Page } from '@playwright/test';
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

/** The names of all that are featured, in the order of the page. */
const featured = (page: Page): Promise<string[]> =>
  page.getByRole('main').getByRole('listitem').getByRole('link').allTextContents();
const orderOf = async (page: Page, names: string[]): Promise<string[]> =>
  (await featured(page)).filter((name) => names.includes(name));
const said = (page: Page) => page.getByRole('status').filter({ hasText: 'The order is saved' });

/** Does it anew where another journey's change of the list came first: then nothing was changed. */
async function untilKept(page: Page, change: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto(PATH);
    await change();
    await expect(said(page)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 25_000 });
}

async function boxOf(handle: Locator) {
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error('There is no handle to drag');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('the featured order is changed by keyboard at the handle, by drag, and kept', async ({
  page,
}) => {
  const [one, other] = await featureTwo();
  const handle = (name: string) => page.getByRole('button', { name: `Move ${name}`, exact: true });
  await signInAs(page, 'admin');
  await untilKept(page, async () => {
    expect(await orderOf(page, [one, other])).toEqual([one, other]);
    const place = (await featured(page)).indexOf(one) + 1;
    await handle(other).focus();
    await page.keyboard.press('Space');
    // It is told what lies where as soon as it is lifted.
    await expect(page.getByText(new RegExp(`${other} is (lifted from|over) place`))).toBeAttached();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByText(`${other} is over place ${place} `)).toBeAttached();
    await page.keyboard.press('Space');
  });
  await page.reload();
  expect(await orderOf(page, [one, other])).toEqual([other, one]);

  await untilKept(page, async () => {
    await boxOf(handle(one));
    const to = await boxOf(handle(other));
    const from = await boxOf(handle(one));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y - 20, { steps: 4 });
    await page.mouse.move(to.x, to.y - 10, { steps: 8 });
    await page.mouse.up();
  });
  await page.reload();
  expect(await orderOf(page, [one, other])).toEqual([one, other]);
});

test('a button that moves keeps the focus, and each move says the new place', async ({ page }) => {
  const [one, other] = await featureTwo();
  await signInAs(page, 'admin');
  const up = page.getByRole('button', { name: `Up: ${other}`, exact: true });
  const down = page.getByRole('button', { name: `Down: ${other}`, exact: true });
  const place = async () => (await featured(page)).indexOf(other) + 1;
  const saidAt = (at: number) =>
    page.getByRole('status').filter({ hasText: `${other} is at place ${at} of ` });
  await untilKept(page, async () => {
    expect(await orderOf(page, [one, other])).toEqual([one, other]);
    const first = await place();
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(saidAt(first - 1)).toBeVisible();
    await expect(up).toBeFocused();
    await expect(down).not.toHaveAttribute('aria-disabled');
    await down.focus();
    await page.keyboard.press('Enter');
    await expect(saidAt(first)).toBeVisible();
    await expect(down).toBeFocused();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('plain buttons move a matchup up and off', async ({ page }) => {
    const [one, other] = await featureTwo();
    const press = (name: string) => () => page.getByRole('button', { name, exact: true }).click();
    await signInAs(page, 'admin');
    await untilKept(page, press(`Up: ${other}`));
    expect(await orderOf(page, [one, other])).toEqual([other, one]);
    await untilKept(page, press(`Take off: ${one}`));
    expect(await orderOf(page, [one, other])).toEqual([other]);
  });
});
