import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { cast, everyPage } from './support/cast';
import { expect, NOT_FOUND, test } from './support/fixtures';
import { expectPressed, sheetOf, voteButton } from './support/matchup';

const themes = ['light', 'dark'] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

/** All that axe judges by colour: the rest of a page is the same in the dark. */
const COLOUR = { type: 'tag' as const, values: ['cat.color'] };

/** Expects axe to find nothing, light and dark, narrow and wide. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    for (const size of sizes) {
      await page.setViewportSize(size);
      // Legacy mode spares a second tab for each check: there are no frames to look into.
      const axe = new AxeBuilder({ page })
        .setLegacyMode()
        .options(colorScheme === 'dark' ? { runOnly: COLOUR } : {});
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
      expect.soft(found, `${colorScheme}, ${size.width} px`).toEqual([]);
    }
  }
}

for (const path of everyPage) {
  test(`axe finds nothing on ${path}`, async ({ page, expectFault }) => {
    if (path === '/no-such-page') expectFault(NOT_FOUND);
    await page.goto(path);
    await expectAccessible(page);
  });
}

test('axe finds nothing on a matchup with votes', async ({ page }) => {
  const { left, right, path } = cast.axe;
  await page.goto(path);
  await voteButton(page, 'Ship', left).click();
  await voteButton(page, 'Skip', right).click();
  await expectPressed(page, left, 'Ship');
  await expectPressed(page, right, 'Skip');
  await expect(sheetOf(page, right).getByText(/recorded/)).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing on a refusal', async ({ page, expectFault }) => {
  const { left, path } = cast.axe;
  expectFault(/^Failed to load resource/);
  await page.goto(path);
  await page.route(`**${path}`, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await voteButton(page, 'Skip', left).click();
  await expect(page.getByText(/not counted/)).toBeVisible();
  await expectAccessible(page);
});
