import { expect, type Locator, type Page } from '@playwright/test';

/** The address at which a seat's verdict on a tool is written. */
export const deskOf = (tool: string, seat: string): string => `/review/${tool}?seat=${seat}`;

export const field = (
  page: Page,
  name: 'Tool' | 'Verdict' | 'Tool version' | 'Evidence',
): Locator => page.getByLabel(name, { exact: true });

export const deskButton = (page: Page, name: 'Save draft' | 'Publish'): Locator =>
  page.getByRole('button', { name, exact: true });

export const call = (page: Page, name: 'Ship' | 'Skip'): Locator =>
  page.getByRole('group', { name: 'Call' }).getByRole('radio', { name, exact: true });

/** Expects the page to say that the draft is saved. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved / })).toBeVisible();
}

/** Expects the page to say that the verdict stands now. */
export async function expectPublished(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Published: / })).toBeVisible();
}

/** Keeps the page's scripts from arriving until what it answers is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await opened;
    await route.continue();
  });
  return open;
}
