import { expectAccessible } from './support/accessible';
import { expect, NOT_FOUND, test } from './support/fixtures';
import { castAs, judge, newTool } from './support/merging';
import { onDatabase, signInAs } from './support/sign-in';

const mergePage = (source: { slug: string }, target: { slug: string }) =>
  `/admin/duplicates/merge?source=${source.slug}&target=${target.slug}`;

test('a duplicate is found, looked at, merged, and the merge undone', async ({ page, request }) => {
  test.setTimeout(90_000);
  const [kept, double, other] = [
    await newTool('Gannet Writer'),
    await newTool('Gannet Writer AI'),
    await newTool('Cormorant'),
  ];
  const both = await castAs(kept, 'skip');
  await castAs(double, 'ship', both);
  await castAs(kept, 'ship');
  await castAs(kept, 'ship');
  await castAs(double, 'ship');
  await judge(kept, 'skeptic', 'Kept: it held for a week');
  await judge(double, 'skeptic', 'Double: it held for a month');
  await onDatabase(
    `INSERT INTO matchups (left_id, right_id, state, publish_at)
     VALUES ($1, $2, 'published', now()), ($1, $3, 'published', now())`,
    [double.id, kept.id, other.id],
  );
  await signInAs(page, 'admin');

  const list = '/admin/duplicates?q=Gannet';
  await expect(async () => {
    await page.goto(list);
    await expect(page.getByRole('row', { name: /Gannet Writer AI/ })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 40_000 });
  const row = page.getByRole('row', { name: /Gannet Writer AI/ });
  await expect(row).toContainText(/names \d\d% alike/);
  await expectAccessible(page);
  await row.getByRole('link', { name: /^Merge/ }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Gannet Writer AI into Gannet Writer',
  );
  const main = page.locator('main');
  await expect(main).toContainText(
    '2 votes of Gannet Writer AI move to Gannet Writer, which has 3',
  );
  await expect(main).toContainText('1 voter voted on both and counts once');
  await expect(main).toContainText('for 1 that is the one on Gannet Writer AI.');
  await expect(main).toContainText('67% of 3 votes now, 100% of 4 votes afterwards');
  await expect(main).toContainText('is withdrawn: it would pit the tool against itself');
  await expect(main).toContainText('is that of Gannet Writer and Cormorant from then on');
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  await page.getByRole('radio', { name: 'The one on Gannet Writer', exact: true }).check();
  await page.getByRole('button', { name: 'Merge Gannet Writer AI into Gannet Writer' }).click();
  await expect(page.getByRole('status')).toContainText('leads to Gannet Writer now');

  // The old address leads to the new one, and the figures are those that were shown.
  await page.goto(`/tools/${double.slug}`);
  await expect(page).toHaveURL(new RegExp(`/tools/${kept.slug}$`));
  await expect(page.locator('main')).toContainText('Kept: it held for a week');
  await expect(page.locator('main')).not.toContainText('Double: it held for a month');
  await page.goto(`/compare/${[double.slug, other.slug].sort().join('-vs-')}`);
  await expect(page).toHaveURL(
    new RegExp(`/compare/(?:${kept.slug}-vs-${other.slug}|${other.slug}-vs-${kept.slug})$`),
  );
  const old = await request.get(`/api/v1/tools/${double.slug}`, { maxRedirects: 0 });
  expect(old.status()).toBe(308);
  const tally = async (slug: string) => {
    const { community } = await (await request.get(`/api/v1/tools/${slug}`)).json();
    return [community.ships, community.skips];
  };
  await expect.poll(() => tally(kept.slug)).toEqual([4, 0]);

  await page.goto('/admin/duplicates/merges?q=Gannet');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Undo/ }).click();
  await expect(page.locator('main')).toContainText('Nothing was changed since');
  await expectAccessible(page);
  await page
    .getByRole('button', { name: 'Make Gannet Writer AI and Gannet Writer two again' })
    .click();
  await expect(page.getByRole('status')).toContainText('two tools again');
  await page.goto(`/tools/${double.slug}`);
  await expect(page).toHaveURL(new RegExp(`/tools/${double.slug}$`));
  await expect(page.locator('main')).toContainText('Double: it held for a month');
  await expect.poll(() => tally(kept.slug)).toEqual([2, 1]);
  await expect.poll(() => tally(double.slug)).toEqual([2, 0]);
});

