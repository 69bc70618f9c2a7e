import { expect, test } from '@playwright/test';

test('the site answers, and its own policy lets it run', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  const response = await page.goto('/');
  expect(response?.status()).toBe(200);
  expect(response?.headers()['content-security-policy']).toContain("'sha256-");
  await expect(page.locator('h1')).toBeVisible();
  expect(problems).toEqual([]);
});
