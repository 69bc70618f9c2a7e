import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect } from './fixtures';

/** How far the page is wider than the window, in pixels, and what sticks out, to be mended. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return out.slice(-3).map((element) => `${scrollWidth}: ${element.outerHTML.slice(0, 160)}`);
  });
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  await expect
    .soft(async () => expect(await overflow(page), where).toEqual([]))
    .toPass({ timeout: 2_000 });
}

/** The buttons and fields that a thumb would miss. A link within a line of text is as high as its line. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, summary, select, input:not([type="hidden"])')].flatMap(
      (element) => {
        const { width, height } = element.getBoundingClientRect();
        const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (
          !seen ||
          element.matches('.figure-how, [tabindex="-1"], [type="radio"], [type="checkbox"]')
        )
          return [];
        return width >= 44 && height >= 44
          ? []
          : [`${width}×${height} ${element.outerHTML.slice(0, 120)}`];
      },
    ),
  );
}

/** The page that is open is clean of axe's faults, and fits 320 px, a zoom of 200% and letters twice as large. */
export async function expectForEveryone(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expectNoSidewaysScroll(page, '320 px');
  expect.soft(await tooSmall(page), 'as large as a thumb').toEqual([]);
  // A browser's own 200% on a screen of 1280 px; and where only the letters are twice as large.
  await page.setViewportSize({ width: 640, height: 450 });
  await expectNoSidewaysScroll(page, '200%');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.addStyleTag({ content: 'html { font-size: 200% }' });
  await expectNoSidewaysScroll(page, 'letters of twice the size');
}
