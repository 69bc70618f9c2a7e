import { cast } from './support/cast';
import { newPair } from './support/curated';
import { expect, test } from './support/fixtures';
import {
  communityOf,
  expectFigure,
  expectPressed,
  expectTally,
  figureOf,
  SOON,
  voteButton,
} from './support/matchup';

test.describe.configure({ mode: 'default' });

// The list's first page has the tool whose address comes first, whatever other journeys publish.
const { left: right, right: left, path } = cast.toolPage;

test('a vote on a tool’s own page stands on its matchup too', async ({ page, request }) => {
  await page.goto(`/tools/${left.slug}`);
  await expectFigure(figureOf(page, 'Community'), { ships: 0, skips: 0 });
  await voteButton(page, 'Ship', left).click();
  await expectFigure(figureOf(page, 'Community'), { ships: 1, skips: 0 });
  await expectTally(request, left, { ships: 1, skips: 0 });

  await page.goto(path);
  await expectFigure(communityOf(page, left), { ships: 1, skips: 0 });
  await expectPressed(page, left, 'Ship');
});

test('the lists have a vote soon, also for who clicks back to them', async ({ page }) => {
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: right.tagline });
  await page.goto('/tools');
  await expect(line).toContainText('no community votes yet');
  await page.getByRole('link', { name: right.name, exact: true }).click();
  await voteButton(page, 'Skip', right).click();
  await expectFigure(figureOf(page, 'Community'), { ships: 0, skips: 1 });
  await expect(page.getByText(/recorded: skip/)).toBeVisible();

  await page.getByRole('navigation', { name: 'Main' }).getByText('Tools').click();
  await expect(page).toHaveURL('/tools');
  await expect(line).toContainText('0% of 1 vote', SOON);
});

test('a tool’s page leads to each of its parts, and has none without anything in it', async ({
  page,
}) => {
  const { left: unvoted } = await newPair('published');
  await page.goto(`/tools/${unvoted.slug}`);
  const ways = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  const targets = await ways.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(targets.slice(0, 3)).toEqual(['#about', '#verdicts', '#compare-it']);
  expect(targets).not.toContain('#votes-over-time');
  await expect(page.getByRole('region', { name: 'Votes over time' })).toHaveCount(0);
  const tops: number[] = [];
  for (const target of targets) {
    const box = await page.locator(`main h2${target}`).boundingBox();
    tops.push(box?.y ?? Number.NaN);
  }
  expect(tops, 'in the order of the page').toEqual(tops.toSorted((a, b) => a - b));
});
