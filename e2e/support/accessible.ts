import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Each theme at the size where the other is not looked at: what differs by both at once is nothing. */
const looks = [
  { colorScheme: 'light', size: { width: 1280, height: 900 } },
  { colorScheme: 'dark', size: { width: 390, height: 844 } },
] as const;

/** Expects axe to find nothing on a page as it stands: light and wide, dark and narrow. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    await page.setViewportSize(size);
    // Legacy mode spares a second tab for each check: there are no frames to look into.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
    expect.soft(found, `${colorScheme}, ${size.width} px`).toEqual([]);
  }
}
