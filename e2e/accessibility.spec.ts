import { expectAccessible } from './support/accessible';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { expectPressed, sheetOf, voteButton } from './support/matchup';

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
