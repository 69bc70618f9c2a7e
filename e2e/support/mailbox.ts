import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** A browser of this machine: the tests' others come from elsewhere, as far as the site knows. */
export const HERE = { extraHTTPHeaders: {} };

/** Fills in the sign-in form of the open page and expects a link to be on its way. */
export async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send sign-in link' }).click();
  await expect(page.getByRole('status')).toContainText(`on its way to ${email}`);
}

/** Answers the newest sign-in link to this address, as the demo's mailbox shows it. */
export async function readLink(mailbox: Page, email: string): Promise<string> {
  await mailbox.goto('/dev/mailbox');
  const mail = mailbox
    .getByRole('listitem')
    .filter({ hasText: `to ${email}` })
    .first();
  const address = await mail.getByRole('link').getAttribute('href');
  if (!address) throw new Error(`No link was mailed to ${email}`);
  return address;
}
