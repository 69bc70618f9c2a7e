import type { Page } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { readForm, sendVote } from './support/form';
import { communityOf, expectFigure, voteButton } from './support/matchup';

const DARK = 'dark';
const LIGHT = 'light';

/** Whether what is seen is light or dark. */
const seen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const [r = 0, g = 0, b = 0] =
      getComputedStyle(document.documentElement)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128 ? 'dark' : 'light';
  });

test('the theme follows the system until a visitor chooses, and the choice is kept', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await seen(page)).toBe(DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => seen(page)).toBe(LIGHT);

  await page.getByRole('button', { name: 'Theme' }).click();
  await expect.poll(() => seen(page)).toBe(DARK);
  await page.reload();
  expect(await seen(page)).toBe(DARK);
  await page.goto('/methodology');
  expect(await seen(page)).toBe(DARK);

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Theme' }).click();
  await expect.poll(() => seen(page)).toBe(LIGHT);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL('/compare');
  await page.reload();
  expect(await seen(page)).toBe(LIGHT);
});

test('for who asked for less motion the new number is there at once', async ({
  page,
  newVoter,
}) => {
  const { left: tool, path } = cast.motion;
  const voter = await newVoter();
  const form = await readForm(voter, path, tool.slug);
  await sendVote(voter, path, form, { tool: tool.slug, choice: 'ship' });

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(path);
  const figure = communityOf(page, tool);
  await expectFigure(figure, { ships: 1, skips: 0 });
  const shown = await figure.evaluateHandle((element) => {
    const large = () => element.textContent?.match(/^Community(\d+%)/)?.[1] ?? '';
    const seen = [large()];
    new MutationObserver(() => seen.push(large())).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return seen;
  });
  await voteButton(page, 'Skip', tool).click();
  await expectFigure(figure, { ships: 1, skips: 1 });
  expect([...new Set(await shown.jsonValue())]).toEqual(['100%', '50%']);
});
