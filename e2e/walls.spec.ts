import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../scripts/lib/paths';
import { cast, everyPage } from './support/cast';
import { expect, NOT_FOUND, test } from './support/fixtures';
import { expectForEveryone, overflow } from './support/for-everyone';
import { voteButton } from './support/matchup';
import { everyRoute } from './support/roles';

const withTool = cast.axe;

for (const path of everyPage) {
  test(`${path}: axe, 320 px, twice the size`, async ({ page, expectFault }) => {
    if (path === '/no-such-page') expectFault(NOT_FOUND);
    await page.goto(path);
    await expectForEveryone(page);
  });
}

test('every kind of public page is looked at', () => {
  // An address with a query is sent on within, to a route that has no address of its own.
  const config = readFileSync(join(ROOT, 'next.config.ts'), 'utf8');
  const rewrites = config.slice(config.indexOf('];', config.indexOf('PUBLIC_PATHS')));
  const missing = everyRoute()
    .filter((file) => /^\(site\)\/.*page\.tsx$/.test(file))
    // The next page of a list is like the first.
    .filter((file) => !file.includes('/after/'))
    // The sample has no issue that went out; e2e/past-issues.spec.ts makes one and looks at its page.
    .filter((file) => !file.includes('/newsletter/[number]/'))
    .map((file) => file.replace(/^\(site\)|\/?page\.tsx$/g, '') || '/')
    .filter((route) => !rewrites.includes(`'${route}'`))
    .filter((route) => {
      const pattern = route
        .replace(/\/\[\[\.\.\.[^\]]+\]\]/g, '(/.+)?')
        .replace(/\[\.\.\.[^\]]+\]/g, '.+')
        .replace(/\[[^\]]+\]/g, '[^/]+');
      const isOne = new RegExp(`^${pattern}$`);
      return !everyPage.some((path) => isOne.test(path.split('?')[0] ?? ''));
    });
  expect(missing).toEqual([]);
});

/** The colours in which the page draws these, as they end up on the screen. */
const coloursOf = (page: Page, selector: string, property: string): Promise<string[]> =>
  page
    .locator(selector)
    .evaluateAll(
      (all, name) => all.map((element) => getComputedStyle(element).getPropertyValue(name)),
      property,
    );

test('in a system’s own colours bars and pressed buttons are told apart', async ({ page }) => {
  const { left, right, path } = withTool;
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(path);
  await voteButton(page, 'Ship', left).click();
  await voteButton(page, 'Skip', right).click();
  await expect(voteButton(page, 'Ship', left)).toHaveAttribute('aria-pressed', 'true');
  await expect(voteButton(page, 'Skip', right)).toHaveAttribute('aria-pressed', 'true');
  const pressed = new Set(await coloursOf(page, '[aria-pressed="true"]', 'background-color'));
  const idle = new Set(await coloursOf(page, '[aria-pressed="false"]', 'background-color'));
  expect(pressed.size).toBe(1);
  expect([...pressed].filter((colour) => idle.has(colour))).toEqual([]);
  const [ship, skip, paper] = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.forcedColorAdjust = 'none';
    return ['--ship', '--skip', '--paper'].map((name) => {
      probe.style.backgroundColor = style.getPropertyValue(name);
      return getComputedStyle(probe).backgroundColor;
    });
  });
  expect(new Set([ship, skip, paper]).size, `${ship} ${skip} ${paper}`).toBe(3);
  const fills = new Set(await coloursOf(page, 'svg rect', 'fill'));
  expect(fills).toContain(ship);
  expect(fills).toContain(skip);
});

test('for who asked for less motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    for (const type of ['animationstart', 'transitionrun']) {
      document.addEventListener(type, ({ target }) => seen.push(String(target)), true);
    }
  });
  await page.goto(withTool.path);
  await voteButton(page, 'Skip', withTool.left).click();
  await expect(voteButton(page, 'Skip', withTool.left)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('link', { name: 'Tools', exact: true }).first().click();
  await expect(page).toHaveURL('/tools');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('a matchup is printed as a sheet: both tools side by side, all that was said, no way on', async ({
  page,
}) => {
  const { left, right, path } = cast.discover;
  await page.setViewportSize({ width: 720, height: 1020 });
  await page.goto(path);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const gone of ['navigation', 'button', 'searchbox', 'combobox', 'textbox'] as const) {
    // A percentage is printed, though it is a button.
    const seen = page.getByRole(gone).and(page.locator(':not(.figure-how)'));
    expect.soft(await seen.filter({ visible: true }).count(), gone).toBe(0);
  }
  const [one, other] = await Promise.all(
    [left, right].map(({ name }) => page.getByRole('article', { name, exact: true }).boundingBox()),
  );
  expect(one?.y).toBe(other?.y);
  expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThanOrEqual(other?.x ?? 0);
  for (const label of ['Panel ship', 'Community', 'Entry']) {
    const figures = page.getByRole('listitem', { name: label, exact: true });
    for (const figure of await figures.all()) await expect.soft(figure).toBeVisible();
  }
  const scorecard = page.getByRole('region', { name: 'Reviewer scorecard' });
  for (const quote of await scorecard.locator('blockquote').all()) {
    await expect.soft(quote).toBeVisible();
  }
  expect(await overflow(page)).toEqual([]);
});

const LARGEST = 'largest-contentful-paint';

// Nobody votes on these meanwhile: it is the page as it arrives that is measured.
const { left: quiet, path: quietPath } = cast.discover;
const measured = ['/', '/leaderboard', quietPath, `/tools/${quiet.slug}`, '/search?q=ollama'];

for (const path of measured) {
  test(`${path}: nothing shifts, and what is largest is in the HTML`, async ({ page, request }) => {
    await page.addInitScript(() => {
      const seen = { shifts: [] as number[], largest: '' };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shifts.push(Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const element: Element | null = Reflect.get(entry, 'element');
          seen.largest = element?.textContent?.trim() ?? '';
        }
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    await page.goto(path, { waitUntil: 'load' });
    const read = () =>
      page.evaluate(() => Reflect.get(globalThis, 'seen') as { shifts: number[]; largest: string });
    await expect.poll(async () => (await read()).largest, LARGEST).not.toBe('');
    await page.mouse.wheel(0, 5_000);
    await page.evaluate(() => document.fonts.ready);
    const { shifts, largest } = await read();
    expect(shifts).toEqual([]);
    const html = await (await request.get(path)).text();
    const inHtml = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '',
      html,
    );
    expect(inHtml).toContain(largest);
  });
}
