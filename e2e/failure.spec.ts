import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { expectCount } from './support/form';
import {
  communityOf,
  expectFigure,
  expectPressed,
  openKnown,
  SOON,
  sheetOf,
  voteButton,
} from './support/matchup';

test.describe.configure({ mode: 'default' });

const { left, right, path } = cast.failure;
const NONE = { ships: 0, skips: 0 };
const BROKEN = /^Failed to load resource: /;

test('offline: the figure goes back, the page says so, and the vote works later', async ({
  page,
  context,
  request,
  expectFault,
}) => {
  expectFault(BROKEN);
  await page.goto(path);
  await expectPressed(page, left, null);
  await context.setOffline(true);
  await voteButton(page, 'Ship', left).click();
  const said = sheetOf(page, left).locator('[aria-live="polite"]');
  await expect(said).toHaveText(/offline.*not counted/i);
  await expectFigure(communityOf(page, left), NONE);
  await expectPressed(page, left, null);

  await context.setOffline(false);
  await voteButton(page, 'Ship', left).click();
  await expectFigure(communityOf(page, left), { ships: 1, skips: 0 });
  await expect(said).not.toContainText(/offline/i);
  await expectCount(request, path, left, { ships: 1, skips: 0 });
  await voteButton(page, 'Ship', left).click();
  await expectCount(request, path, left, NONE);
});

for (const { what, fail } of [
  { what: 'a broken connection', fail: 'abort' },
  { what: 'an answer of 500', fail: 500 },
  { what: 'a proxy’s 502 page', fail: 502 },
] as const) {
  test(`${what}: the figure moves at once, then goes back with a message`, async ({
    page,
    request,
    expectFault,
  }) => {
    expectFault(BROKEN);
    await openKnown(page, path);
    await expectFigure(communityOf(page, left), NONE);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(`**${path}`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await held;
      if (fail === 'abort') return route.abort('connectionreset');
      return route.fulfill({ status: fail, contentType: 'text/html', body: '<h1>Broken</h1>' });
    });

    await voteButton(page, 'Ship', left).click();
    await expectFigure(communityOf(page, left), { ships: 1, skips: 0 });
    await expectPressed(page, left, 'Ship');
    letGo();
    await expectFigure(communityOf(page, left), NONE);
    await expectPressed(page, left, null);
    await expect(sheetOf(page, left).getByText(/not counted/i)).toBeVisible();
    await expectCount(request, path, left, NONE);
  });
}

test('a page older than the build says to reload, with and without JavaScript', async ({
  page,
  newVisitor,
  request,
  expectFault,
}) => {
  expectFault(BROKEN);
  const unknown = '6'.repeat(42);
  await page.route(`**${path}`, (route) => {
    const headers = route.request().headers();
    return route.continue(
      headers['next-action'] ? { headers: { ...headers, 'next-action': unknown } } : {},
    );
  });
  await page.goto(path);
  await voteButton(page, 'Ship', left).click();
  await expect(sheetOf(page, left).getByText(/reload/i)).toBeVisible();
  await expectPressed(page, left, null);

  const plain = await newVisitor({ javaScriptEnabled: false });
  await plain.route(`**${path}`, (route) => {
    const sent = route.request().postDataBuffer()?.toString('latin1');
    return route.continue(
      sent ? { postData: sent.replace(/"id":"[0-9a-f]+"/, `"id":"${unknown}"`) } : {},
    );
  });
  await plain.goto(path);
  await voteButton(plain, 'Ship', left).click();
  await expect(plain.getByText(/reload/i)).toBeVisible();
  await expectCount(request, path, left, NONE);
});

test('two votes that fail one after the other leave the figure as it was', async ({
  page,
  context,
  expectFault,
}) => {
  expectFault(BROKEN);
  await page.goto(path);
  await expectFigure(communityOf(page, left), NONE);
  await context.setOffline(true);
  await voteButton(page, 'Ship', left).click();
  await voteButton(page, 'Skip', left).click();
  await expect(sheetOf(page, left).getByText(/offline/i)).toBeVisible();
  await expectPressed(page, left, null);
  await expectFigure(communityOf(page, left), NONE);
  await context.setOffline(false);
});

test('a vote whose answer is slow is counted once, whatever is read meanwhile', async ({
  page,
  request,
  newVisitor,
}) => {
  await page.goto(path);
  await expectFigure(communityOf(page, left), NONE);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const response = await route.fetch();
    await held;
    return route.fulfill({ response });
  });
  await voteButton(page, 'Ship', left).click();
  await expectCount(request, path, left, { ships: 1, skips: 0 });
  await communityOf(page, left).evaluate((figure) => {
    const shown: (string | null)[] = [];
    Object.assign(window, { shown });
    const note = () => shown.push(figure.textContent);
    new MutationObserver(note).observe(figure, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  // Somebody else's vote on the other tool appears: so the tallies were read meanwhile, this vote included.
  const other = await newVisitor();
  await other.goto(path);
  await expectFigure(communityOf(other, left), { ships: 1, skips: 0 }, SOON);
  await voteButton(other, 'Ship', right).click();
  await expectFigure(communityOf(page, right), { ships: 1, skips: 0 }, SOON);
  letGo();
  await expect(sheetOf(page, left).getByText(/is recorded/i)).toBeVisible();
  await expectFigure(communityOf(page, left), { ships: 1, skips: 0 });
  await expectPressed(page, left, 'Ship');
  const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown);
  expect(shown.filter((text) => text.includes('2 votes'))).toEqual([]);
  await voteButton(other, 'Ship', right).click();
  await expectCount(request, path, right, NONE);
  await voteButton(page, 'Ship', left).click();
  await expectFigure(communityOf(page, left), NONE);
  await expectCount(request, path, left, NONE);
});

test('who votes before their votes are known changes their vote, and Back shows it', async ({
  page,
  request,
}) => {
  await page.goto(path);
  await voteButton(page, 'Ship', left).click();
  await expectCount(request, path, left, { ships: 1, skips: 0 });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/me/votes?*', async (route) => {
    await held;
    return route.continue();
  });
  await page.reload();
  await expectFigure(communityOf(page, left), { ships: 1, skips: 0 });
  await voteButton(page, 'Skip', left).click();
  await expectCount(request, path, left, { ships: 0, skips: 1 });
  await expectFigure(communityOf(page, left), { ships: 0, skips: 1 });
  letGo();
  await expectPressed(page, left, 'Skip');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tools' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText(' vs ');
  await page.goBack();
  await expectPressed(page, left, 'Skip');
  await expectFigure(communityOf(page, left), { ships: 0, skips: 1 });
  await voteButton(page, 'Skip', left).click();
  await expectFigure(communityOf(page, left), NONE);
  await expectCount(request, path, left, NONE);
});
