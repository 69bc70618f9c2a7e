import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { expectTally, voteButton } from './support/matchup';
import { newAccount, onDatabase, signInAs, signInTo } from './support/sign-in';

const personOf = (userId: string) => `/admin/people/${userId}`;
const part = (page: Page, name: string) => page.getByRole('region', { name });

test('an account is found by a part of its address and given another role, once', async ({
  page,
  newVisitor,
}) => {
  const account = await newAccount('member');
  await signInAs(page, 'admin');
  await page.goto('/admin/people');
  await page.getByLabel('E-mail or name').fill(account.email.slice(3, 18));
  await page.getByRole('combobox', { name: 'Role' }).selectOption('member');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/role=member/);
  await page.getByRole('link', { name: account.email }).click();
  await expect(page).toHaveURL(personOf(account.userId));

  const other = await newVisitor();
  await signInAs(other, 'admin');
  await other.goto(personOf(account.userId), { waitUntil: 'networkidle' });
  const change = async (desk: Page, role: string) => {
    await desk.getByRole('combobox', { name: 'Role' }).selectOption(role);
    await desk.getByRole('button', { name: 'Change role' }).click();
  };
  await page.waitForLoadState('networkidle');
  await change(page, 'reviewer');
  await expect(part(page, 'Role')).toContainText('was member and is reviewer now');
  await change(other, 'admin');
  await expect(part(other, 'Role')).toContainText('you saw member, it is reviewer now');
  const [row] = await onDatabase('SELECT role FROM users WHERE id = $1', [account.userId]);
  expect(row).toEqual({ role: 'reviewer' });
});

test('nobody takes the role of admin from themselves', async ({ page }) => {
  const own = await signInAs(page, 'admin');
  await page.goto(personOf(own.userId), { waitUntil: 'networkidle' });
  await page.getByRole('combobox', { name: 'Role' }).selectOption('member');
  await page.getByRole('button', { name: 'Change role' }).click();
  await expect(part(page, 'Role')).toContainText('from yourself');
  await expect(page.getByRole('combobox', { name: 'Role' })).toHaveValue('member');
  const [row] = await onDatabase('SELECT role FROM users WHERE id = $1', [own.userId]);
  expect(row).toEqual({ role: 'admin' });
});

test('a suspended account’s votes leave the count, it is told why, and all of it comes back', async ({
  page,
  newVisitor,
  request,
}) => {
  const [one, other] = [await newTool('published'), await newTool('published')];
  const voter = await newVisitor();
  const account = await signInAs(voter, 'member');
  await voter.goto(`/tools/${one.slug}`);
  await voteButton(voter, 'Ship', one).click();
  await expect(voter.getByText('is recorded: ship')).toBeVisible();
  await expectTally(request, one, { ships: 1, skips: 0 });

  await signInAs(page, 'admin');
  await page.goto(personOf(account.userId), { waitUntil: 'networkidle' });
  const suspension = part(page, 'Suspension');
  await suspension.getByText('Suspend', { exact: true }).click();
  await suspension.getByRole('button', { name: 'Suspend the account' }).click();
  await expect(suspension.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/);
  await suspension.getByLabel('Reason').fill('Sold votes.');
  await suspension.getByRole('button', { name: 'Suspend the account' }).click();
  await expect(suspension).toContainText('1 vote left the count');
  await expect(suspension).toContainText('Sold votes.');
  await expectTally(request, one, { ships: 0, skips: 0 });

  await voter.goto(`/tools/${other.slug}`);
  await voteButton(voter, 'Ship', other).click();
  await expect(voter.getByText(/Your account is suspended.*Sold votes\./)).toBeVisible();
  await voter.goto('/me');
  await expect(voter.getByRole('note')).toContainText('Sold votes.');
  await expectTally(request, other, { ships: 0, skips: 0 });

  await page.goto('/admin/people?state=suspended');
  await expect(page.getByRole('link', { name: account.email })).toBeVisible();
  await page.goto(personOf(account.userId), { waitUntil: 'networkidle' });
  await suspension.getByText('Reinstate', { exact: true }).click();
  await suspension.getByRole('button', { name: 'Reinstate the account' }).click();
  await expect(suspension).toContainText('1 vote counts again');
  await expectTally(request, one, { ships: 1, skips: 0 });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a seat is given and ended, everybody is signed out, an account is suspended', async ({
    page,
    newVisitor,
  }) => {
    const account = await newAccount('reviewer');
    const theirs = await newVisitor();
    await signInTo(theirs, account);
    await signInAs(page, 'admin');
    await page.goto(personOf(account.userId));
    const seats = part(page, 'Seats on the panel');
    await seats.getByRole('button', { name: 'Give the seat from today' }).click();
    await expect(seats.getByLabel('Seat')).toHaveAccessibleDescription(/Choose a seat/);
    const name = `Seated ${randomBytes(4).toString('hex')}`;
    await seats.getByLabel('Seat').selectOption('Creator');
    await seats.getByLabel('Name on verdicts').fill(name);
    await seats.getByRole('button', { name: 'Give the seat from today' }).click();
    await expect(seats).toContainText(`${name} holds the Creator seat from today on.`);
    await page.goto('/panel/creator');
    await expect(page.getByText(name)).toBeVisible();

    await page.goto(personOf(account.userId));
    await page.getByRole('combobox', { name: 'Role' }).selectOption('member');
    await page.getByRole('button', { name: 'Change role' }).click();
    await expect(part(page, 'Role')).toContainText('holds the Creator seat. End that first.');
    await seats.getByText('End the Creator seat').click();
    await seats.getByLabel('Reason').fill('Moved on.');
    await seats.getByRole('button', { name: 'End the seat today' }).click();
    await expect(seats).toContainText('The seat ended today.');

    await theirs.goto('/me');
    await expect(theirs).toHaveURL('/me');
    await page.getByText('Sign out everywhere').click();
    await page.getByRole('button', { name: 'Sign out 1 browser' }).click();
    await expect(part(page, 'Signing in')).toContainText('1 browser signed out.');
    await theirs.goto('/me');
    await expect(theirs).toHaveURL(/\/signin/);

    await part(page, 'Suspension').getByText('Suspend', { exact: true }).click();
    await page.getByLabel('Reason').fill('Tried out.');
    await page.getByRole('button', { name: 'Suspend the account' }).click();
    await expect(part(page, 'Suspension')).toContainText('Suspended since');
    const history = await onDatabase(
      `SELECT reason FROM audit_entries WHERE noun = 'users' AND subject_id = $1
         AND actor_kind = 'person' AND address_hash IS NOT NULL ORDER BY id`,
      [account.userId],
    );
    expect(history).toEqual([{ reason: null }, { reason: 'Tried out.' }]);
  });
});

test('the pages of people are accessible, and fit a phone', async ({ page }) => {
  test.setTimeout(150_000);
  const account = await newAccount('reviewer', { seat: 'creator' });
  await signInAs(page, 'admin');
  for (const path of ['/admin/people', personOf(account.userId)]) {
    await page.goto(path);
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
