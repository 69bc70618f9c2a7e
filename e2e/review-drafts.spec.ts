import { reviewed } from './support/cast';
import {
  call,
  deskButton,
  deskOf,
  expectPublished,
  expectSaved,
  field,
  holdScripts,
} from './support/desk';
import { expect, test } from './support/fixtures';
import { onDatabase, signInAs, signInTo } from './support/sign-in';

const BODY =
  'It held for a week of ordinary work, and where it failed it said so in words that helped.';

test('what is written while a picked tool’s page is on its way goes with it', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  await page.goto('/review');
  await field(page, 'Tool').fill('dsp');
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/review/dspy**', async (route) => {
    await opened;
    await route.continue();
  });
  const asked = page.waitForRequest('**/review/dspy**');
  await field(page, 'Verdict').scrollIntoViewIfNeeded();
  const verdict = await field(page, 'Verdict').boundingBox();
  await page.getByRole('option', { name: 'DSPy' }).click({ noWaitAfter: true });
  await asked;
  // By hand: the browser answers no question about a page that another is about to replace.
  await page.mouse.click((verdict?.x ?? 0) + 20, (verdict?.y ?? 0) + 20);
  await page.keyboard.type('Written in between.');
  open();
  await expect(page).toHaveURL(deskOf('dspy', 'founder'));
  await expect(field(page, 'Verdict')).toHaveValue('Written in between.');
  await expectSaved(page);
});

test('a tool typed before the page’s script runs is looked up', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const open = await holdScripts(page);
  await page.goto('/review', { waitUntil: 'commit' });
  await field(page, 'Verdict').fill('Typed on a slow line.');
  await field(page, 'Tool').fill('dsp');
  open();
  await page.getByRole('option', { name: 'DSPy' }).click();
  await expect(page).toHaveURL(deskOf('dspy', 'founder'));
  await expect(field(page, 'Verdict')).toHaveValue('Typed on a slow line.');
});

test('a draft saves itself and is there in another browser, and is thrown away for good', async ({
  page,
  newVisitor,
}) => {
  const account = await signInAs(page, 'reviewer', { seat: 'founder' });
  const path = deskOf('zed', 'founder');
  await page.goto(path);
  await field(page, 'Verdict').fill('Half a sen');
  await expectSaved(page);
  const other = await newVisitor();
  await signInTo(other, account);
  await other.goto(path);
  await expect(field(other, 'Verdict')).toHaveValue('Half a sen');
  await other.getByRole('button', { name: 'Throw this draft away' }).click();
  await expect(other).toHaveURL(/list=drafts/);
  await expect(other.getByText('No drafts.')).toBeVisible();

  await page.reload();
  await expect(field(page, 'Verdict')).toHaveValue('');
});

test('text that never reached the site survives a closed tab and a lost connection', async ({
  page,
  context,
  expectFault,
}) => {
  expectFault(/^Failed to load resource: net::ERR_INTERNET_DISCONNECTED/);
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const path = deskOf('dspy', 'founder');
  await page.goto(path);
  await field(page, 'Verdict').fill('Written at home.');
  await expectSaved(page);
  await context.setOffline(true);
  await field(page, 'Verdict').fill('Written at home, and more in a tunnel.');
  await expect(page.getByText(/^You are offline/)).toBeVisible();
  // Left first: a page is for a moment online again while it is closed, and would send its text.
  await page.goto('about:blank');
  await page.close();
  await context.setOffline(false);

  const later = await context.newPage();
  await later.goto(path);
  await expect(later.getByText(/it is put back here/)).toBeVisible();
  await expect(field(later, 'Verdict')).toHaveValue('Written at home, and more in a tunnel.');
  await expectSaved(later);
  await later.reload();
  await expect(field(later, 'Verdict')).toHaveValue('Written at home, and more in a tunnel.');
});

test('what a closed tab left is taken up by one that was open beside it', async ({
  page,
  context,
  expectFault,
}) => {
  expectFault(/^Failed to load resource: net::ERR_FAILED/);
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const path = deskOf('cline', 'founder');
  await page.goto(path);
  await page.route('**/review/**', (route) => route.abort());
  await field(page, 'Verdict').fill('It never arrived.');
  await expect(page.getByText(/^Not saved/)).toBeVisible();
  const beside = await context.newPage();
  await beside.goto(path);
  await expect(deskButton(beside, 'Publish')).toBeEnabled();
  await expect(field(beside, 'Verdict')).toHaveValue('');
  await page.close();
  await expect(field(beside, 'Verdict')).toHaveValue('It never arrived.');
  await expectSaved(beside);
});

test('what is typed before the page’s script runs is not lost', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const open = await holdScripts(page);
  await page.goto(deskOf('whisper', 'founder'), { waitUntil: 'commit' });
  await field(page, 'Verdict').fill('Typed on a slow line.');
  await call(page, 'Skip').check();
  open();
  await expectSaved(page);
  await page.reload();
  await expect(field(page, 'Verdict')).toHaveValue('Typed on a slow line.');
  await expect(call(page, 'Skip')).toBeChecked();
});

for (const choice of ['Keep the text here', 'Take the text from there']) {
  test(`two tabs on one draft: ${choice.toLowerCase()}`, async ({ page, context }) => {
    await signInAs(page, 'reviewer', { seat: 'founder' });
    const path = deskOf('llama-cpp', 'founder');
    const second = await context.newPage();
    await page.goto(path);
    await second.goto(path);
    await field(page, 'Verdict').fill('From the first tab.');
    await expectSaved(page);

    await field(second, 'Verdict').fill('From the second tab.');
    const conflict = second.getByRole('alert', { name: 'Two texts of this draft' });
    await expect(conflict).toContainText('From the first tab.');
    await expect(conflict).toContainText('From the second tab.');
    await page.reload();
    await expect(field(page, 'Verdict')).toHaveValue('From the first tab.');

    await second.getByRole('button', { name: choice }).click();
    await expectSaved(second);
    await expect(conflict).toBeHidden();
    const kept = choice.startsWith('Keep') ? 'From the second tab.' : 'From the first tab.';
    await expect(field(second, 'Verdict')).toHaveValue(kept);
    await page.reload();
    await expect(field(page, 'Verdict')).toHaveValue(kept);
  });
}

test('a session that ran out on publish keeps the text, through signing in again', async ({
  page,
}) => {
  const account = await signInAs(page, 'reviewer', { seat: 'founder' });
  const path = deskOf(reviewed.session.slug, 'founder');
  await page.goto(path);
  await onDatabase('DELETE FROM sessions WHERE user_id = $1', [account.userId]);
  await call(page, 'Ship').check();
  await field(page, 'Verdict').fill(BODY);
  await deskButton(page, 'Publish').click();
  const alert = page.getByRole('alert').filter({ hasText: 'session has ended' });
  await expect(alert).toBeVisible();
  await expect(field(page, 'Verdict')).toHaveValue(BODY);
  await alert.getByRole('link', { name: 'Sign in again' }).click();
  await expect(page).toHaveURL(`/signin?redirect=${encodeURIComponent(path)}`);

  await signInTo(page, account);
  await page.goto(path);
  await expect(field(page, 'Verdict')).toHaveValue(BODY);
  await expect(call(page, 'Ship')).toBeChecked();
  await deskButton(page, 'Publish').click();
  await expectPublished(page);
});
