import type { Page } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { expectCount } from './support/form';
import {
  communityOf,
  expectFigure,
  expectPressed,
  expectTally,
  sheetOf,
  voteButton,
} from './support/matchup';

// One after the other: they share the two tools.
test.describe.configure({ mode: 'default' });

const { left, right, path } = cast.vote;
const NONE = { ships: 0, skips: 0 };

/** Where everything stands that a vote must not move. */
// Without the percentages: the first vote puts one in the place of a dash.
const layout = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'h1, h2, h3, article, section, blockquote, button:not(.figure-how), footer',
      ),
    ].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const box = [x, y + scrollY, width, height].map(Math.round).join(' ');
      return `${element.tagName} ${element.textContent?.slice(0, 30)}: ${box}`;
    }),
  );

test('vote, change, take back: figure, button and words follow, and it is kept', async ({
  page,
  request,
}) => {
  await page.goto(path);
  const figure = communityOf(page, left);
  const other = communityOf(page, right);
  const heard = sheetOf(page, left).locator('[aria-live="polite"]');
  await expectFigure(figure, NONE);
  await expectFigure(other, NONE);
  await expectPressed(page, left, null);
  await expect(heard).toHaveCount(1);
  await expect(heard).toBeEmpty();

  await test.step('vote', async () => {
    await voteButton(page, 'Ship', left).click();
    await expectFigure(figure, { ships: 1, skips: 0 });
    await expectPressed(page, left, 'Ship');
    await expect(heard).toContainText(left.name);
    await expect(heard).toContainText('100%');
    await expectTally(request, left, { ships: 1, skips: 0 });
  });

  await test.step('it is kept', async () => {
    await page.reload();
    await expectPressed(page, left, 'Ship');
    await expectPressed(page, right, null);
    await expectFigure(figure, { ships: 1, skips: 0 });
  });

  await test.step('change', async () => {
    await voteButton(page, 'Skip', left).click();
    await expectFigure(figure, { ships: 0, skips: 1 });
    await expectPressed(page, left, 'Skip');
    await expect(heard).toContainText('0%');
    await expectTally(request, left, { ships: 0, skips: 1 });
    await page.reload();
    await expectPressed(page, left, 'Skip');
  });

  await test.step('take back', async () => {
    await voteButton(page, 'Skip', left).click();
    await expectFigure(figure, NONE);
    await expectPressed(page, left, null);
    await expect(heard).toContainText('taken back');
    await expectTally(request, left, NONE);
    await page.reload();
    await expectFigure(figure, NONE);
    await expectPressed(page, left, null);
  });

  await expectFigure(other, NONE);
  await expectPressed(page, right, null);
  await expectTally(request, right, NONE);
});

test('the last of two quick clicks stands, as one vote', async ({ page, request }) => {
  await page.goto(path);
  await expectFigure(communityOf(page, left), NONE);
  await voteButton(page, 'Ship', left).click();
  await voteButton(page, 'Skip', left).click();
  await expectPressed(page, left, 'Skip');
  await expectCount(request, path, left, { ships: 0, skips: 1 });
  await expectFigure(communityOf(page, left), { ships: 0, skips: 1 });

  await voteButton(page, 'Skip', left).click();
  await expectCount(request, path, left, NONE);
});

for (const width of [390, 768, 1280]) {
  test(`at ${width} px nothing on the page moves when a vote is cast`, async ({
    page,
    request,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    const before = await layout(page);
    await voteButton(page, 'Ship', right).click();
    await expectFigure(communityOf(page, right), { ships: 1, skips: 0 });
    await expect(sheetOf(page, right).locator('[aria-live="polite"]')).not.toBeEmpty();
    const after = await layout(page);
    await voteButton(page, 'Ship', right).click();
    await expectCount(request, path, right, NONE);
    expect(after).toEqual(before);
  });
}
