import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { accountTool } from './support/cast';
import { expect, NOT_FOUND, test } from './support/fixtures';
import { onDatabase, signInAs } from './support/sign-in';

/** Gives the account votes on every tool that move no figure, since they are excluded. */
async function fillList(userId: string): Promise<number> {
  const rows = await onDatabase(
    `WITH voter AS (INSERT INTO voters (id) VALUES (gen_random_uuid()) RETURNING id),
       mine AS (UPDATE users SET voter_id = voter.id FROM voter WHERE users.id = $1)
     INSERT INTO votes (tool_id, voter_id, choice, counted, excluded_reason, cast_at)
     SELECT tools.id, voter.id, 'ship', false, 'test', now() - tools.id * interval '1 minute'
     FROM tools, voter WHERE state = 'published' RETURNING tool_id`,
    [userId],
  );
  return rows.length;
}

test('the list has pages, each vote on one of them', async ({ page, expectFault }) => {
  const { userId } = await signInAs(page, 'member');
  const votes = await fillList(userId);
  await page.goto('/me');
  await expect(page.getByText(`${votes} votes`)).toBeVisible();
  await expect(page.getByText('This vote was excluded').first()).toBeVisible();
  const names = () => page.getByRole('heading', { level: 3 }).allTextContents();
  const seen = await names();
  const earlier = page.getByRole('link', { name: 'Earlier votes' });
  expect(seen.length).toBeLessThan(votes);
  while (await earlier.isVisible()) {
    const here = page.url();
    await earlier.click();
    await expect(page).not.toHaveURL(here);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Earlier votes');
    seen.push(...(await names()));
  }
  expect(seen.length).toBe(votes);
  expect(new Set(seen).size).toBe(votes);

  expectFault(NOT_FOUND);
  const noTime = Buffer.from('["0000-01-01T00:00:00Z",1]').toString('base64url');
  for (const cursor of ['nonsense', noTime]) {
    const response = await page.goto(`/me?after=${cursor}`);
    expect(response?.status(), cursor).toBe(404);
  }
});

test('the pages of an account are for who is signed in, and kept by nobody', async ({ page }) => {
  for (const path of ['/me', '/me/delete']) {
    await page.goto(path);
    await expect(page).toHaveURL(`/signin?redirect=${encodeURIComponent(path)}`);
  }
  await signInAs(page, 'member');
  for (const path of ['/me', '/me/delete']) {
    const response = await page.goto(path);
    const kept = (await response?.headerValue('cache-control')) ?? '';
    expect(kept, path).toContain('private');
    expect(kept, path).toContain('no-store');
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  }
});

test('a visitor who posts to delete is sent to sign in', async ({ newVoter }) => {
  const visitor = await newVoter();
  const answer = await visitor.post('/me/delete/confirm', {
    form: { confirmation: 'DELETE' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe('/signin?redirect=%2Fme%2Fdelete');
});

test('a display name is saved, and refused at its field', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'skeptic' });
  await page.goto('/me');
  const name = page.getByLabel('Display name');
  const save = page.getByRole('button', { name: 'Save name' });
  const called = `Grace ${Date.now()}`;
  await name.fill(called);
  await save.click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText(`Signed in as ${called}.`)).toBeVisible();
  await expect(name).toHaveValue(called);
  const [author] = await onDatabase<{ name: string }>(
    "SELECT name FROM authors WHERE kind = 'model' AND name IS NOT NULL LIMIT 1",
  );
  for (const [typed, says] of [
    ['  ', 'Enter a name'],
    [author?.name ?? '', 'Another author'],
  ] as const) {
    await name.fill(typed);
    await save.click();
    await expect(name).toHaveAccessibleDescription(new RegExp(says));
    await expect(name).toHaveValue(typed);
  }
  await page.reload();
  await expect(name).toHaveValue(called);
});

test('signing out and deleting the account leave no draft in the browser, a session that ran out does', async ({
  page,
}) => {
  const drafts = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.draft.')));
  const keep = () =>
    page.evaluate(() => localStorage.setItem('shipworthy.draft.1.builder.ollama.tab', '{}'));
  await page.goto('/signin?redirect=%2Freview');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await keep();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  expect(await drafts()).toHaveLength(1);

  await signInAs(page, 'member');
  for (const path of ['/signin?left=1', '/me/deleted']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await drafts(), `a link to ${path} from elsewhere`).toHaveLength(1);
  }
  await page.goto('/me');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await expect.poll(drafts).toEqual([]);

  await keep();
  await page.goto('/me/deleted');
  await expect.poll(drafts).toEqual([]);
});

test('the export is a file of one’s own data, for nobody else and kept nowhere', async ({
  page,
  newVoter,
}) => {
  const account = await signInAs(page, 'reviewer', { seat: 'founder' });
  const votes = await fillList(account.userId);
  await page.goto('/me');
  await expect(page.getByRole('link', { name: 'The reviewer’s desk' })).toBeVisible();
  const arrives = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export my data' }).click();
  expect((await arrives).suggestedFilename()).toMatch(/^shipworthy-\d{4}-\d\d-\d\d\.json$/);

  const answer = await page.request.get('/api/me/export');
  expect(answer.headers()['cache-control']).toBe('private, no-store');
  expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
  const data = await answer.json();
  expect(data.votes).toHaveLength(votes);
  expect(data.votes[0]).toMatchObject({ choice: 'ship', counted: false, excludedReason: 'test' });
  expect(data).toMatchObject({
    account: { email: account.email, role: 'reviewer' },
    reviewer: { seats: [{ seat: 'founder', until: null }] },
  });

  const visitor = await (await newVoter()).get('/api/me/export');
  expect(visitor.status()).toBe(401);
  expect(visitor.headers()['cache-control']).toBe('private, no-store');
  expect(await visitor.text()).not.toContain('@');
});

async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(needed, `${page.url()} at ${width} px`).toBeLessThanOrEqual(width);
    // A percentage is a button within its line of text.
    const buttons = page
      .getByRole('main')
      .getByRole('button')
      .and(page.locator(':not(.figure-how)'));
    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      expect.soft(box?.height, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(44);
    }
  }
}

test('axe finds nothing on the list, and nothing scrolls sideways on a phone', async ({ page }) => {
  const { userId } = await signInAs(page, 'reviewer', { seat: 'builder' });
  await fillList(userId);
  await page.goto('/me');
  await page.getByLabel('Display name').fill(' ');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByLabel('Display name')).toHaveAttribute('aria-invalid', 'true');
  await expectFine(page);
  await expect(page.getByRole('link', { name: accountTool.name, exact: true })).toBeVisible();
});

for (const path of ['/me/delete?problem=confirmation&typed=no', '/me/deleted']) {
  test(`axe finds nothing on ${path}, and nothing scrolls sideways on a phone`, async ({
    page,
  }) => {
    await signInAs(page, 'reviewer', { seat: 'builder' });
    await page.goto(path);
    await expectFine(page);
  });
}
