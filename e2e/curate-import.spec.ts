import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { expect, test } from './support/fixtures';
import { csvOf, expectOutcome, say, sendFile } from './support/imports';
import { onDatabase, signInAs } from './support/sign-in';

// One after the other: an import that is applied moves what another one has seen.
test.describe.configure({ mode: 'default' });

test('a file with refused rows is mended, applied, seen on the site, and retired by another', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  const slug = `e2e-import-${Date.now()}`;
  const rows = [
    { slug, name: '=Imported, and “quoted”' },
    { slug: `${slug}-b`, category: 'nowhere', state: 'draft' },
    { slug: 'Not a slug', name: '', state: 'draft' },
  ];
  await sendFile(page, 'tools.csv', csvOf(rows));
  await expectOutcome(page, 'to create', 1);
  await expectOutcome(page, 'refused', 2);
  await expect(page.getByRole('row', { name: /^3 / })).toContainText('There is no such category.');
  await expect(page.getByRole('row', { name: /^4 / })).toContainText('Give the name.');

  const [refused] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the 2 refused rows' }).click(),
  ]);
  const reasons = await readFile(await refused.path(), 'utf8');
  expect(reasons).toContain('row,column,value,reason\r\n3,category,nowhere,');
  expect(reasons).toContain('4,name,,Give the name.');

  await page.getByRole('button', { name: 'Apply 1 new tool' }).click();
  await expect(
    page.getByText('Nothing was changed: 2 rows of the file are refused.'),
  ).toBeVisible();
  await expect(page.getByRole('radio', { name: /All or nothing/ })).toBeChecked();
  await page.getByRole('button', { name: 'Cancel this import' }).click();
  await expect(page.getByText('Cancelled. Sent by')).toBeVisible();

  await sendFile(page, 'tools.csv', csvOf([rows[0] ?? {}, { slug: `${slug}-b`, state: 'draft' }]));
  await expectOutcome(page, 'to create', 2);
  await page.getByRole('button', { name: 'Apply 2 new tools' }).click();
  await expect(page.getByText('2 rows applied.')).toBeVisible();
  await expect(page.getByText('It published new tools')).toBeVisible();
  await page.goto(`/tools/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('=Imported, and “quoted”');
  await expect(page.getByText('From $12.50 a month').first()).toBeVisible();
  await expect
    .poll(async () => (await page.request.get('/tools')).text())
    .toContain(`/tools/${slug}`);

  await undoAndRedo(page, slug);
  await sendFile(page, 'tools.csv', csvOf([{ slug, name: 'Renamed', state: 'retired' }]));
  await expectOutcome(page, 'to change', 1);
  const changed = page.getByRole('row', { name: /^2 / });
  await expect(changed).toContainText(/name.*Before: =Imported.*After: Renamed/s);
  await page.getByRole('button', { name: 'Apply 1 changed tool' }).click();
  await expect(page.getByText('1 row applied.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(say(page, 'Undone: 1 change.')).toBeVisible();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect
    .poll(() => onDatabase('SELECT state, retired_reason FROM tools WHERE slug = $1', [slug]))
    .toEqual([{ state: 'retired', retired_reason: 'Import of tools.csv' }]);
});

/** What it published has an address that people know: undone, it is retired; redone, it is back. */
async function undoAndRedo(page: Page, slug: string): Promise<void> {
  const states = () =>
    onDatabase('SELECT slug, state FROM tools WHERE slug IN ($1, $2) ORDER BY slug', [
      ...[slug, `${slug}-b`],
    ]);
  const status = async () => (await page.request.get(`/tools/${slug}`)).status();
  const before = await states();
  await page.goBack();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(say(page, 'Undone: 4 changes.')).toBeVisible();
  expect(await states()).toEqual([{ slug, state: 'retired' }]);
  await expect.poll(status).toBe(404);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(say(page, 'Redone: 4 changes.')).toBeVisible();
  expect(await states()).toEqual(before);
  await expect.poll(status).toBe(200);
}

async function exportAndImport(page: Page, format: string): Promise<void> {
  await page.goto('/admin/export');
  await page.getByLabel('Format').selectOption(format);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  await sendFile(page, file.suggestedFilename(), await readFile(await file.path()));
  await expectOutcome(page, 'to create', 0);
  await expectOutcome(page, 'to change', 0);
  await expectOutcome(page, 'refused', 0);
}

test('what is exported is imported without a change', async ({ page }) => {
  test.slow();
  await signInAs(page, 'admin');
  for (const format of ['CSV, for spreadsheets', 'JSON, for programs']) {
    // Again where another journey has changed a tool in between.
    await expect(() => exportAndImport(page, format)).toPass();
    await expect(page.getByText('There is nothing to apply.')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel this import' }).click();
    await expect(page.getByText('Cancelled. Sent by')).toBeVisible();
  }
});

test('a file that is no catalogue gets one clear message', async ({ page }) => {
  await signInAs(page, 'admin');
  for (const [name, file, message] of [
    ['tools.csv', Buffer.from([80, 75, 3, 4, 0, 0]), 'This is a spreadsheet or an archive'],
    ['tools.json', '{}', 'This JSON is no list of tools'],
    ['tools.csv', 'slug,name\r\na,b\r\n', 'these columns are missing: tagline'],
    [
      'tools.csv',
      csvOf([{ slug: 'e2e-twice' }, { slug: 'e2e-twice' }]),
      'Rows 2 and 3 have the same slug, “e2e-twice”.',
    ],
  ] as const) {
    await sendFile(page, name, file);
    await expect(say(page, message)).toBeVisible();
    await expect(page.getByText('Nothing was changed.', { exact: false }).first()).toBeVisible();
  }
  await page.goto('/admin/import');
  const buffer = Buffer.from('slug');
  const file = { name: 'tools.txt', mimeType: 'text/plain', buffer };
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('The file’s name has to end in .csv or .json.')).toBeVisible();
});

test('without JavaScript a file is sent, looked at, applied and cancelled', async ({
  newVisitor,
}) => {
  const page = await newVisitor({ javaScriptEnabled: false });
  await signInAs(page, 'admin');
  const slug = `e2e-plain-${Date.now()}`;
  const rows = [
    { slug, state: 'draft' },
    { slug: `${slug}-b`, state: 'none' },
  ];
  await sendFile(page, 'plain.csv', csvOf(rows));
  await expect(async () => {
    await page.reload();
    await expectOutcome(page, 'refused', 1);
  }).toPass();
  await page.getByRole('button', { name: 'Apply 1 new tool' }).click();
  await expect(page.getByText('Nothing was changed: 1 row of the file is refused.')).toBeVisible();
  await page.getByRole('radio', { name: /Only the good rows/ }).check();
  await page.getByRole('button', { name: 'Apply 1 new tool' }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('1 row applied.')).toBeVisible();
  }).toPass();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(say(page, 'Undone')).toBeVisible();

  await sendFile(page, 'plain.csv', csvOf([{ slug, state: 'draft' }]));
  await expect(async () => {
    await page.reload();
    await expectOutcome(page, 'to create', 1);
  }).toPass();
  await page.getByRole('button', { name: 'Cancel this import' }).click();
  await expect(page.getByText('Cancelled. Sent by')).toBeVisible();
  expect(await onDatabase('SELECT FROM tools WHERE slug LIKE $1', [`${slug}%`])).toEqual([]);
});

test('a large file shows how far it is, and is cancelled on the way', async ({ page }) => {
  await signInAs(page, 'admin');
  const slug = `e2e-large-${Date.now()}`;
  const description = 'It does one thing. '.repeat(60);
  const rows = Array.from({ length: 12_000 }, (_, n) => ({ slug: `${slug}-${n}`, description }));
  await sendFile(page, 'large.csv', csvOf(rows));
  await expect(page.getByRole('progressbar', { name: 'How far it is' })).toBeVisible();
  await expect(page.getByText(/^[1-9][\d,]* rows read, \d+% of the file$/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel this import' }).click();
  await expect(page.getByText('Cancelled. Sent by')).toBeVisible();
  expect(await onDatabase('SELECT FROM tools WHERE slug LIKE $1', [`${slug}%`])).toEqual([]);
});

test('a file from another site, and one of nobody, is not taken', async ({ request, baseURL }) => {
  const multipart = {
    file: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf([{}])) },
  };
  const foreign = await request.post('/admin/import/upload', {
    ...{ multipart, headers: { origin: 'https://elsewhere.example' }, maxRedirects: 0 },
  });
  expect(foreign.status()).toBe(403);
  const nobody = await request.post('/admin/import/upload', {
    ...{ multipart, headers: { origin: baseURL ?? '' }, maxRedirects: 0 },
  });
  expect(nobody.status()).toBe(303);
  expect(nobody.headers().location).toContain('/signin');
});

test('the pages of import and export are accessible and fit a phone', async ({ page }) => {
  await signInAs(page, 'admin');
  await onDatabase("UPDATE tools SET tagline = tagline WHERE slug = 'ollama'");
  await sendFile(
    page,
    'a-rather-long-name-of-a-catalogue-file-that-does-not-fit-beside-others.csv',
    csvOf([
      { slug: 'e2e-shown', state: 'draft' },
      { slug: 'ollama', description: 'Another description. '.repeat(20) },
      { slug: 'e2e-refused', website: `nowhere${'x'.repeat(150)}`, state: 'draft' },
    ]),
  );
  await expectOutcome(page, 'refused', 1);
  const shown = page.url();
  for (const path of [shown, '/admin/import?problem=ending', '/admin/export']) {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
});
