import type { Page } from '@playwright/test';
import { toolOf } from './support/cast';
import { expect, test } from './support/fixtures';
import { countVotes, expectCount, postForm } from './support/form';
import { expectPressed, voteButton } from './support/matchup';
import { type Account, onDatabase, signInAs, signInTo } from './support/sign-in';

// One after the other: they share a tool, on which no other journey leaves a vote.
test.describe.configure({ mode: 'default' });

const tool = toolOf('zed');
const path = `/tools/${tool.slug}`;

/** As signing out on another device does it, while this page stays open. */
const endSessions = ({ userId }: Account) =>
  onDatabase('DELETE FROM sessions WHERE user_id = $1', [userId]);

const sessionToken = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === 'session')?.value;

/** Signs in, and votes to ship the tool. */
async function signInAndVote(page: Page): Promise<Account> {
  const account = await signInAs(page, 'member');
  await page.goto(path);
  await voteButton(page, 'Ship', tool).click();
  await expect(page.getByText('is recorded: ship')).toBeVisible();
  return account;
}

async function deleteAccount(page: Page, account: Account): Promise<void> {
  await signInTo(page, account);
  await page.goto('/me/delete');
  await page.getByLabel(/type DELETE/i).fill('DELETE');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted');
}

test('a vote after the session has ended is refused once, and then a visitor’s', async ({
  page,
  request,
}) => {
  const before = await countVotes(request, path, tool.slug);
  const account = await signInAndVote(page);
  const one = { ...before, ships: before.ships + 1 };
  await expectCount(request, path, tool, one);
  await endSessions(account);

  await voteButton(page, 'Skip', tool).click();
  await expect(page.getByText('Vote again to vote as a visitor, or sign in.')).toBeVisible();
  expect(await countVotes(request, path, tool.slug)).toEqual(one);
  expect(await page.context().cookies()).toEqual([]);
  await expectPressed(page, tool, null);

  await voteButton(page, 'Skip', tool).click();
  await expect(page.getByText('is recorded: skip')).toBeVisible();
  await expectCount(request, path, tool, { ...one, skips: one.skips + 1 });
  await voteButton(page, 'Skip', tool).click();
  await expect(page.getByText('is taken back')).toBeVisible();
  await deleteAccount(page, account);
  await expectCount(request, path, tool, before);
});

test('a form that names a session which is none says so, and takes its cookie away', async ({
  newVoter,
  request,
}) => {
  const before = await countVotes(request, path, tool.slug);
  const voter = await newVoter({ cookie: `session=${'x'.repeat(43)}` });
  const answer = await postForm(voter, path, tool.slug, { choice: 'ship' });
  expect(await answer.text()).toContain('Vote again to vote as a visitor, or sign in.');
  expect(answer.headers()['set-cookie']).toMatch(/^session=; Path=\/; Max-Age=0;[^\n]*$/);
  expect(await countVotes(request, path, tool.slug)).toEqual(before);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}:`, () => {
    test('a change on the list after the session has ended changes nothing, however often', async ({
      page,
      newVisitor,
      request,
    }) => {
      const before = await countVotes(request, path, tool.slug);
      const account = await signInAndVote(page);
      const list = await newVisitor({ javaScriptEnabled });
      await signInTo(list, account);
      await list.goto('/me', { waitUntil: 'networkidle' });
      await endSessions(account);
      for (let times = 0; times < 2 && list.url().endsWith('/me'); times += 1) {
        await voteButton(list, 'Ship', tool).click();
        // Without a script the answer is the page anew, which is not for visitors.
        if (javaScriptEnabled) {
          await expect(list.getByText('your vote stands as it was')).toBeVisible();
          await expectPressed(list, tool, 'Ship');
        } else {
          await expect(list).toHaveURL('/signin?redirect=%2Fme');
          await expect(list.getByRole('heading', { level: 1 })).toHaveText('Sign in');
        }
      }
      const ships = before.ships + 1;
      expect(await countVotes(request, path, tool.slug)).toEqual({ ...before, ships });
      expect(await list.context().cookies()).toEqual([]);
      await deleteAccount(page, account);
    });
  });
}

test('who gets another role stays signed in from page to page', async ({ page }) => {
  const { userId } = await signInAs(page, 'member');
  await page.goto('/tools', { waitUntil: 'networkidle' });
  const token = await sessionToken(page);
  await onDatabase("UPDATE users SET role = 'reviewer' WHERE id = $1", [userId]);
  for (let times = 0; times < 2; times += 1) {
    await page.getByRole('link', { name: 'Account' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('My votes');
    await expect(page.getByText(/, reviewer$/)).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL('/tools');
  }
  await page.goto('/me');
  await expect(page.getByText(/, reviewer$/)).toBeVisible();
  expect(await sessionToken(page), 'a new token with the whole page').not.toBe(token);
  await page.getByRole('link', { name: 'The reviewer’s desk' }).click();
  await expect(page).toHaveURL('/review');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('signing out everywhere with a session that has ended says that it was here only', async ({
  page,
}) => {
  const account = await signInAs(page, 'member');
  await page.goto('/me');
  await endSessions(account);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('You are signed out here only')).toBeVisible();
  await signInTo(page, account);
  await page.goto('/me');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('You are signed out. ')).toBeVisible();
});

test('a field that is cut in the middle of a character is refused like any other', async ({
  page,
}) => {
  await signInAs(page, 'member');
  const cut = (length: number) => `${'x'.repeat(length - 1)}😀`;
  for (const [address, form] of [
    ['/signin/complete', { token: cut(100) }],
    ['/me/delete/confirm', { confirmation: cut(254) }],
  ] as const) {
    const answer = await page.request.post(address, { form, maxRedirects: 0 });
    expect(answer.status(), address).toBe(303);
  }
});

for (const address of [
  '_log',
  'session',
  'csrf',
  'providers',
  'signout',
  'callback',
  'signin/github',
]) {
  test(`what is not needed of /api/auth is not there: ${address}`, async ({ request }) => {
    for (const method of ['GET', 'POST']) {
      const answer = await request.fetch(`/api/auth/${address}`, { method });
      expect(answer.status(), method).toBe(404);
      expect(answer.headers()['set-cookie']).toBeUndefined();
    }
  });
}
