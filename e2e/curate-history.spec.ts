import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { type Account, onDatabase, signInAs } from './support/sign-in';

const OLD = 'A tool that is tried out, with a sentence about it.';
const NEW = 'A tool that is put to use, with a sentence about it.';

/** A draft tool of this test's own, changed by `account` in one operation, for a reason. */
async function changedTool(account: Account, name: string) {
  const tool = await newTool('draft', name);
  const acting = {
    ...{ kind: 'person', userId: account.userId, addressHash: 'c0ffee1234567890' },
    ...{ operation: crypto.randomUUID(), reason: 'The maker wrote to us.' },
  };
  await onDatabase(
    `WITH acting AS MATERIALIZED (SELECT set_config('shipworthy.actor', $1, true) AS said)
     UPDATE tools SET tagline = '=1+1', description = $3 FROM acting
     WHERE id = $2 AND acting.said IS NOT NULL`,
    [JSON.stringify(acting), tool.id, NEW],
  );
  return { ...tool, operation: acting.operation, path: `/admin/history?tool=${tool.id}` };
}

const taglineOf = async ({ id }: { id: number }) =>
  (await onDatabase<{ tagline: string }>('SELECT tagline FROM tools WHERE id = $1', [id]))[0]
    ?.tagline;

const undoButton = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

test('a change is read with who, what, when, from where and why, and taken back', async ({
  page,
}) => {
  const admin = await signInAs(page, 'admin', { name: 'Ada of the history' });
  const tool = await changedTool(admin, 'Tool of a history');
  await page.goto('/admin');
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();

  await page.getByLabel('Tool’s name or address').fill(tool.name);
  await page.getByRole('combobox', { name: 'Done', exact: true }).selectOption('changed');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/q=Tool/);
  const entry = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: 'Ada of the history' });
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText('from c0ffee12');
  await expect(entry).toContainText('Reason: The maker wrote to us.');
  await expect(entry).toContainText('Tool Tool of a history changed');
  await expect(entry.locator('time').first()).toHaveAttribute('datetime', /^20.*Z$/);
  await expect(entry).toContainText('Tagline: Tried out.');
  await expect(entry).toContainText('=1+1');
  // A long text is compared word by word.
  await expect(entry.locator('del')).toHaveText(/tried out/);
  await expect(entry.locator('ins')).toHaveText(/put to use/);

  await undoButton(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'Undone: 1 change.' })).toBeVisible();
  expect(await taglineOf(tool)).toBe('Tried out.');
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect.poll(() => taglineOf(tool)).toBe('=1+1');
});

test('the history is narrowed by who, what and day, and pages are links', async ({ page }) => {
  const admin = await signInAs(page, 'admin');
  const tool = await changedTool(admin, 'Tool of a day');
  const entries = page.getByRole('main').locator('ol > li');
  await page.goto(tool.path);
  await expect(entries).toHaveCount(2);
  await expect(page.getByText('Only one tool.')).toBeVisible();
  const today = new Date().toISOString().slice(0, 10);
  for (const [narrowed, count] of [
    [`who=${admin.userId}`, 1],
    ['who=job', 0],
    ['noun=tools', 2],
    ['noun=matchups', 0],
    ['verb=created', 1],
    [`from=${today}&to=${today}`, 2],
    ['to=2020-01-01', 0],
    [`operation=${tool.operation}`, 1],
  ] as const) {
    await page.goto(`${tool.path}&${narrowed}`);
    await expect(entries, narrowed).toHaveCount(count);
  }
  await expect(page.getByText('No change is known that fits this.')).toHaveCount(0);
  // From the newest to the oldest and round about.
  await page.goto(tool.path);
  await expect(entries.first()).toContainText('changed');
  await page.getByRole('link', { name: 'Oldest first' }).click();
  await expect(entries.first()).toContainText('created');

  await page.goto('/admin/history');
  const first = await entries.first().textContent();
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByRole('link', { name: 'First page' })).toBeVisible();
  await expect(entries.first()).not.toHaveText(first ?? '');
  expect((await page.request.get('/admin/history?after=none')).status()).toBe(404);
});

