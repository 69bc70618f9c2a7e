import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { reviewed } from './support/cast';
import { call, deskButton, deskOf, expectPublished, field } from './support/desk';
import { expect, test } from './support/fixtures';
import { newAccount, onDatabase, signInAs, signInTo } from './support/sign-in';

const BODY =
  'It held for a week of ordinary work, and where it failed it said so in words that helped me on.';

/** Fills the form with what may not be published, and expects each fault at its field, nothing lost. */
async function expectFaultsAtFields(page: Page): Promise<void> {
  await field(page, 'Verdict').fill('Too short, *but* mine.');
  await field(page, 'Tool version').fill('');
  await field(page, 'Evidence').fill('javascript:alert(1)\nhttps://example.com');
  await deskButton(page, 'Publish').click();
  const said = (name: Parameters<typeof field>[1], text: RegExp) =>
    expect(field(page, name)).toHaveAccessibleDescription(text);
  await said('Verdict', /at least 80 characters; this has 22/);
  await said('Tool version', /Say which version you judged/);
  await said('Evidence', /javascript:alert\(1\).*no web address/);
  await expect(page.getByRole('group', { name: 'Call' })).toHaveAccessibleDescription(
    /Choose Ship or Skip/,
  );
  await expect(field(page, 'Verdict')).toHaveValue('Too short, *but* mine.');
  await expect(field(page, 'Evidence')).toHaveValue('javascript:alert(1)\nhttps://example.com');
  await expect(field(page, 'Verdict')).toHaveAttribute('aria-invalid', 'true');
}

test.describe('JavaScript on:', () => {
  test('what may not be published is told at its field, and stays', async ({ page }) => {
    await signInAs(page, 'reviewer', { seat: 'founder' });
    await page.goto(deskOf('whisper', 'founder'));
    await expectFaultsAtFields(page);
    // Who can't see the page is taken to the first field to mend.
    await expect(call(page, 'Ship')).toBeFocused();
    await field(page, 'Tool version').fill('1.0');
    await expect(field(page, 'Tool version')).not.toHaveAttribute('aria-invalid', 'true');
    await expect(field(page, 'Verdict')).toHaveAttribute('aria-invalid', 'true');
  });

  test('a tool that nobody knows is told at its field', async ({ page }) => {
    await signInAs(page, 'reviewer', { seat: 'founder' });
    await page.goto('/review');
    await field(page, 'Tool').fill('llam');
    await field(page, 'Verdict').fill('Half a thought.');
    await deskButton(page, 'Save draft').click();
    await expect(field(page, 'Tool')).toHaveAccessibleDescription(
      /Which tool do you mean: .*llama/i,
    );
    await field(page, 'Tool').fill('No such tool');
    await deskButton(page, 'Save draft').click();
    await expect(field(page, 'Tool')).toHaveAccessibleDescription(
      /no published tool called “No such/,
    );
    await expect(field(page, 'Verdict')).toHaveValue('Half a thought.');
  });
});

