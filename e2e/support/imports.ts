import { expect, type Page } from '@playwright/test';
import { type ToolTexts, toolColumns } from '@/lib/domain/tool-record';

/** A row that is in order, for whoever changes some of it. */
const good: ToolTexts = {
  ...{ slug: 'e2e-import', name: 'Imported', tagline: 'It came in a file.', state: 'published' },
  ...{ description: 'Imported by a test.', category: 'audio', website: 'https://example.com' },
  ...{ license: 'MIT', entry_kind: 'paid', entry_amount: '12.5', entry_currency: 'USD' },
  ...{ entry_period: 'month', entry_note: '', entry_source: 'https://example.com/pricing' },
  entry_checked_at: '2026-10-01',
};

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A CSV catalogue of rows, each with some columns of its own. */
export function csvOf(rows: Partial<ToolTexts>[]): string {
  const lines = rows.map((row) => {
    const texts = { ...good, ...row };
    return toolColumns.map((column) => cell(texts[column])).join(',');
  });
  return [toolColumns.join(','), ...lines, ''].join('\r\n');
}

/** Sends a file by the form of /admin/import, and waits until it is on the file's own page. */
export async function sendFile(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.goto('/admin/import');
  const buffer = typeof text === 'string' ? Buffer.from(text) : text;
  await page.getByLabel('File', { exact: true }).setInputFiles({
    ...{ name, buffer },
    mimeType: name.endsWith('.json') ? 'application/json' : 'text/csv',
  });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page).toHaveURL(/\/admin\/import\/\d+$/);
}

/** Expects the file to be checked, with so many rows of an outcome. */
export async function expectOutcome(page: Page, outcome: string, rows: number): Promise<void> {
  const found = page.getByRole('list', { name: 'What the file would do' });
  await expect(found.getByRole('link', { name: `${rows} ${outcome}` })).toBeVisible();
}

export const say = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text });
