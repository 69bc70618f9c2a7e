import { cast, reviewed } from './support/cast';
import { call, deskButton, deskOf, expectPublished, expectSaved, field } from './support/desk';
import { expect, test } from './support/fixtures';
import { figureOf, SOON, sheetOf } from './support/matchup';
import { newAccount, signInAs, signInTo } from './support/sign-in';

const BODY =
  'It held for a *week* of ordinary work, and where it failed it said so. See https://example.com/notes for more.';
const shown = 'It held for a week of ordinary work';

test('from the list: write, draft, publish, the panel’s figure moves, revise, retract', async ({
  page,
  newVisitor,
}) => {
  const tool = reviewed.journey;
  const reader = await newVisitor();
  const panel = figureOf(sheetOf(reader, tool), 'Panel ship');
  const scorecard = reader.getByRole('region', { name: 'Reviewer scorecard' });
  const before = tool.verdicts.filter((verdict) => verdict.call === 'ship').length;
  await reader.goto(cast.refusals.path);
  await expect(panel).toContainText(`${before} of ${tool.verdicts.length}`);

  await signInAs(page, 'reviewer', { seat: 'founder' });
  await page.goto('/review');
  await page.getByRole('table').getByRole('link', { name: tool.name, exact: true }).click();
  await expect(field(page, 'Tool')).toHaveValue(tool.name);
  await expect(field(page, 'Tool version')).toHaveValue(tool.version);

  await call(page, 'Skip').check();
  await field(page, 'Verdict').fill(BODY);
  await field(page, 'Evidence').fill('https://example.com/bench');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('blockquote')).toContainText(shown);
  await expect(preview.getByText('Skip', { exact: true })).toBeVisible();
  await deskButton(page, 'Save draft').click();
  await expectSaved(page);
  await expect(panel).toContainText(`${before} of ${tool.verdicts.length}`);
  await deskButton(page, 'Publish').click();
  await expectPublished(page);
  await expect(page.getByRole('region', { name: 'What stands now' })).toContainText(shown);
  await expect(preview.getByText(/revised/)).toHaveCount(0);

  const count = tool.verdicts.length + 1;
  await expect(async () => {
    await reader.goto(cast.refusals.path);
    await expect(panel).toContainText(`${before} of ${count}`, { timeout: 500 });
  }).toPass(SOON);
  const quote = scorecard.getByRole('blockquote').filter({ hasText: shown });
  await expect(quote.getByRole('emphasis')).toHaveText('week');
  await expect(quote.getByRole('link')).toHaveAttribute('rel', /ugc nofollow/);

  await call(page, 'Ship').check();
  await field(page, 'Verdict').fill(`${BODY} It was mended since.`);
  await expect(page.getByText('Publishing revises your verdict')).toBeVisible();
  await deskButton(page, 'Publish').click();
  await expect(page.getByRole('region', { name: 'What stands now' })).toContainText('mended since');
  await expect(async () => {
    await reader.goto(cast.refusals.path);
    await expect(panel).toContainText(`${before + 1} of ${count}`, { timeout: 500 });
  }).toPass(SOON);
  await reader.goto(`/tools/${tool.slug}/verdicts/founder`);
  await expect(reader.getByRole('main').getByText('It was mended since').first()).toBeVisible();
  await expect(reader.locator('ins').filter({ hasText: 'mended' }).first()).toBeVisible();

  await page.getByText('Retract this verdict').click();
  await page.getByRole('button', { name: 'Retract', exact: true }).click();
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Give the reason/);
  await page.getByLabel('Reason').fill('The test ran on the wrong machine.');
  await page.getByRole('button', { name: 'Retract', exact: true }).click();
  await expect(page.getByText(/^Retracted\. The verdict/)).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: `Retracted: ${tool.name}.` }),
  ).toBeVisible();
  await expect(page.getByText(/^Published/)).toHaveCount(0);
  await expect(async () => {
    await reader.goto(cast.refusals.path);
    await expect(panel).toContainText(`${before} of ${tool.verdicts.length}`, { timeout: 500 });
  }).toPass(SOON);
  await reader.goto(`/tools/${tool.slug}/verdicts/founder`);
  await expect(reader.getByText('The test ran on the wrong machine.').first()).toBeVisible();
  await page.goto('/review?list=retracted');
  await expect(page.getByRole('row', { name: tool.name })).toContainText('on the wrong machine.');
});

