import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixtures';
import { newIssue } from './support/newsletter';
import { onDatabase, signInAs } from './support/sign-in';

test.describe.configure({ mode: 'default' });

const itemsOf = (issue: number) =>
  onDatabase<{ title: string; included: boolean }>(
    'SELECT title, included FROM newsletter_items WHERE issue_id = $1 ORDER BY rank',
    [issue],
  );

const approved = (issue: number) =>
  onDatabase(
    `UPDATE newsletter_issues SET state = 'approved', revision = revision + 1, approved_at = now(),
       send_at = now() + interval '1 day' WHERE id = $1`,
    [issue],
  );

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a draft is written, ordered and cut; another curator’s save is shown, not lost', async ({
    page,
  }) => {
    await signInAs(page, 'admin');
    const issue = await newIssue(['One', 'Two', 'Three']);
    await page.goto(issue.path);
    await page.getByLabel('Subject').fill('');
    await page.getByRole('button', { name: 'Down: One' }).click();
    await expect(page.getByText('It is moved. Save to keep it so.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Include Three' }).uncheck();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByLabel('Subject')).toHaveAccessibleDescription(/must not be empty/);
    expect((await itemsOf(issue.id))[0]?.title).toBe('One');

    await page.getByLabel('Subject').fill('What ships this week');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    expect(await itemsOf(issue.id)).toEqual([
      { title: 'Two', included: true },
      { title: 'One', included: true },
      { title: 'Three', included: false },
    ]);

    // Somebody else saves meanwhile.
    await onDatabase(
      "UPDATE newsletter_issues SET intro = 'Theirs.', revision = revision + 1 WHERE id = $1",
      [issue.id],
    );
    await page.getByLabel('Intro').fill('Mine.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('region', { name: 'What was saved meanwhile' })).toContainText(
      'Theirs.',
    );
    await expect(page.getByLabel('Intro')).toHaveValue('Mine.');
    await page.getByRole('button', { name: 'Save mine instead' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    const [row] = await onDatabase('SELECT intro, subject FROM newsletter_issues WHERE id = $1', [
      issue.id,
    ]);
    expect(row).toEqual({ intro: 'Mine.', subject: 'What ships this week' });

    // Somebody else approves it meanwhile.
    await page.getByLabel('Intro').fill('Mine, too late.');
    await approved(issue.id);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('This issue is approved by now')).toBeVisible();
    await expect(page.getByLabel('Intro')).toHaveValue('Mine, too late.');
  });

  test('an issue is previewed as its readers get it, and tried on the curator alone', async ({
    page,
  }) => {
    const admin = await signInAs(page, 'admin');
    const issue = await newIssue(['One <b>of</b> them', 'Two']);
    await page.goto(`${issue.path}/preview?width=phone`);
    const mail = page.frameLocator('iframe[title="The mail as HTML"]');
    await expect(mail.getByRole('heading', { name: 'One <b>of</b> them' })).toBeVisible();
    const frame = page.locator('iframe');
    await expect(frame).toHaveAttribute('sandbox', '');
    expect((await frame.boundingBox())?.width).toBe(390);
    await expect(page.getByRole('region', { name: 'The plain text' })).toContainText('Two');

    await page.goto(issue.path);
    await page.getByRole('button', { name: 'Send me a test' }).click();
    await expect(page.getByText('A test is on its way')).toBeVisible();
    const mails = await onDatabase<{ subject: string; to: string }>(
      'SELECT subject, "to" FROM mails WHERE subject LIKE $1',
      [`Test: ${issue.subject}%`],
    );
    expect(mails.map(({ to }) => to)).toEqual([admin.email]);
  });

  test('an approval says to how many it goes, is kept for its time, and can be taken back', async ({
    page,
  }) => {
    await signInAs(page, 'admin');
    const issue = await newIssue(['One']);
    await page.goto(issue.path);
    await page.getByText('Approve', { exact: true }).click();
    await expect(
      page.getByText(/it is mailed to \d+ subscribers?, who are confirmed/),
    ).toBeVisible();
    await page.getByLabel('Goes out at (UTC)').fill('2020-01-01T09:00');
    await page.getByRole('button', { name: 'Approve for this time' }).click();
    await expect(page.getByLabel('Goes out at (UTC)')).toHaveAccessibleDescription(
      /past.+send it now/,
    );
    const at = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await page.getByLabel('Goes out at (UTC)').fill(at);
    await page.getByRole('button', { name: 'Approve for this time' }).click();
    await expect(page.getByText(`It goes out ${at.replace('T', ' at ')} UTC.`)).toBeVisible();
    await expect(page.getByLabel('Subject')).toHaveCount(0);
    await page.getByRole('button', { name: 'Take the approval back' }).click();
    await expect(page.getByLabel('Subject')).toBeVisible();
    // The page is left open until the hour that its button names is past.
    await onDatabase('UPDATE newsletter_issues SET send_at = now() WHERE id = $1', [issue.id]);
    await page.getByText('Approve', { exact: true }).click();
    await page.getByRole('button', { name: /^Approve for \d/ }).click();
    await expect(page.getByText('The hour it was made for has passed.')).toBeVisible();
    await expect(page.getByLabel('Subject')).toBeVisible();
    await page.getByText('Call it off').click();
    await page.getByRole('button', { name: 'Call this issue off' }).click();
    await expect(page.getByText('Called off. Nobody else is mailed this issue.')).toBeVisible();
  });

  test('a reader who writes is found by the whole address and unsubscribed', async ({ page }) => {
    await signInAs(page, 'admin');
    const email = `wants-out-${Date.now()}@test.example`;
    await onDatabase(
      "INSERT INTO subscribers (email, state, confirmed_at) VALUES ($1, 'confirmed', now())",
      [email],
    );
    await page.goto('/admin/newsletter');
    await page.getByLabel('Whole mail address').fill('wants-out@test.example');
    await page.getByRole('button', { name: 'Look up' }).click();
    await expect(page.getByText('Nobody subscribes with this address.')).toBeVisible();
    await page.getByLabel('Whole mail address').fill(email.toUpperCase());
    await page.getByRole('button', { name: 'Look up' }).click();
    await expect(page.getByText(/^Confirmed since /)).toBeVisible();
    await page.getByText('Unsubscribe them').click();
    await page.getByRole('button', { name: 'Unsubscribe', exact: true }).click();
    await expect(page.getByText('Unsubscribed: they are mailed nothing more.')).toBeVisible();
    const [row] = await onDatabase('SELECT state FROM subscribers WHERE email = $1', [email]);
    expect(row).toEqual({ state: 'left' });
    expect(page.url()).not.toContain('%40');
    expect(page.url()).not.toContain('@');
  });
});

