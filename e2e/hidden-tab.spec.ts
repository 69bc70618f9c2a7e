import type { Page } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { voteByForm } from './support/form';
import { communityOf, expectFigure } from './support/matchup';

const { left, path } = cast.visibility;
const TALLY = /\/api\/v1\/matchups\/[^/]+\/tally$/;

const setVisibility = (page: Page, state: 'visible' | 'hidden'): Promise<void> =>
  page.evaluate((next) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: next });
    Object.defineProperty(document, 'hidden', { configurable: true, value: next === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);

test('a visible page asks for its tallies, a hidden one asks for nothing', async ({
  page,
  newVoter,
}) => {
  await page.clock.install();
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.includes('/api/') && !url.endsWith('/api/health')) asked.push(url);
  });
  // A request that was on its way out is seen before this one is answered.
  const catchUp = () => page.evaluate(async () => (await fetch('/api/health')).status);
  const tallies = () => asked.filter((url) => TALLY.test(url)).length;
  await page.goto(path);
  await expect.poll(tallies).toBeGreaterThan(0);
  await expect.poll(() => asked.some((url) => url.includes('/api/me/votes'))).toBe(true);

  await test.step('visible: again at least every five seconds, one small request for both', async () => {
    for (const _turn of [1, 2, 3]) {
      const [before, all] = [tallies(), asked.length];
      await page.clock.runFor(5_000);
      await expect.poll(tallies).toBeGreaterThan(before);
      expect(asked.slice(all).every((url) => TALLY.test(url))).toBe(true);
    }
  });

  await test.step('hidden: a minute without a request', async () => {
    await setVisibility(page, 'hidden');
    await catchUp();
    const before = asked.length;
    await page.clock.runFor(60_000);
    await catchUp();
    expect(asked.slice(before)).toEqual([]);
  });

  await test.step('visible again: what happened meanwhile arrives', async () => {
    await voteByForm(await newVoter(), path, left.slug, 'ship');
    await setVisibility(page, 'visible');
    await expect(async () => {
      await page.clock.runFor(1_000);
      await expectFigure(communityOf(page, left), { ships: 1, skips: 0 }, { timeout: 500 });
    }).toPass({ timeout: 5_000 });
  });
});
