import { everyPage } from './support/cast';
import { expect, NOT_FOUND, test } from './support/fixtures';

for (const width of [320, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 }, hasTouch: true, isMobile: true });

    test('every page fits, and its buttons are large enough for a thumb', async ({
      page,
      expectFault,
    }) => {
      expectFault(NOT_FOUND);
      for (const path of everyPage) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
        const { needed, given } = await page.evaluate(() => ({
          needed: document.documentElement.scrollWidth,
          given: innerWidth,
        }));
        expect.soft(needed, `${path} scrolls sideways`).toBeLessThanOrEqual(width);
        expect.soft(given, `${path} was laid out wider than the screen`).toBe(width);
        for (const button of await page.getByRole('button').all()) {
          const box = await button.boundingBox();
          const name = await button.textContent();
          expect.soft(box?.height, `${path}: ${name}, high`).toBeGreaterThanOrEqual(44);
          expect.soft(box?.width, `${path}: ${name}, wide`).toBeGreaterThanOrEqual(44);
        }
      }
    });
  });
}