test('a job is run by hand and answers in place', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto('/admin/jobs');
  await page.getByRole('button', { name: 'Run now: forget-merges' }).click();
  await expect(page.getByText('forget-merges ran, and went well.')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'compose-newsletter' });
  await expect(row).toContainText('(UTC)');
});

test('items are moved with buttons, and leaving with them unsaved is asked about', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  const issue = await newIssue(['One', 'Two']);
  await page.goto(issue.path);
  await expect(page.getByRole('button', { name: 'Move One' })).toBeVisible();
  const titles = () =>
    page
      .getByLabel('Title')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await page.getByRole('button', { name: 'Up: Two' }).click();
  expect(await titles()).toEqual(['Two', 'One']);
  let asked = 0;
  page.on('dialog', async (dialog) => {
    asked += 1;
    await dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Preview' }).click();
  expect(asked).toBe(1);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect((await itemsOf(issue.id)).map(({ title }) => title)).toEqual(['Two', 'One']);
});

test('nothing is approved without the words just typed, and another’s approval leaves them there', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  const issue = await newIssue(['One']);
  await page.goto(issue.path);
  await expect(page.getByRole('button', { name: 'Move One' })).toBeVisible();
  await page.getByLabel('Intro').fill('To be in the mail.');
  await page.getByText('Approve', { exact: true }).click();
  await page.getByRole('button', { name: 'Approve and send now' }).click();
  await expect(page.getByText('Save it first.')).toBeVisible();
  const [row] = await onDatabase('SELECT state FROM newsletter_issues WHERE id = $1', [issue.id]);
  expect(row).toEqual({ state: 'draft' });

  await approved(issue.id);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This issue is approved by now')).toBeVisible();
  await expect(page.getByLabel('Intro')).toHaveValue('To be in the mail.');
  await page.getByRole('button', { name: 'Take the approval back' }).click();
  await expect(page.getByText('It is a draft again, and nothing is sent.')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Save mine instead' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByText('Approve', { exact: true }).click();
  const at = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  await page.getByLabel('Goes out at (UTC)').fill(at);
  await page.getByRole('button', { name: 'Approve for this time' }).click();
  await expect(page.getByText('It goes out')).toBeVisible();
  const [kept] = await onDatabase('SELECT intro FROM newsletter_issues WHERE id = $1', [issue.id]);
  expect(kept).toEqual({ intro: 'To be in the mail.' });
});

test('the newsletter’s desk bears axe and a narrow phone', async ({ page }) => {
  await signInAs(page, 'admin');
  const issue = await newIssue(['One', 'Two']);
  for (const path of ['/admin/newsletter', issue.path, `${issue.path}/preview`]) {
    await page.goto(path);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
  }
});