test('the tool is picked by typing a part of its name, and what was written goes with it', async ({
  page,
}) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  await page.goto('/review');
  await field(page, 'Verdict').fill(BODY);
  await field(page, 'Tool').pressSequentially('lm st');
  const option = page.getByRole('option', { name: /^LM Studio/ });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await field(page, 'Tool').press('Enter');
  await expect(page).toHaveURL(deskOf('lm-studio', 'founder'));
  await expect(field(page, 'Verdict')).toHaveValue(BODY);
  await expect(field(page, 'Tool version')).not.toHaveValue('');
  await expect(call(page, 'Ship')).toBeFocused();
  await expect(page.getByText('What you wrote before you chose the tool')).toBeVisible();
  await expect(page.getByText(/Go back to the/)).toHaveCount(0);
  await expectSaved(page);

  await page.goto('/review?list=drafts');
  await expect(page.getByRole('row', { name: /LM Studio/ })).toContainText('It held for a');
});

test('what is missing is marked at once and said once, and a name that no tool has is told', async ({
  page,
}) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  await page.goto('/review');
  await deskButton(page, 'Publish').click();
  await expect(field(page, 'Tool')).toHaveAccessibleDescription(/Choose the tool/);
  await expect(page.getByRole('group', { name: 'Call' })).toHaveAccessibleDescription(
    /Choose Ship/,
  );
  await expect(field(page, 'Verdict')).toHaveAccessibleDescription(/Write the verdict/);
  await expect(field(page, 'Tool version')).toHaveAccessibleDescription(/Say which version/);
  await expect(page.getByText(/^Nothing was changed/)).toHaveCount(1);
  await expect(field(page, 'Tool')).toBeFocused();
  await field(page, 'Tool').pressSequentially('zzzz');
  await expect(page.getByText('No published tool has this in its name.')).toBeVisible();
});

test('a verdict is published from the desk itself, its tool typed out', async ({ page }) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const tool = reviewed.desk;
  await page.goto('/review');
  await field(page, 'Tool').fill(tool.name);
  await expect(page.getByRole('option', { name: tool.name })).toBeVisible();
  await call(page, 'Ship').check();
  await field(page, 'Verdict').fill(BODY);
  await field(page, 'Tool version').fill(tool.version);
  await deskButton(page, 'Publish').click();
  await expectPublished(page);
  await page.goto('/review?list=published');
  await expect(page.getByRole('row', { name: new RegExp(tool.name) })).toBeVisible();
});

test('two holders of a seat: the second is told, keeps the draft, and replaces knowingly', async ({
  page,
  newVisitor,
}) => {
  const path = deskOf(reviewed.twoHolders.slug, 'founder');
  const other = await newVisitor();
  await signInAs(page, 'reviewer', { seat: 'founder' });
  await signInAs(other, 'reviewer', { seat: 'founder' });
  await page.goto(path);
  await other.goto(path);
  for (const [one, text] of [
    [other, `${BODY} So says the other.`],
    [page, `${BODY} So say I.`],
  ] as const) {
    await call(one, 'Ship').check();
    await field(one, 'Verdict').fill(text);
    await deskButton(one, 'Publish').click();
    if (one === other) await expectPublished(one);
  }
  const alert = page.getByRole('alert').filter({ hasText: 'Not published' });
  await expect(alert).toContainText('So says the other.');
  await expect(alert).toContainText(', a person, ');
  await expect(field(page, 'Verdict')).toHaveValue(`${BODY} So say I.`);
  await deskButton(page, 'Publish').click();
  await expectPublished(page);
  const stands = page.getByRole('region', { name: 'What stands now' });
  await expect(stands).toContainText('So say I.');
  await expect(stands).toContainText(', a person, on ');
});

