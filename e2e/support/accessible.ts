import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const themes = ['light', 'dark'] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

/** All that axe judges by colour: the rest of a page is the same in the dark. */
const COLOUR = { type: 'tag' as const, values: ['cat.color'] };

/** Expects axe to find nothing: light, narrow and wide, and the dark's colours on the narrow one. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    for (const size of colorScheme === 'dark' ? sizes.slice(0, 1) : sizes) {
      await page.setViewportSize(size);
      // Legacy mode spares a second tab for each check: there are no frames to look into.
      const axe = new AxeBuilder({ page })
        .setLegacyMode()
        .options(colorScheme === 'dark' ? { runOnly: COLOUR } : {});
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
      expect.soft(found, `${colorScheme}, ${size.width} px`).toEqual([]);
    }
  }
}