test.describe('JavaScript off:', () => {
  test.use({ javaScriptEnabled: false });

  test('what may not be published is told at its field, and stays; then it is published', async ({
    page,
  }) => {
    await signInAs(page, 'reviewer', { seat: 'founder' });
    await page.goto(deskOf(reviewed.plainForm.slug, 'founder'));
    await expectFaultsAtFields(page);
    await field(page, 'Verdict').fill(BODY);
    await field(page, 'Tool version').fill(reviewed.plainForm.version);
    await field(page, 'Evidence').fill('https://example.com');
    await call(page, 'Ship').check();
    await deskButton(page, 'Publish').click();
    await expectPublished(page);
    await expect(page.getByRole('region', { name: 'What stands now' })).toContainText(BODY);

    await page.getByText('Retract this verdict').click();
    await page.getByRole('button', { name: 'Retract', exact: true }).click();
    await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Give the reason/);
    await page.getByLabel('Reason').fill('Tried out.');
    await page.getByRole('button', { name: 'Retract', exact: true }).click();
    await expect(page.getByText(/^Retracted\. /)).toBeVisible();
  });

  test('a draft is begun from the desk by the tool’s name, saved, and thrown away', async ({
    page,
  }) => {
    await signInAs(page, 'reviewer', { seat: 'founder' });
    await page.goto('/review');
    await field(page, 'Tool').fill('zed');
    await field(page, 'Verdict').fill('Half a thought.');
    await deskButton(page, 'Save draft').click();
    await expect(page.getByText(/^Saved /).first()).toBeVisible();
    await page.goto('/review?list=drafts');
    await page.getByRole('table').getByRole('link', { name: 'Zed', exact: true }).click();
    await expect(field(page, 'Verdict')).toHaveValue('Half a thought.');
    await page.getByRole('button', { name: 'Throw this draft away' }).click();
    await expect(page.getByText('The draft is thrown away.')).toBeVisible();
    await expect(field(page, 'Verdict')).toHaveValue('');
    await page.goto('/review?list=drafts');
    await expect(page.getByText('No drafts.')).toBeVisible();
  });

  test('two tabs: the second is told and overwrites nothing until it says so', async ({
    page,
    context,
  }) => {
    await signInAs(page, 'reviewer', { seat: 'founder' });
    const path = deskOf('aider', 'founder');
    const second = await context.newPage();
    await page.goto(path);
    await second.goto(path);
    for (const one of [page, second]) {
      await field(one, 'Verdict').fill(one === page ? 'From the first.' : 'From the second.');
      await deskButton(one, 'Save draft').click();
    }
    const conflict = second.getByRole('alert', { name: 'Two texts of this draft' });
    await expect(conflict).toContainText('From the first.');
    await expect(field(second, 'Verdict')).toHaveValue('From the second.');
    await page.goto(path);
    await expect(field(page, 'Verdict')).toHaveValue('From the first.');
    await deskButton(second, 'Save draft').click();
    await page.goto(path);
    await expect(field(page, 'Verdict')).toHaveValue('From the second.');
  });

  test('a session that ran out on publish leaves the text in the form', async ({ page }) => {
    const account = await signInAs(page, 'reviewer', { seat: 'founder' });
    await page.goto(deskOf(reviewed.plainSession.slug, 'founder'));
    await onDatabase('DELETE FROM sessions WHERE user_id = $1', [account.userId]);
    await call(page, 'Skip').check();
    await field(page, 'Verdict').fill(BODY);
    await deskButton(page, 'Publish').click();
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    await expect(field(page, 'Verdict')).toHaveValue(BODY);
    await signInTo(page, account);
    await deskButton(page, 'Publish').click();
    await expectPublished(page);
  });
});

for (const path of ['/review', deskOf('ollama', 'builder')]) {
  test(`visitors sign in first and members are refused: ${path}`, async ({ page, expectFault }) => {
    expectFault(/^Failed to load resource: .* 403 /);
    await page.goto(path);
    await expect(page).toHaveURL(`/signin?redirect=${encodeURIComponent(path)}`);
    await signInTo(page, await newAccount('member'));
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not for your account/);
    await expect(page.getByLabel('Verdict', { exact: true })).toHaveCount(0);
  });
}

test('an address that means nothing is no page of the desk', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  for (const path of [
    ...['/review?list=nothing', '/review?after=nothing', '/review/no-such-tool', '/review/A%20B'],
    ...['/review/ollama?seat=no-such-seat', '/review/ollama?seat=%00', '/review/ollama?seat=a%20b'],
  ]) {
    expect.soft((await page.request.get(path)).status(), path).toBe(404);
  }
  expect((await page.request.get('/review?seat=%00')).status()).toBe(200);
});

test('axe finds nothing at the desk', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  for (const list of ['waiting', 'stale']) {
    await page.goto(`/review?list=${list}`);
    await expectAccessible(page);
  }
});

test('axe finds nothing where a tool is chosen, and beside errors', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  await page.goto(deskOf('elevenlabs', 'founder'));
  await field(page, 'Tool').fill('l');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await deskButton(page, 'Publish').click();
  await expect(field(page, 'Verdict')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
});

test('axe finds nothing beside two texts of a draft', async ({ page, context }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const path = deskOf('elevenlabs', 'founder');
  await page.goto(path);
  const second = await context.newPage();
  await second.goto(path);
  await field(second, 'Verdict').fill(BODY);
  await deskButton(second, 'Save draft').click();
  await expect(second.getByText(/^Saved /)).toBeVisible();
  await field(page, 'Verdict').fill('Another text.');
  await expect(page.getByRole('alert', { name: 'Two texts of this draft' })).toBeVisible();
  await expectAccessible(page);
});

test.describe('390 px wide', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the desk fits, and its buttons are large enough for a thumb', async ({ page }) => {
    await signInAs(page, 'reviewer', { seat: 'founder' });
    const lists = ['waiting', 'drafts', 'published', 'stale', 'conflicts'];
    const paths = [...lists.map((list) => `/review?list=${list}`), deskOf('ollama', 'founder')];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(needed, `${path} scrolls sideways`).toBeLessThanOrEqual(390);
      for (const button of await page.getByRole('button').all()) {
        const box = await button.boundingBox();
        const name = await button.textContent();
        expect.soft(box?.height, `${path}: ${name}, high`).toBeGreaterThanOrEqual(44);
      }
    }
  });
});