test('two tabs on what stands: the second neither reverts nor retracts a revision unread', async ({
  page,
  context,
}) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const path = deskOf(reviewed.twoTabs.slug, 'founder');
  await page.goto(path);
  await call(page, 'Ship').check();
  await field(page, 'Verdict').fill(BODY);
  await deskButton(page, 'Publish').click();
  await expectPublished(page);
  const stale = await context.newPage();
  await stale.goto(path);
  await field(page, 'Verdict').fill(`${BODY} Revised in the first tab.`);
  await deskButton(page, 'Publish').click();
  const stands = page.getByRole('region', { name: 'What stands now' });
  await expect(stands).toContainText('Revised in the first tab.');

  await stale.getByText('Retract this verdict').click();
  await stale.getByLabel('Reason').fill('The test was wrong.');
  await stale.getByRole('button', { name: 'Retract', exact: true }).click();
  await expect(stale.getByText(/was changed meanwhile, so it was kept/)).toBeVisible();

  await field(stale, 'Verdict').fill(`${BODY} From the second tab.`);
  await deskButton(stale, 'Publish').click();
  const alert = stale.getByRole('alert').filter({ hasText: 'Not published' });
  await expect(alert).toContainText('Revised in the first tab.');
  await expect(field(stale, 'Verdict')).toHaveValue(`${BODY} From the second tab.`);
  await page.reload();
  await expect(stands).toContainText('Revised in the first tab.');
});

test('a declared interest is shown and stops publishing, until it is withdrawn', async ({
  page,
  newVisitor,
}) => {
  await signInAs(page, 'reviewer', { seat: 'founder' });
  const path = deskOf('lm-studio', 'founder');
  await page.goto(path);
  await page.getByRole('button', { name: 'Declare' }).click();
  const note = page.getByLabel('What ties you to LM Studio');
  await expect(note).toHaveAccessibleDescription(/Say what ties you/);
  await note.fill('I own shares of it.');
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('“I own shares of it.”')).toBeVisible();
  await expect(deskButton(page, 'Publish')).toHaveCount(0);
  await expect(page.getByText(/You declared an interest in LM Studio/)).toBeVisible();
  await expect(page.getByText(/Your draft is kept/)).toHaveCount(0);
  const reader = await newVisitor();
  await expect(async () => {
    await reader.goto('/tools/lm-studio');
    await expect(reader.getByText(/I own shares of it/).first()).toBeVisible({ timeout: 500 });
  }).toPass(SOON);
  await page.goto('/review?list=conflicts');
  await expect(page.getByRole('row', { name: /LM Studio/ })).toContainText('I own shares of it.');

  await page.goto(path);
  await page.getByRole('button', { name: 'Withdraw the declaration' }).click();
  await expect(page.getByText(/^Withdrawn\. /)).toBeVisible();
  await expect(deskButton(page, 'Publish')).toBeEnabled();
});

test('who holds no seat is told so; an admin may still retract', async ({ page }) => {
  await signInAs(page, 'reviewer');
  await page.goto('/review');
  await expect(page.getByText(/any seat of the panel/)).toBeVisible();
  await page.goto(deskOf('ollama', 'builder'));
  await expect(page.getByText('You do not hold the Builder seat.')).toBeVisible();
  await expect(page.getByText('Retract this verdict')).toHaveCount(0);
  await signInTo(page, await newAccount('admin'));
  await page.goto(deskOf('ollama', 'builder'));
  await expect(page.getByText('Retract this verdict')).toBeVisible();
});
