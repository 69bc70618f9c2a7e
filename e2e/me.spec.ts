import type { Page } from '@playwright/test';
import { accountTool as left } from './support/cast';
import { newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { countVotes, expectCount } from './support/form';
import { askForLink, HERE, readLink } from './support/mailbox';
import { expectPressed, expectTally, voteButton } from './support/matchup';
import { onDatabase, signInAs } from './support/sign-in';

// One after the other: they share a tool, and each leaves it without votes.
test.describe.configure({ mode: 'default' });

const pageOf = ({ slug }: { slug: string }) => `/tools/${slug}`;
const path = pageOf(left);
type Named = { slug: string; name: string };
const NONE = { ships: 0, skips: 0 };

const rowOf = (page: Page, tool: { name: string }) =>
  page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: tool.name, exact: true }),
  });

/** Votes on the tool's page and waits until the vote is recorded. */
async function vote(page: Page, call: 'Ship' | 'Skip', tool: Named): Promise<void> {
  await page.goto(pageOf(tool));
  await voteButton(page, call, tool).click();
  await expect(page.getByText(`Your vote on ${tool.name} is`)).toBeVisible();
}

async function signInByMail(page: Page, email: string): Promise<void> {
  await page.goto('/me');
  await expect(page).toHaveURL(/\/signin\?redirect=/);
  await askForLink(page, email);
  await page.goto(await readLink(page, email));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My votes' })).toBeVisible();
}

async function deleteAccount(page: Page): Promise<void> {
  await page.goto('/me/delete');
  await page.getByLabel(/type DELETE/i).fill('DELETE');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted');
}

test('votes come along at sign-in, the later one stands, and signing out leaves them behind', async ({
  newVisitor,
  request,
}) => {
  const email = `carry-${Date.now()}@test.example`;
  const right = await newTool('published');
  const [one, two] = [await newVisitor(HERE), await newVisitor(HERE)];
  await vote(one, 'Ship', left);
  await signInByMail(one, email);
  await expectPressed(one, left, 'Ship');
  await expectCount(request, path, left, { ships: 1, skips: 0 });

  await vote(two, 'Skip', left);
  await vote(two, 'Ship', right);
  await expectCount(request, path, left, { ships: 1, skips: 1 });
  await signInByMail(two, email);
  for (const browser of [one, two]) {
    await browser.goto('/me');
    await expectPressed(browser, left, 'Skip');
    await expectPressed(browser, right, 'Ship');
    await browser.goto(path);
    await expectPressed(browser, left, 'Skip');
  }
  await expectCount(request, path, left, { ships: 0, skips: 1 });
  await expectTally(request, left, { ships: 0, skips: 1 });
  await expectCount(request, pageOf(right), right, { ships: 1, skips: 0 });

  await two.goto('/me');
  await two.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(two).toHaveURL(/\/signin/);
  await two.goto(path);
  await expectPressed(two, left, null);
  await vote(two, 'Ship', left);
  await expectCount(request, path, left, { ships: 1, skips: 1 });
  await voteButton(two, 'Ship', left).click();
  await expect(two.getByText(`Your vote on ${left.name} is taken back`)).toBeVisible();
  await expectCount(request, path, left, { ships: 0, skips: 1 });

  await deleteAccount(one);
  await expectCount(request, path, left, NONE);
  await expectCount(request, pageOf(right), right, NONE);
});

test('a vote is changed and taken back on the list, beside what others say', async ({
  page,
  request,
}) => {
  await signInAs(page, 'member');
  await page.goto('/me');
  await expect(page.getByText('No vote yet')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'You and the panel' })).toHaveCount(0);
  await vote(page, 'Ship', left);

  await page.goto('/me');
  const row = rowOf(page, left);
  const ships = left.verdicts.filter(({ call }) => call === 'ship').length;
  await expect(row).toContainText(`${ships} of ${left.verdicts.length} reviewers`);
  await expect(row).toContainText('100% ship, 1 vote');
  for (const { seat, call } of left.verdicts) {
    const sentence = `with the ${seat} on ${call === 'ship' ? 1 : 0} of 1 tool.`;
    await expect(page.getByText(new RegExp(sentence, 'i'))).toBeVisible();
  }

  await voteButton(page, 'Skip', left).click();
  await expect(row).toContainText('recorded: skip');
  await expect(row).toContainText('0% ship, 1 vote');
  // The head of the page follows, without being loaded anew.
  for (const { seat, call } of left.verdicts) {
    const sentence = `with the ${seat} on ${call === 'skip' ? 1 : 0} of 1 tool.`;
    await expect(page.getByText(new RegExp(sentence, 'i'))).toBeVisible();
  }
  await expectPressed(page, left, 'Skip');
  await expectCount(request, path, left, { ships: 0, skips: 1 });
  await page.reload();
  await expectPressed(page, left, 'Skip');

  await voteButton(page, 'Skip', left).click();
  await expect(row).toContainText('taken back');
  await expect(page.getByText(/\. 0 votes, the same/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'You and the panel' })).toHaveCount(0);
  await expect(row).toContainText('No vote any more');
  await expectPressed(page, left, null);
  await expectCount(request, path, left, NONE);
  // It may be cast anew as long as the page is open.
  await voteButton(page, 'Ship', left).click();
  await expect(row).toContainText('recorded: ship');
  await voteButton(page, 'Ship', left).click();
  await expect(row).toContainText('taken back');
  await page.reload();
  await expect(page.getByText('No vote yet')).toBeVisible();
  await expectCount(request, path, left, NONE);
});

