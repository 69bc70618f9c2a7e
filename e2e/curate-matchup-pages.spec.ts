import { expectAccessible } from './support/accessible';
import { newPair } from './support/curated';
import { expect, test } from './support/fixtures';
import { onDatabase, signInAs } from './support/sign-in';

async function newDraft() {
  const { left, right } = await newPair('published');
  const [row] = await onDatabase<{ id: number }>(
    'INSERT INTO matchups (left_id, right_id) VALUES ($1, $2) RETURNING id',
    [left.id, right.id],
  );
  return { left, right, path: `/admin/matchups/${row?.id}` };
}

/** Every page of the matchups' desk, with something on it. */
async function pages(): Promise<string[]> {
  const { path } = await newDraft();
  const list = '/admin/matchups';
  const others = ['new', 'featured', 'suggested'].map((page) => `${list}/${page}`);
  return [list, ...others, path, `${path}/preview`, `${path}/discard`];
}

test('the matchups’ desk is clean for axe, light and dark, narrow and wide', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'admin');
  for (const path of await pages()) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test.describe('390 px wide', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the matchups’ desk fits, and its buttons are large enough for a thumb', async ({
    page,
  }) => {
    await signInAs(page, 'admin');
    for (const path of await pages()) {
      await page.goto(path);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(needed, `${path} scrolls sideways`).toBeLessThanOrEqual(390);
      for (const button of await page.getByRole('main').getByRole('button').all()) {
        const box = await button.boundingBox();
        expect
          .soft(box?.height, `${path}: ${await button.textContent()}`)
          .toBeGreaterThanOrEqual(44);
      }
    }
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a matchup is made by typed names, edited, published and found in the list', async ({
    page,
  }) => {
    const { left, right } = await newPair('published');
    await signInAs(page, 'admin');
    await page.goto(`/admin/matchups/new?left=${left.slug}`);
    await expect(page.getByLabel('Tool on the left', { exact: true })).toHaveValue(left.name);
    await page.getByLabel('Tool on the right', { exact: true }).fill('No such tool');
    await page.getByLabel('Headline').fill('Typed');
    await page.getByRole('button', { name: 'Make a draft' }).click();
    await expect(page.getByText('There is no tool of this name.')).toBeVisible();
    await expect(page.getByLabel('Headline')).toHaveValue('Typed');

    await page.getByLabel('Tool on the right', { exact: true }).fill(right.slug);
    await page.getByRole('button', { name: 'Swap the sides' }).click();
    await expect(page.getByLabel('Tool on the left', { exact: true })).toHaveValue(right.slug);
    await page.getByRole('button', { name: 'Make a draft' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'A draft of' })).toBeVisible();
    await page.getByRole('link', { name: 'Open the draft' }).click();

    await page.getByLabel('Headline').fill('Typed anew');
    await page.getByRole('button', { name: 'Swap the sides' }).click();
    await expect(page.getByText('on the right, once it is saved')).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `${left.name} vs ${right.name}`,
    );

    await page.getByRole('button', { name: 'Publish now' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'is live' })).toBeVisible();
    await page.goto('/admin/matchups');
    await page.getByLabel('Tool’s name').fill(left.name.toUpperCase());
    await page.getByLabel('State').selectOption('Published');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('row').last()).toContainText('Typed anew');
    await page.getByRole('link', { name: 'Votes' }).click();
    await expect(page.getByRole('columnheader', { name: 'Votes' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await page.getByLabel('State').selectOption('Draft');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByText('No matchup is like this.')).toBeVisible();

    // The same pair again, from the other end.
    await page.goto(`/admin/matchups/new?left=${right.slug}&right=${left.slug}`);
    await page.getByRole('button', { name: 'Make a draft' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: 'have a matchup already, which is published' }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open it' })).toBeVisible();
  });

  test('a time that is past is refused at its field and stays there', async ({ page }) => {
    const { path } = await newDraft();
    await signInAs(page, 'admin');
    await page.goto(path);
    await page.getByLabel('Goes live at (UTC)').fill('2025-01-01T09:00');
    await page.getByRole('button', { name: 'Schedule' }).click();
    await expect(page.getByText('This time is past.')).toBeVisible();
    await expect(page.getByLabel('Goes live at (UTC)')).toHaveValue('2025-01-01T09:00');
  });
});

test('a page that was open while its matchup went live says so, and keeps what is typed', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const { path } = await newDraft();
  const id = path.split('/').at(-1);
  await onDatabase(
    "UPDATE matchups SET state = 'scheduled', publish_at = now() + interval '2 seconds' WHERE id = $1",
    [id],
  );
  await signInAs(page, 'admin');
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.getByLabel('Headline').fill('Not saved yet');
  await onDatabase("UPDATE matchups SET state = 'published', publish_at = now() WHERE id = $1", [
    id,
  ]);
  await expect(page.getByText(/Published\s+since/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('Headline')).toHaveValue('Not saved yet');
});