test('what changed since the page was made is named, and nothing is merged', async ({ page }) => {
  const [kept, double] = [await newTool('Puffin Notes'), await newTool('Puffin Note')];
  await signInAs(page, 'admin');
  await page.goto(mergePage(double, kept));
  await onDatabase('UPDATE tools SET revision = revision + 1 WHERE id = $1', [kept.id]);
  await page.getByLabel('Reason').fill('The same people make it.');
  await page.getByRole('button', { name: /^Merge Puffin Note into/ }).click();
  await expect(page.getByRole('status')).toContainText('the facts of one of the two changed');
  await expect(page.getByLabel('Reason')).toHaveValue('The same people make it.');
  await page.getByRole('button', { name: /^Merge Puffin Note into/ }).click();
  await expect(page.getByRole('status')).toContainText('leads to Puffin Notes now');
});

test('two that are different are said so, and it can be taken back', async ({ page }) => {
  const [one, other] = [await newTool('Guillemot Sketch'), await newTool('Guillemot Sketches')];
  await onDatabase(
    `INSERT INTO duplicate_pairs (one_id, other_id, alike, same_site, score)
     VALUES ($1, $2, 0.8, false, 0.8) ON CONFLICT DO NOTHING`,
    [one.id, other.id],
  );
  await signInAs(page, 'admin');
  await page.goto('/admin/duplicates?q=Guillemot');
  await page.getByRole('button', { name: /^Not duplicates/ }).click();
  await expect(page.getByText('Noted: these are two.')).toBeVisible();
  await page.goto('/admin/duplicates?q=Guillemot');
  await expect(page.getByText('No pair is like that.')).toBeVisible();
  await page.getByLabel('Judged').selectOption('Not duplicates');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('button', { name: /^Put back/ }).click();
  await expect(page.getByText('Back among the likely ones.')).toBeVisible();
});

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('two that are named are merged, refused in turn, and undone', async ({
    page,
    expectFault,
  }) => {
    expectFault(NOT_FOUND);
    const [first, second, third] = [
      await newTool('Kittiwake'),
      await newTool('Kittiwake Cloud'),
      await newTool('Kittiwake Cloud Two'),
    ];
    await signInAs(page, 'admin');
    await page.goto('/admin/duplicates');
    await page.getByLabel('Goes').fill('no-such-tool');
    await page.getByLabel('Stays').fill(second.slug);
    await page.getByRole('button', { name: 'Show what would happen' }).click();
    await expect(page.getByText('No tool has this address.')).toBeVisible();
    await page.getByLabel('Goes').fill(`https://example.com/tools/${first.slug}/`);
    await page.getByRole('button', { name: 'Show what would happen' }).click();
    await page.getByRole('link', { name: 'Swap the two' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Kittiwake Cloud into Kittiwake',
    );
    await page.getByRole('link', { name: 'Swap the two' }).click();
    await page.getByRole('button', { name: /^Merge Kittiwake into/ }).click();
    await expect(page.getByText('Merged: Kittiwake leads to Kittiwake Cloud now')).toBeVisible();
    await page.goto(mergePage(second, third));
    await page.getByRole('button', { name: /^Merge Kittiwake Cloud into/ }).click();
    await expect(page.getByText('leads to Kittiwake Cloud Two now')).toBeVisible();

    await page.goto(`/tools/${first.slug}`);
    await expect(page).toHaveURL(new RegExp(`/tools/${third.slug}$`));

    await page.goto('/admin/duplicates/merges?q=Kittiwake');
    await page.getByRole('link', { name: /^Why it stays/ }).click();
    await expect(page.locator('main')).toContainText('Undo that merge first');
    await page.goto('/admin/duplicates/merges?q=Kittiwake');
    await page.getByRole('link', { name: /^Undo/ }).click();
    await page.getByRole('button', { name: /two again$/ }).click();
    await expect(page.getByText('two tools again')).toBeVisible();
    await page.goto(`/tools/${first.slug}`);
    await expect(page).toHaveURL(new RegExp(`/tools/${second.slug}$`));
    for (const path of ['/admin/duplicates', '/admin/duplicates/merges?q=Kittiwake']) {
      await page.goto(path);
      const needed = await page.locator('html').evaluate((html) => html.scrollWidth);
      expect(needed, `${path} scrolls sideways`).toBeLessThanOrEqual(390);
    }
  });
});
