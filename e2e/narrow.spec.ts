import { everyPage } from './support/cast';
import { expect, NOT_FOUND, test } from './support/fixtures';

for (const width of [320, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 }, hasTouch: true, isMobile: true });

    for (const path of everyPage) {
      test(`${path} fits, and its buttons are large enough for a thumb`, async ({
        page,
        expectFault,
      }) => {
        expectFault(NOT_FOUND);
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
        const { needed, given } = await page.evaluate(() => ({
          needed: document.documentElement.scrollWidth,
          given: innerWidth,
        }));
        expect(needed).toBeLessThanOrEqual(width);
        expect(given).toBe(width);
        for (const button of await page.getByRole('button').all()) {
          const box = await button.boundingBox();
          const name = await button.textContent();
          expect(box?.height, `${name}, high`).toBeGreaterThanOrEqual(44);
          expect(box?.width, `${name}, wide`).toBeGreaterThanOrEqual(44);
        }
      });
    }
  });
}
