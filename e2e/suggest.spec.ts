import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { callAction, everyAction } from './support/roles';
import { onDatabase, signInAs } from './support/sign-in';

test.describe.configure({ mode: 'default' });

const unique = (word: string) => `${word} ${randomBytes(4).toString('hex')}`;
const THANKS = 'Thank you. A curator reads it';
const send = (page: Page) => page.getByRole('button', { name: 'Send suggestion' }).click();
const kept = (name: string) =>
  onDatabase<{ id: number; email: string | null }>(
    "SELECT id, email FROM suggestions WHERE fields ->> 'name' = $1",
    [name],
  );
const mailsTo = (email: string) =>
  onDatabase<{ subject: string; text: string }>(
    'SELECT subject, text FROM mails WHERE "to" = $1 ORDER BY id',
    [email],
  );

/** Proposes a tool, without a browser's help. Answers the suggestion's id. */
async function propose(name: string, email: string | null = null): Promise<number> {
  const [row] = await onDatabase<{ id: number }>(
    `INSERT INTO suggestions (kind, fields, email)
     VALUES ('tool', jsonb_build_object('name', $1::text, 'website', 'https://new.example', 'why', ''), $2)
     RETURNING id`,
    [name, email],
  );
  return row?.id ?? 0;
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a tool is suggested: an error stands at its field, and nothing typed is lost', async ({
    page,
  }) => {
    const name = unique('Plain');
    await page.goto('/suggest');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Website').fill('new.example');
    await send(page);
    const website = page.getByLabel('Website');
    await expect(website).toHaveAttribute('aria-invalid', 'true');
    await expect(website).toHaveAccessibleDescription(/starts with https/);
    await expect(website).toHaveValue('new.example');
    await expect(page.getByLabel('Name')).toHaveValue(name);
    expect(await kept(name)).toEqual([]);

    await website.fill('https://new.example');
    await page.getByLabel('Email (optional)').fill('Ada@Test.example');
    await send(page);
    await expect(page.getByRole('status')).toContainText(THANKS);
    await expect(page.getByLabel('Name')).toHaveValue('');
    expect(await kept(name)).toMatchObject([{ email: 'ada@test.example' }]);
  });

  test('what is here already is shown: a tool is kept all the same, a matchup is not', async ({
    page,
  }) => {
    const [left, right] = [await newTool('published'), await newTool('published')];
    const status = page.getByRole('status');
    await page.goto('/suggest');
    await page.getByLabel('Name').fill(left.name.toUpperCase());
    await page.getByLabel('Website').fill('https://elsewhere.example');
    await send(page);
    await expect(status).toContainText(THANKS);
    await expect(status).toContainText('It is here already');
    await expect(status.getByRole('link', { name: left.name })).toHaveAttribute(
      'href',
      `/tools/${left.slug}`,
    );
    expect(await kept(left.name.toUpperCase())).toHaveLength(1);

    await onDatabase(
      `INSERT INTO matchups (left_id, right_id, state, headline, publish_at)
       VALUES ($1, $2, 'published', 'Which one?', now())`,
      [left.id, right.id],
    );
    await page.goto('/suggest/matchup');
    await page.getByLabel('First tool').fill(right.name);
    await page.getByLabel('Second tool').fill(left.name);
    await send(page);
    await expect(status).toContainText('It is here already');
    await expect(status.getByRole('link')).toHaveAttribute(
      'href',
      `/compare/${left.slug}-vs-${right.slug}`,
    );
  });

  test('what fills in the hidden field is thanked alike, and not kept', async ({ page }) => {
    const name = unique('Robot');
    await page.goto('/suggest');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Website').fill('https://new.example');
    await page.locator('[name=company]').first().fill('Robots Inc');
    await send(page);
    await expect(page.getByRole('status')).toContainText(THANKS);
    expect(await kept(name)).toEqual([]);
  });

  test('a curator accepts a matchup and finds the form filled in', async ({ page }) => {
    const [left, right] = [await newTool('published'), await newTool('published')];
    await page.goto('/suggest/matchup');
    await page.getByLabel('First tool').fill(left.name);
    await page.getByLabel('Second tool').fill('No such tool at all');
    await send(page);
    await expect(page.getByLabel('Second tool')).toHaveAccessibleDescription(/no published tool/);
    await page.getByLabel('Second tool').fill(`https://ship.example/tools/${right.slug}`);
    await send(page);
    await expect(page.getByRole('status')).toContainText(THANKS);

    await signInAs(page, 'admin');
    await page.goto(`/admin/suggestions?kind=matchup&q=${encodeURIComponent(left.name)}`);
    await page.getByRole('link', { name: `${left.name} vs ${right.name}` }).click();
    await page.getByRole('button', { name: 'Accept and open the form' }).click();
    await expect(page).toHaveURL(/\/admin\/matchups\/new\?/);
    await expect(page.getByRole('heading', { level: 1, name: 'New matchup' })).toBeVisible();
    await expect(page.locator(`input[value="${left.name}"]`).first()).toBeVisible();
    await expect(page.locator(`input[value="${right.name}"]`).first()).toBeVisible();
  });

  test('a curator declines, with a reason that must be given, and takes it back', async ({
    page,
  }) => {
    const [name, email] = [unique('Declined'), `${randomBytes(4).toString('hex')}@test.example`];
    const id = await propose(name, email);
    await signInAs(page, 'admin');
    await page.goto(`/admin/suggestions/${id}`);
    await page.getByText('Decline', { exact: true }).click();
    await page.getByRole('button', { name: 'Decline the suggestion' }).click();
    await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/);
    await page.getByLabel('Reason').fill('It is not for sale yet.');
    await page.getByRole('button', { name: 'Decline the suggestion' }).click();
    await expect(page.getByText('Declined. The proposer is being mailed.')).toBeVisible();
    await expect(page.getByText('It is not for sale yet.')).toBeVisible();
    await expect.poll(async () => await mailsTo(email)).toHaveLength(1);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe(`Your suggestion was declined: ${name}`);
    expect(mail?.text).toContain('It is not for sale yet.');
    await expect.poll(() => kept(name)).toMatchObject([{ email: null }]);

    await page.getByRole('button', { name: 'Take the decision back' }).click();
    await expect(page.getByText('It waits again')).toBeVisible();
    await expect(page.getByText('No address was left.').first()).toBeVisible();
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

test('a fact is corrected from the tool’s page, and the tool’s form has the correction in it', async ({
  page,
  newVisitor,
}) => {
  const tool = await newTool('published');
  await page.goto(`/tools/${tool.slug}`);
  await page.getByRole('link', { name: 'Suggest a correction' }).click();
  await expect(page).toHaveURL(`/suggest/correction/${tool.slug}`);
  await expect(page.getByLabel('Tool', { exact: true })).toHaveValue(tool.name);
  await page.getByLabel('What is wrong').selectOption('Tagline');
  await page.getByLabel('What it should say').fill('Says what it does.');
  await send(page);
  await expect(page.getByRole('status')).toContainText(THANKS);

  await expect(page.getByRole('link', { name: `Back to ${tool.name}` })).toHaveAttribute(
    'href',
    `/tools/${tool.slug}`,
  );

  const desk = await newVisitor();
  await signInAs(desk, 'admin');
  await desk.goto('/admin/suggestions?kind=correction&sort=-sent');
  await desk.getByRole('link', { name: `${tool.name}: Tagline` }).click();
  await desk.getByRole('button', { name: 'Accept and open the form' }).click();
  await expect(desk).toHaveURL(new RegExp(`/admin/tools/${tool.id}\\?`));
  await expect(desk.getByLabel('Tagline')).toHaveValue('Says what it does.');
  await expect(desk.getByRole('complementary', { name: 'Suggestion' })).toContainText(
    'Says what it does.',
  );
  const [stored] = await onDatabase('SELECT tagline FROM tools WHERE id = $1', [tool.id]);
  expect(stored).toEqual({ tagline: 'Tried out.' });
});

test('a suggested tool fills in the form for a new one', async ({ page }) => {
  const name = unique('Accepted');
  const id = await propose(name);
  await signInAs(page, 'admin');
  await page.goto(`/admin/suggestions/${id}`);
  await page.getByRole('button', { name: 'Accept and open the form' }).click();
  await expect(page).toHaveURL(/\/admin\/tools\/new\?/);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await expect(page.getByLabel('Website')).toHaveValue('https://new.example');
});

test('of two curators the second is shown what the first decided, with their own reason kept', async ({
  page,
  newVisitor,
}) => {
  const id = await propose(unique('Twice'));
  const other = await newVisitor();
  await signInAs(page, 'admin', { name: unique('First') });
  await signInAs(other, 'admin');
  for (const desk of [page, other]) {
    await desk.goto(`/admin/suggestions/${id}`, { waitUntil: 'networkidle' });
    await desk.getByText('Decline', { exact: true }).click();
  }
  const decline = async (desk: Page, reason: string) => {
    await desk.getByLabel('Reason').fill(reason);
    await desk.getByRole('button', { name: 'Decline the suggestion' }).click();
  };
  await decline(page, 'No source.');
  await expect(page.getByText(/^Declined\./)).toBeVisible();
  await decline(other, 'Too old.');
  await expect(other.getByText(/has declined this meanwhile.*No source\./)).toBeVisible();
  await expect(other.getByText('Your decision was not recorded: Too old.')).toBeVisible();
  const [row] = await onDatabase('SELECT reason FROM suggestions WHERE id = $1', [id]);
  expect(row).toEqual({ reason: 'No source.' });
});

test('the pages are the same for everybody, and none is made for what is not there', async ({
  request,
}) => {
  const page = await request.get('/suggest/correction/ollama-vs-lm-studio');
  expect(page.headers()['cache-control']).toContain('s-maxage');
  expect(await page.text()).toContain('LM Studio');
  const fact = await request.get('/suggest/correction/ollama/license');
  expect(await fact.text()).toMatch(/It says now: (<!-- -->)?MIT/);
  for (const path of ['praise', 'correction/no-such-tool', 'correction/ollama/soul']) {
    expect((await request.get(`/suggest/${path}`)).status(), path).toBe(404);
  }
});

test('one address suggests twenty times an hour', async ({ request }) => {
  const action = everyAction().get('suggest.sendSuggestion') ?? '';
  const name = unique('Flood');
  const fields = { kind: 'tool', name, website: 'https://new.example', why: '' };
  const answers: string[] = [];
  for (let n = 0; n < 21; n += 1) {
    answers.push(await (await callAction(request, action, '/suggest', fields)).text());
  }
  expect(answers.slice(0, 20).every((text) => text.includes('"ok":true'))).toBe(true);
  expect(answers[20]).toContain('Too many suggestions');
  // The same from the same address waits once.
  expect(await kept(name)).toHaveLength(1);
});

test('the pages of suggestions are accessible, and fit a phone', async ({ page }) => {
  test.setTimeout(150_000);
  const id = await propose(unique('A rather long name of a tool that wants to be compared'));
  await signInAs(page, 'admin');
  for (const path of [
    '/suggest',
    '/suggest/correction/ollama-vs-lm-studio',
    '/admin/suggestions',
    `/admin/suggestions/${id}`,
  ]) {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
