import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { voteByForm } from './support/form';
import { expectTally } from './support/matchup';
import { onDatabase, signInAs } from './support/sign-in';

const votesOf = (id: number) => `/admin/tools/${id}/votes`;
const excluded = (page: Page) => page.getByRole('region', { name: 'Excluded' });

test('a voter is excluded with a reason and restored, and the figure follows both times', async ({
  page,
  newVoter,
  request,
}) => {
  const tool = await newTool('published');
  const path = `/tools/${tool.slug}`;
  const [one, other] = [await newVoter(), await newVoter({ 'x-forwarded-for': '10.9.8.7' })];
  await voteByForm(one, path, tool.slug, 'ship');
  await voteByForm(other, path, tool.slug, 'skip');
  await expectTally(request, tool, { ships: 1, skips: 1 });

  await signInAs(page, 'admin');
  await page.goto(`/admin/tools/${tool.id}`);
  await page.getByRole('link', { name: 'Votes', exact: true }).click();
  await expect(page.getByText('50% ship of 2 counted votes.')).toBeVisible();
  await expect(page.getByRole('img', { name: /1 ship, 1 skip, 0 not counted/ })).toBeVisible();
  await page.getByLabel('Choice').selectOption('skip');
  await page.getByRole('button', { name: 'Show' }).click();
  const row = page.getByRole('row').filter({ hasText: 'skip' });
  await expect(row).toHaveCount(1);
  await row.getByRole('link', { name: /^Exclude voter/ }).click();
  await page.waitForLoadState('networkidle');
  await expect(page.getByLabel(`On ${tool.name}: 1 vote`)).toBeChecked();
  await page.getByRole('button', { name: 'Exclude from the count' }).click();
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/);
  await page.getByLabel('Reason').fill('One of a burst.');
  await page.getByRole('button', { name: 'Exclude from the count' }).click();
  await expect(page.getByText('1 vote left the count')).toBeVisible();
  await expectTally(request, tool, { ships: 1, skips: 0 });
  await voteByForm(other, path, tool.slug, 'ship');
  await expectTally(request, tool, { ships: 1, skips: 0 });

  await page.getByRole('link', { name: /^Back to the votes/ }).click();
  await expect(page.getByText('100% ship of 1 counted vote.')).toBeVisible();
  await expect(page.getByText('not counted: One of a burst.')).toBeVisible();
  await expect(excluded(page)).toContainText('One of a burst.');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: /^Restore voter/ }).click();
  await expect(page.getByText('1 vote came back into the count')).toBeVisible();
  await expectTally(request, tool, { ships: 2, skips: 0 });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an address is excluded: its votes so far and those that come', async ({
    page,
    newVoter,
    request,
  }) => {
    const tool = await newTool('published');
    const path = `/tools/${tool.slug}`;
    const from = { 'x-forwarded-for': '10.6.5.4' };
    for (const voter of [await newVoter(from), await newVoter(from)]) {
      await voteByForm(voter, path, tool.slug, 'ship');
    }
    await voteByForm(await newVoter(), path, tool.slug, 'skip');
    await signInAs(page, 'admin');
    await page.goto(`${votesOf(tool.id)}?choice=ship`);
    await page
      .getByRole('link', { name: /^Exclude address/ })
      .first()
      .click();
    await expect(page.getByText('2 votes came from this address')).toBeVisible();
    await page.getByLabel('Reason').fill('A classroom.');
    await page.getByRole('button', { name: 'Exclude from the count' }).click();
    await expect(page.getByText('2 votes left the count')).toBeVisible();
    await expectTally(request, tool, { ships: 0, skips: 1 });
    await voteByForm(await newVoter(from), path, tool.slug, 'ship');
    await expectTally(request, tool, { ships: 0, skips: 1 });
    await page.goto(votesOf(tool.id));
    await page.getByRole('button', { name: /^Restore address/ }).click();
    await expect(page.getByText('3 votes came back into the count')).toBeVisible();
    await expectTally(request, tool, { ships: 3, skips: 1 });
  });
});

/** Has as many voters vote at once. */
async function voteBy(voters: number, slug: string): Promise<void> {
  await onDatabase(
    `SELECT vote.* FROM generate_series(1, $2::int) AS n,
       LATERAL cast_vote($1, gen_random_uuid(), 'ship', 'hash' || n) AS vote`,
    [slug, voters],
  );
}

test('the votes of a tool are paged', async ({ page }) => {
  const tool = await newTool('published');
  await voteBy(60, tool.slug);
  await signInAs(page, 'admin');
  await page.goto(votesOf(tool.id));
  await expect(page.getByRole('row', { name: /counted/ })).toHaveCount(50);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByRole('row', { name: /counted/ })).toHaveCount(10);
});

test('the votes of a tool and what excludes one are accessible, and fit a phone', async ({
  page,
}) => {
  test.setTimeout(150_000);
  const tool = await newTool('published');
  await voteBy(2, tool.slug);
  const [voter] = await onDatabase<{ voter_id: string }>(
    'SELECT voter_id FROM votes WHERE tool_id = $1 LIMIT 1',
    [tool.id],
  );
  await signInAs(page, 'admin');
  for (const path of [votesOf(tool.id), `${votesOf(tool.id)}/exclude?voter=${voter?.voter_id}`]) {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
