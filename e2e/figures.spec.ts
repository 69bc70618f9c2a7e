import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { judgeAndVote, newPair } from './support/curated';
import { expect, test } from './support/fixtures';
import { voteButton } from './support/matchup';

test.describe.configure({ mode: 'default' });

/** A pair of which one tool has 5 ships of 7 votes and the other 3 of 3, and what its page is called. */
async function votedPair() {
  const { left, right } = await newPair('published');
  await judgeAndVote(left, 5, 2);
  await judgeAndVote(right, 3, 0);
  return { left, right, path: `/compare/${left.slug}-vs-${right.slug}` };
}

const how = (page: Page, percent: number, tool: string): Locator =>
  page.getByRole('button', { name: `How ${percent}% for ${tool} was counted`, exact: true });

const OPEN = '.figure-made:popover-open';
const CLOSED_NOTE = 'Wilson score interval, 95%: 35.9 to 91.8%';

async function expectBeside(page: Page, figure: Locator): Promise<void> {
  const [button, text] = [await figure.boundingBox(), await page.locator(OPEN).boundingBox()];
  if (!button || !text) throw new Error('neither may be hidden');
  const apart = text.y + text.height <= button.y + 1 || text.y + 1 >= button.y + button.height;
  expect(apart, 'the text does not cover its figure').toBe(true);
  const width = page.viewportSize()?.width ?? 0;
  expect(text.x).toBeGreaterThanOrEqual(0);
  expect(text.x + text.width).toBeLessThanOrEqual(width);
}

test('a mouse that rests on a figure is told how it was counted, and may read on', async ({
  page,
}) => {
  const { left, path } = await votedPair();
  await page.goto(path);
  const figure = how(page, 71, left.name).first();
  const text = page.locator(OPEN);
  await figure.hover();
  await expect(text).toContainText('Ship 5, skip 2: 5 ÷ 7 in whole percent');
  await expect(text).toContainText(CLOSED_NOTE);
  await expect(text).toContainText('p = 5/7, n = 7, z = 1.96');
  await expect(text.locator('time')).toHaveCount(1);
  await expectBeside(page, figure);

  await text.hover();
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(text).toHaveCount(0);

  await figure.hover();
  await expect(text).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(text).toHaveCount(0);

  // Pressed, it stays when the mouse goes; and follows the votes.
  await figure.hover();
  await figure.click();
  await page.getByRole('heading', { level: 1 }).hover();
  await voteButton(page, 'Skip', left).evaluate((button: HTMLElement) => button.click());
  await expect(text).toContainText('Ship 5, skip 3: 5 ÷ 8 in whole percent');
  await page.getByRole('heading', { level: 1 }).click();
  await expect(text).toHaveCount(0);
});

test('the keyboard opens it by focus, goes into it and closes it by Escape', async ({ page }) => {
  const { left, right, path } = await votedPair();
  await page.goto(path);
  const figure = how(page, 71, left.name).first();
  const text = page.locator(OPEN);
  await page.getByRole('link', { name: left.name, exact: true }).focus();
  // First comes the panel's figure, then the community's.
  await page.keyboard.press('Tab');
  await expect(text).toContainText('As the verdicts stand now.');
  await page.keyboard.press('Tab');
  await expect(text.getByRole('link')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(figure).toBeFocused();
  await expect(text).toContainText(CLOSED_NOTE);

  await page.keyboard.press('Tab');
  await expect(text.getByRole('link', { name: 'How it is made' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toHaveCount(0);
  await expect(figure).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text).toContainText(CLOSED_NOTE);
  await page.keyboard.press('Enter');
  await expect(text).toHaveCount(0);

  // Early where votes are few, in the comparison and in how it was counted.
  await expect(page.getByText('of 3 votes, early')).toHaveCount(1);
  await how(page, 100, right.name).first().focus();
  await expect(text).toContainText('3 ÷ 3 in whole percent, early');
});

test('a finger opens and closes it on a phone, where axe finds nothing', async ({ newVisitor }) => {
  const { left, path } = await votedPair();
  const page = await newVisitor({
    viewport: { width: 390, height: 844 },
    ...{ hasTouch: true, isMobile: true },
  });
  await page.goto(path);
  const figures = await how(page, 71, left.name).all();
  expect(figures.length).toBeGreaterThan(1);
  for (const figure of figures) {
    await figure.tap();
    await expect(page.locator(OPEN)).toContainText(CLOSED_NOTE);
    await expectBeside(page, figure);
  }
  await expectAccessible(page);
  await expect(page.locator(OPEN)).toHaveCount(1);
  await page.getByRole('heading', { level: 1 }).tap();
  await expect(page.locator(OPEN)).toHaveCount(0);
});

test('without JavaScript a press opens it, in lists too; a tool’s page tells its story', async ({
  newVisitor,
}) => {
  const { left, right, path } = await votedPair();
  const page = await newVisitor({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
  });
  await page.goto(`/tools/${left.slug}`);
  await how(page, 71, left.name).first().click();
  await expect(page.locator(OPEN)).toContainText(CLOSED_NOTE);
  await expectBeside(page, how(page, 71, left.name).first());
  await page.locator(OPEN).getByRole('link').click();
  await expect(page).toHaveURL('/methodology#interval');

  await page.goto(`/tools/${left.slug}`);
  await expect(page.getByRole('img', { name: /to 71% of 7 votes, 95% interval/ })).toBeVisible();
  const course = page.getByRole('region', { name: 'Votes over time' });
  await course.getByText('The same as a table').click();
  await expect(course.getByRole('row')).toHaveCount(2);
  await expect(course.getByRole('row').last()).toContainText('71%35.9 to 91.8%');
  await expect(page.getByRole('region', { name: 'Prices read' })).toContainText(
    'Nobody has read the price yet.',
  );
  await expect(page.getByRole('region', { name: 'Alternatives in Audio' })).toBeVisible();
  await page.getByRole('link', { name: 'Correct Licence' }).click();
  await expect(page).toHaveURL(`/suggest/correction/${left.slug}/license`);

  await page.goto(path);
  await expect(page.getByText('Too close to call: the intervals overlap.')).toBeVisible();
  await page.goto(`/compare?tools=${left.slug},${right.slug}`);
  await expect(page.getByText('Too close to call: the intervals overlap.')).toBeVisible();
  await page.goto(`/tools/${right.slug}/matchups`);
  await expect(page.getByText(`${right.name} stands in no published matchup.`)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
});

test('the methodology has all its parts, with a figure of today worked out', async ({
  request,
}) => {
  const html = await (await request.get('/methodology')).text();
  const parts = ['panel', 'reviewers', 'seats', 'community', 'votes', 'percentage', 'interval'];
  const others = ['comparisons', 'ranking', 'prices', 'money', 'data', 'simulated'];
  for (const id of [...parts, ...others]) {
    expect.soft(html, id).toContain(`<section id="${id}"`);
    expect.soft(html, id).toContain(`href="#${id}"`);
  }
  expect(html).toContain('https://creativecommons.org/licenses/by/4.0/');
  expect(html.replaceAll('<!-- -->', '')).toMatch(/Worked example: the (community|panel) on /);
});
