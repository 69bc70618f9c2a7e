import {
  button,
  expectSaid,
  factField,
  fillFacts,
  hideTools,
  leaveVerdict,
  newName,
  newTool,
} from './support/desk-tools';
import { expect, test } from './support/fixtures';
import { expectPressed, expectTally, openKnown, SOON, voteButton } from './support/matchup';
import { signInAs } from './support/sign-in';

const NONE = { ships: 0, skips: 0 };

// One after the other: what they leave published is hidden when the last one is done.
test.describe.configure({ mode: 'default' });

test.afterAll(() => hideTools());

test('a tool is made, published, voted on and renamed; its old addresses lead to it', async ({
  page,
  newVisitor,
  request,
}) => {
  // A journey over many pages, each of which is made for the first time.
  test.slow();
  await signInAs(page, 'admin');
  const { name, slug } = newName('Curated');
  await page.goto('/admin/tools/new');
  await fillFacts(page, name);
  await expect(factField(page, 'Address')).toHaveValue(slug);
  await factField(page, 'Entry').selectOption('paid');
  await factField(page, 'Amount').fill('20');
  await factField(page, 'Read on').fill('2026-11-01');
  await button(page, 'Make the tool').click();
  // What is wrong stands at its field, and what was typed is kept.
  await expect(factField(page, 'Currency')).toHaveAccessibleDescription(/needs its currency/);
  await expect(factField(page, 'Category')).toHaveValue('audio');
  await factField(page, 'Currency').fill('USD');
  await button(page, 'Make the tool').click();
  await expectSaid(page, `${name} is made, as a draft.`);
  await page.getByRole('link', { name: `Open ${name}` }).click();
  expect((await request.get(`/tools/${slug}`)).status()).toBe(404);

  await button(page, 'Publish').click();
  await expectSaid(page, 'It is published.');
  const reader = await newVisitor();
  await expect.poll(async () => (await request.get(`/tools/${slug}`)).status(), SOON).toBe(200);
  await reader.goto(`/tools/${slug}`);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(name);
  // Nobody has said who makes it.
  await expect(reader.getByText('Made by')).toHaveCount(0);
  expect(await (await request.get(`/api/v1/tools/${slug}`)).json()).not.toHaveProperty('maker');

  await leaveVerdict(slug);
  await factField(page, 'Address').fill(`${slug}-anew`);
  await button(page, /^Save$/).click();
  await expectSaid(page, 'Saved.');
  await expect(page.getByRole('region', { name: 'Earlier addresses' })).toContainText(slug);
  // The reader's page was loaded before.
  await voteButton(reader, 'Ship', { slug, name }).click();
  await expect(reader.getByText(`Your vote on ${name} is recorded: ship`)).toBeVisible();
  await expectTally(request, { slug: `${slug}-anew`, name }, { ships: 1, skips: 0 });
  await expectPressed(reader, { slug, name }, 'Ship');

  for (const [from, to] of [
    [`/tools/${slug}`, `/tools/${slug}-anew`],
    [`/tools/${slug}/verdicts/skeptic`, `/tools/${slug}-anew/verdicts/skeptic`],
    [`/compare/${slug}-vs-ollama`, `/compare/${slug}-anew-vs-ollama`],
    [`/compare/ollama-vs-${slug}`, `/compare/${slug}-anew-vs-ollama`],
    [`/api/v1/tools/${slug}`, `/api/v1/tools/${slug}-anew`],
    [`/api/v1/tools/${slug}/tally`, `/api/v1/tools/${slug}-anew/tally`],
    [`/api/v1/matchups/${slug}-vs-ollama`, `/api/v1/matchups/${slug}-anew-vs-ollama`],
    [`/api/v1/matchups/${slug}-vs-ollama/tally`, `/api/v1/matchups/${slug}-anew-vs-ollama/tally`],
  ] as const) {
    await expect
      .poll(async () => {
        const answer = await request.get(from, { maxRedirects: 0 });
        return `${answer.status()} ${answer.headers().location?.replace(/^https?:\/\/[^/]+/, '')}`;
      }, SOON)
      .toBe(`308 ${to}`);
    expect((await request.get(from)).status(), to).toBe(200);
  }
  await openKnown(reader, `/tools/${slug}`);
  await expect(reader).toHaveURL(`/tools/${slug}-anew`);
  await voteButton(reader, 'Ship', { slug, name }).click();
  await expectTally(request, { slug: `${slug}-anew`, name }, NONE);

  await page.getByRole('region', { name: 'Facts' }).getByRole('button', { name: 'Undo' }).click();
  await expectSaid(page, /^Undone/);
  await expect
    .poll(async () => (await request.get(`/tools/${slug}`, { maxRedirects: 0 })).status(), SOON)
    .toBe(200);
  await expect
    .poll(async () => (await request.get(`/tools/${slug}-anew`)).url(), SOON)
    .toMatch(new RegExp(`/tools/${slug}$`));
});