test('the narrowed history is a file, and no cell of it is a formula', async ({ page }) => {
  const admin = await signInAs(page, 'admin');
  const tool = await changedTool(admin, '=Formula()');
  await page.goto(`${tool.path}&verb=changed`);
  const downloaded = async (name: string) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(
      /^shipworthy-history-\d{4}-\d\d-\d\d\.(csv|json)$/,
    );
    return readFile(await download.path(), 'utf8');
  };
  const csv = await downloaded('Download CSV');
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  expect(csv).toContain(",'=Formula(),");
  const json = JSON.parse(await downloaded('Download JSON')) as Record<string, unknown>[];
  expect(json).toHaveLength(1);
  expect(json[0]).toMatchObject({
    ...{ operation: tool.operation, noun: 'tools', verb: 'changed', subject: '=Formula()' },
    ...{ actorId: admin.userId, reason: 'The maker wrote to us.', addressHash: 'c0ffee1234567890' },
    ...{ before: { tagline: 'Tried out.', description: OLD }, after: { tagline: '=1+1' } },
  });
});

test('without JavaScript the history is narrowed and a change taken back', async ({
  newVisitor,
}) => {
  const page = await newVisitor({ javaScriptEnabled: false });
  const admin = await signInAs(page, 'admin');
  const tool = await changedTool(admin, 'Tool without a script');
  await page.goto(tool.path);
  await page.getByRole('combobox', { name: 'Done', exact: true }).selectOption('changed');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`tool=${tool.id}`));
  await undoButton(page).click();
  await expect(page.getByText('Undone: 1 change.')).toBeVisible();
  expect(await taglineOf(tool)).toBe('Tried out.');
  // What was made shows its fields without a script.
  await page.goto(`${tool.path}&verb=created`);
  await page.getByText(/^\d+ fields$/).click();
  await expect(page.getByText('https://example.com')).toBeVisible();
});

test('the history and the dashboard bear axe and a narrow phone', async ({ page }) => {
  test.setTimeout(120_000);
  const admin = await signInAs(page, 'admin');
  const tool = await changedTool(admin, 'Tool of a phone');
  for (const path of [`${tool.path}&verb=changed`, '/admin', '/admin/panels', '/admin/jobs']) {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
  }
});

test('the days of the filter stand beside each other, and on the narrowest phone', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await page.goto('/admin/history');
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed, String(width)).toBeLessThanOrEqual(width);
    const [from, to] = await Promise.all(
      ['From (UTC)', 'To'].map((label) => page.getByLabel(label, { exact: true }).boundingBox()),
    );
    if (!from || !to) throw new Error('There is no such box');
    const apart = Math.max(to.x - (from.x + from.width), to.y - (from.y + from.height));
    expect(apart, String(width)).toBeGreaterThan(4);
    expect(to.x + to.width, String(width)).toBeLessThanOrEqual(width);
  }
});

test('the dashboard’s numbers lead to the lists that show these', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto('/admin');
  const work = page.getByRole('region', { name: 'To do' });
  const votes = page.getByRole('region', { name: 'Votes' });
  await expect(votes.getByRole('img')).toHaveAccessibleName(/^In 14 days: /);
  await votes.getByText('The same as a table').click();
  await expect(votes.getByRole('row')).toHaveCount(15);
  const links = await work
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link) => (link as HTMLAnchorElement).getAttribute('href') ?? ''),
    );
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) expect((await page.goto(link))?.status(), link).toBe(200);

  // A failed job is named, with why.
  await onDatabase(
    `INSERT INTO job_states (name, last_start_at, last_failure_at, last_failure)
     VALUES ('journey-job', now(), now(), 'The sun was in its eyes') ON CONFLICT DO NOTHING`,
  );
  try {
    await page.goto('/admin');
    await work.getByRole('link', { name: /Failed jobs/ }).click();
    const job = page.getByRole('row').filter({ hasText: 'journey-job' });
    await expect(job).toContainText('The sun was in its eyes');
    await page.getByRole('link', { name: 'All jobs' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'publish-matchups' })).toBeVisible();
  } finally {
    await onDatabase("DELETE FROM job_states WHERE name = 'journey-job'");
  }

  // An incomplete panel names the seats that are missing.
  await page.goto('/admin/panels');
  const seat = page.getByLabel('Not judged by');
  await seat.selectOption('founder');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/seat=founder/);
  for (const row of await page.getByRole('row').all()) {
    const text = await row.textContent();
    if (text?.startsWith('Tool')) continue;
    expect(text).toContain('Founder');
  }
});