test('who comes back to the list sees what was voted meanwhile', async ({ page }) => {
  await signInAs(page, 'member');
  await vote(page, 'Ship', left);
  await page.goto('/me');
  await voteButton(page, 'Skip', left).click();
  await expect(rowOf(page, left)).toContainText('recorded: skip');
  await page.getByRole('link', { name: left.name, exact: true }).click();
  await expect(page).toHaveURL(`/tools/${left.slug}`);
  await expectPressed(page, left, 'Skip');
  await voteButton(page, 'Ship', left).click();
  await expect(page.getByText('is recorded: ship')).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, left)).toContainText('100% ship, 1 vote');
  await expectPressed(page, left, 'Ship');
  await deleteAccount(page);
});

test('a change that does not arrive leaves the vote as it was, and says so', async ({
  page,
  expectFault,
}) => {
  expectFault(/^Failed to load resource/);
  await signInAs(page, 'member');
  await vote(page, 'Ship', left);
  // Before its script runs, the form would be sent as a form.
  await page.goto('/me', { waitUntil: 'networkidle' });
  await page.route('**/me', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await voteButton(page, 'Skip', left).click();
  await expect(rowOf(page, left)).toContainText('did not reach us');
  await expectPressed(page, left, 'Ship');
  await page.unroute('**/me');
  await deleteAccount(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('vote, change, take back, name, delete', async ({ page, request }) => {
    await signInAs(page, 'member', { name: 'Ada' });
    await page.goto(path);
    await voteButton(page, 'Ship', left).click();
    await expect(page.getByText('recorded: ship')).toBeVisible();

    await page.goto('/me');
    await expectPressed(page, left, 'Ship');
    await voteButton(page, 'Skip', left).click();
    await expect(rowOf(page, left)).toContainText('recorded: skip');
    await expectPressed(page, left, 'Skip');
    await expectCount(request, path, left, { ships: 0, skips: 1 });
    await voteButton(page, 'Skip', left).click();
    await expect(page.getByRole('status')).toContainText('taken back');
    await expect(page.getByText('No vote yet')).toBeVisible();
    await expectCount(request, path, left, NONE);

    const name = page.getByLabel('Display name');
    await expect(name).toHaveValue('Ada');
    await name.fill('x'.repeat(61));
    await page.getByRole('button', { name: 'Save name' }).click();
    await expect(name).toHaveValue('x'.repeat(61));
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(name).toHaveAccessibleDescription(/at most 60 characters/);
    await name.fill(' Ada  Lovelace ');
    await page.getByRole('button', { name: 'Save name' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.goto('/me');
    await expect(name).toHaveValue('Ada Lovelace');

    await page.getByRole('link', { name: 'Delete my account' }).click();
    await deleteAccount(page);
  });
});

test('deleting asks first, then nothing of the account is left but its verdicts', async ({
  page,
  request,
  context,
}) => {
  const account = await signInAs(page, 'reviewer', { seat: 'creator' });
  const before = await countVotes(request, path, left.slug);
  await vote(page, 'Ship', left);
  await page.goto('/me');
  await page.getByRole('link', { name: 'Delete my account' }).click();
  await expect(page.getByText('Your 1 vote leaves the community’s figures')).toBeVisible();
  await expect(page.getByText('by “former reviewer”')).toBeVisible();
  const field = page.getByLabel(/type DELETE/i);
  for (const typed of [`x${account.email}`, 'yes <b>']) {
    await field.fill(typed);
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page).toHaveURL('/me/delete?problem=confirmation');
  }
  await field.fill('DELET');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(field).toHaveValue('DELET');
  await expect(field).toHaveAccessibleDescription(/Nothing was deleted/);
  await expectCount(request, path, left, { ...before, ships: before.ships + 1 });

  await field.fill(account.email.toUpperCase());
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted');
  expect(await context.cookies()).toEqual([]);
  await expectCount(request, path, left, before);
  expect(await onDatabase('SELECT 1 FROM users WHERE email = $1', [account.email])).toEqual([]);
  await page.goBack();
  await page.goto('/me');
  await expect(page).toHaveURL(/\/signin/);
  await page.goto(path);
  await expectPressed(page, left, null);
});
