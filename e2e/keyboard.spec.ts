import type { Locator, Page } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { communityOf, expectFigure, expectPressed, voteButton } from './support/matchup';

const { left, right, path } = cast.keyboard;
const MOST_STOPS = 40;

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target} in ${MOST_STOPS} stops`);
}

/** Expects the focus to be here and to be seen here. */
async function expectFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  await expect(target).toBeInViewport();
  await expect(target).toHaveCSS('outline-style', 'solid');
  await expect(target).toHaveCSS('outline-width', /^[2-9]px$/);
}

test('by keyboard alone: skip link, then vote, change and take back', async ({ page }) => {
  await page.goto(path);
  await expectPressed(page, left, null);

  await test.step('the first stop leads past the masthead', async () => {
    const skip = page.getByRole('link', { name: /^skip to/i });
    await page.keyboard.press('Tab');
    await expectFocus(skip);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inMain = page.getByRole('main').locator(':focus');
    await expect(inMain).toHaveCount(1);
  });

  const ship = voteButton(page, 'Ship', left);
  const skip = voteButton(page, 'Skip', left);
  await tabTo(page, ship);
  await expectFocus(ship);
  await page.keyboard.press('Enter');
  await expectFigure(communityOf(page, left), { ships: 1, skips: 0 });
  await expectPressed(page, left, 'Ship');
  await expectFocus(ship);

  await page.keyboard.press('Tab');
  await expectFocus(skip);
  await page.keyboard.press('Space');
  await expectFigure(communityOf(page, left), { ships: 0, skips: 1 });
  await expectFocus(skip);
  await page.keyboard.press('Space');
  await expectFigure(communityOf(page, left), { ships: 0, skips: 0 });
  await expectPressed(page, left, null);
  await expectFocus(skip);

  const other = voteButton(page, 'Ship', right);
  await tabTo(page, other);
  await expectFocus(other);
  await page.keyboard.press('Space');
  await expectFigure(communityOf(page, right), { ships: 1, skips: 0 });
  await expectFocus(other);
});

test('every page can be walked through with a focus that is seen', async ({ page }) => {
  await page.goto('/');
  const stops = await page.getByRole('main').getByRole('link').count();
  await page.getByRole('button', { name: 'Theme' }).focus();
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    await expectFocus(page.getByRole('main').locator(':focus'));
  }
});
