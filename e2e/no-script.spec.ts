import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { expectCount } from './support/form';
import {
  communityOf,
  expectFigure,
  expectPressed,
  expectTally,
  SOON,
  sheetOf,
  voteButton,
} from './support/matchup';

test.use({ javaScriptEnabled: false });
test.describe.configure({ mode: 'default' });

test('JavaScript off: vote, change, take back by the form, each answered in words', async ({
  page,
  request,
}) => {
  const { left, right, path } = cast.plainForm;
  const said = sheetOf(page, left).locator('[aria-live="polite"]');
  await page.goto(path);
  await expectFigure(communityOf(page, left), { ships: 0, skips: 0 });

  await voteButton(page, 'Ship', left).click();
  await expect(said).toContainText(/recorded: ship/i);
  // The answer opens where the vote was cast, not at the page's head.
  await expect(said).toBeInViewport();
  await expectFigure(communityOf(page, left), { ships: 1, skips: 0 });
  await expectPressed(page, left, 'Ship');
  await expectTally(request, left, { ships: 1, skips: 0 });

  await voteButton(page, 'Skip', left).click();
  await expect(said).toContainText(/recorded: skip/i);
  await expectFigure(communityOf(page, left), { ships: 0, skips: 1 });
  await expectPressed(page, left, 'Skip');
  await expectTally(request, left, { ships: 0, skips: 1 });

  await voteButton(page, 'Skip', left).click();
  await expect(said).toContainText('taken back');
  await expectFigure(communityOf(page, left), { ships: 0, skips: 0 });
  await expectPressed(page, left, null);
  await expectTally(request, left, { ships: 0, skips: 0 });

  await expectFigure(communityOf(page, right), { ships: 0, skips: 0 });
  await expectTally(request, right, { ships: 0, skips: 0 });
});

test('JavaScript off: the figure is right for who comes back', async ({ page }) => {
  const { right, path } = cast.plainForm;
  await page.goto(path);
  await voteButton(page, 'Ship', right).click();
  await expectFigure(communityOf(page, right), { ships: 1, skips: 0 });
  const read = async () => {
    await page.goto(path);
    return communityOf(page, right).textContent();
  };
  await expect.poll(read, { ...SOON, intervals: [100] }).toContain('1 vote');
  await expectFigure(communityOf(page, right), { ships: 1, skips: 0 });
});

for (const { what, from, to, says } of [
  {
    what: 'an unknown tool',
    from: 'qdrant',
    to: 'no-such-tool',
    says: /no such tool.*not counted/i,
  },
  { what: 'a malformed choice', from: 'ship', to: 'maybe', says: /choose ship or skip/i },
]) {
  test(`JavaScript off: ${what} in a tampered form is refused in words`, async ({
    page,
    request,
    context,
  }) => {
    const { left, path } = cast.refusals;
    await page.goto(path);
    await page.route(`**${path}`, (route) => {
      const sent = route.request().postDataBuffer()?.toString('latin1');
      const field = new RegExp(`(\r\n\r\n)${from}(?=\r\n)`);
      if (sent !== undefined) expect(sent).toMatch(field);
      return route.continue(sent === undefined ? {} : { postData: sent.replace(field, `$1${to}`) });
    });
    await voteButton(page, 'Ship', left).click();
    await expect(page.getByText(says)).toBeVisible();
    await expectFigure(communityOf(page, left), { ships: 0, skips: 0 });
    await expectPressed(page, left, null);
    await expectCount(request, path, left, { ships: 0, skips: 0 });
    expect(await context.cookies()).toEqual([]);
  });
}

test('JavaScript off: the theme is the system’s, without a button that does nothing', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/compare');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(21, 20, 17)');
  await expect(page.getByRole('button', { name: 'Theme' })).toBeHidden();
});

test('at 320 px no page is wider for a long word', async ({ page }) => {
  const { left, path } = cast.plainForm;
  await page.setViewportSize({ width: 320, height: 700 });
  await page.route(`**${path}`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(left.name, 'w'.repeat(100));
    await route.fulfill({ response: answer, body });
  });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('w'.repeat(100));
  const { scrollWidth } = await page
    .locator('html')
    .evaluate(({ scrollWidth }) => ({ scrollWidth }));
  expect(scrollWidth).toBeLessThanOrEqual(320);
});