test('a tool is retired with a reason, and comes back when that is undone', async ({
  page,
  request,
}) => {
  await signInAs(page, 'admin');
  const { id, slug } = await newTool('Curated', 'published');
  await page.goto(`/admin/tools/${id}`);
  await page.getByText('Retire it').click();
  await button(page, 'Retire this tool').click();
  await expect(factField(page, 'Reason')).toHaveAccessibleDescription(/Give the reason/);
  await factField(page, 'Reason').fill('It is no longer made.');
  await button(page, 'Retire this tool').click();
  await expectSaid(page, 'It is retired');
  await expect(page.getByText('Reason: It is no longer made.')).toBeVisible();
  const status = async () => (await request.get(`/tools/${slug}`)).status();
  await expect.poll(status, SOON).toBe(404);
  await button(page, /^Undo$/).click();
  await expectSaid(page, /^Undone/);
  await expect.poll(status, SOON).toBe(200);
  await page.reload();
  await expect(button(page, 'Take back to draft')).toBeVisible();
});

test('of two admins who edit one tool, the second sees both versions and chooses', async ({
  page,
  newVisitor,
}) => {
  await signInAs(page, 'admin');
  const other = await newVisitor();
  await signInAs(other, 'admin');
  const { id } = await newTool('Curated', 'draft');
  for (const each of [page, other]) await each.goto(`/admin/tools/${id}`, { waitUntil: 'load' });
  await factField(page, 'Tagline').fill('What the first one says.');
  await factField(page, 'Licence').fill('Apache-2.0');
  await button(page, /^Save$/).click();
  await expectSaid(page, 'Saved.');

  await factField(other, 'Tagline').fill('What the second one says.');
  await factField(other, 'Website').fill('https://example.com/second');
  await button(other, /^Save$/).click();
  await expectSaid(other, 'Somebody else saved this tool since you opened it.');
  const tagline = other.getByRole('group', { name: /^Tagline: two versions/ });
  await expect(tagline).toContainText('What the first one says.');
  await expect(tagline).toContainText('What the second one says.');
  await expect(tagline.getByRole('radio').first()).toBeChecked();
  // What the second one did not touch is proposed as the first one saved it.
  const licence = other.getByRole('group', { name: /^Licence: two versions/ });
  await expect(licence.getByRole('radio', { name: /Apache-2.0/ })).toBeChecked();
  await expect(other.getByRole('group', { name: /two versions/ })).toHaveCount(3);
  await tagline.getByRole('radio', { name: /What the first one says/ }).check();
  await button(other, /^Save$/).click();
  await expectSaid(other, 'Saved.');
  await expect(factField(other, 'Tagline')).toHaveValue('What the first one says.');
  await expect(factField(other, 'Licence')).toHaveValue('Apache-2.0');
  await expect(factField(other, 'Website')).toHaveValue('https://example.com/second');
  await other.reload();
  await expect(factField(other, 'Licence')).toHaveValue('Apache-2.0');
});

test('price reads are added, the newest counts, and what contradicts the text is said', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  const { id, name } = await newTool('Curated', 'draft');
  await page.goto(`/admin/tools?price=old&q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page).toHaveURL(`/admin/tools/${id}`);
  const prices = page.getByRole('region', { name: 'Price reads' });
  await expect(prices).toContainText('Nobody has read the price yet.');

  await factField(page, 'Entry').selectOption('paid');
  await button(page, 'Add this price read').click();
  await expect(factField(page, 'Source')).toHaveAccessibleDescription(/Give the page/);
  await expect(factField(page, 'Entry')).toHaveValue('paid');
  await factField(page, 'Source').fill('https://example.com/pricing');
  await button(page, 'Add this price read').click();
  await expectSaid(page, 'Added.');
  await expect(prices.getByText('Filed as paid under an open licence')).toBeVisible();

  // The warning follows what is saved: a note that says what is paid for settles it.
  await factField(page, 'Note').fill('The hosted version is paid for by the month.');
  await button(page, 'Add this price read').click();
  await expect(
    prices.getByRole('listitem').filter({ hasText: 'the one that visitors' }),
  ).toContainText('The hosted version');
  await expect(prices.getByText('Filed as paid under an open licence')).toHaveCount(0);
  await expect(prices.getByRole('link', { name: 'https://example.com/pricing' })).toHaveCount(2);
  await page.goto(`/admin/tools?price=old&q=${encodeURIComponent(name)}`);
  await expect(page.getByText('No tool is like that.')).toBeVisible();
});

test('what is typed and not saved is not lost by a click', async ({ page }) => {
  await signInAs(page, 'admin');
  const { id } = await newTool('Curated', 'draft');
  await page.goto(`/admin/tools/${id}`, { waitUntil: 'networkidle' });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    return dialog.dismiss();
  });
  await factField(page, 'Tagline').fill('Half of a');
  await page.getByRole('link', { name: 'Categories' }).click();
  await expect.poll(() => dialogs).toEqual(['beforeunload']);
  await expect(factField(page, 'Tagline')).toHaveValue('Half of a');

  // The header's links change the page without unloading it: they ask all the same, by keyboard too.
  const header = page.getByRole('navigation', { name: 'Main' });
  await header.getByRole('link', { name: 'Compare' }).click();
  await expect.poll(() => dialogs.length).toBe(2);
  await header.getByRole('link', { name: 'Panel' }).press('Enter');
  await expect.poll(() => dialogs).toEqual(Array(3).fill('beforeunload'));
  await expect(page).toHaveURL(`/admin/tools/${id}`);
  await expect(factField(page, 'Tagline')).toHaveValue('Half of a');
  page.removeAllListeners('dialog');
  page.on('dialog', (dialog) => dialog.accept());
  await header.getByRole('link', { name: 'Tools' }).click();
  await expect(page).toHaveURL('/tools');
});
