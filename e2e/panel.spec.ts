import type { Locator, Page } from '@playwright/test';
import { sampleCatalogue } from '../prisma/sample';
import { toolOf } from './support/cast';
import { expect, NOT_FOUND, test } from './support/fixtures';

const skeptic = sampleCatalogue.seats.find(({ slug }) => slug === 'skeptic');
if (!skeptic) throw new Error('The sample has no Skeptic');
const { question, motto, excites, tires } = skeptic;

const list = (page: Page): Locator => page.getByRole('region', { name: 'Verdicts', exact: true });
const filter = (page: Page): Locator => page.getByRole('navigation', { name: 'Filter verdicts' });
/** The tools of the listed verdicts, in their order. */
const listed = (page: Page): Promise<string[]> =>
  list(page).getByRole('heading', { level: 3 }).allTextContents();

test('home → panel → a seat → part of its verdicts → one verdict’s history, by links alone', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Panel').click();
  await expect(page).toHaveURL('/panel');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The panel');
  for (const { name, question, motto } of sampleCatalogue.seats) {
    const seat = page.getByRole('article', { name, exact: true });
    await expect(seat).toContainText(question);
    await expect(seat).toContainText(motto);
    await expect(seat).toContainText(/Held by .*Sample panel, a model/);
    await expect(seat).toContainText(/\d+%\d+ of \d+ verdicts/);
  }

  await page.getByRole('main').getByRole('link', { name: 'Skeptic', exact: true }).click();
  await expect(page).toHaveURL('/panel/skeptic');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Skeptic');
  for (const text of [question, motto, excites, tires]) {
    await expect(page.getByRole('main')).toContainText(text);
  }
  const holders = page.getByRole('region', { name: 'Who holds it' });
  await expect(holders.getByText('Sample panel, a model, since 14 April 2026')).toBeVisible();
  for (const [figure, count] of [
    ['Ships', /\d+%\d+ of \d+ verdicts/],
    ['Dissents', /\d+%\d+ of \d+ tools/],
  ] as const) {
    const shown = page.getByRole('main').getByRole('listitem', { name: figure, exact: true });
    await expect(shown).toContainText(count);
    await expect(shown).toContainText(/95% interval [\d.]+ to [\d.]+%/);
  }

  await filter(page)
    .getByRole('link', { name: /^Skip \d+$/ })
    .click();
  await expect(page).toHaveURL('/panel/skeptic/skip');
  await filter(page)
    .getByRole('link', { name: /^Audio \d+$/ })
    .click();
  await expect(page).toHaveURL('/panel/skeptic/in/audio/skip');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('The Skeptic: skip verdicts in Audio');
  const eleven = toolOf('elevenlabs');
  const said = eleven.verdicts.find(({ seat }) => seat === 'skeptic');
  await expect(list(page).getByRole('blockquote')).toHaveText(said?.body ?? '');

  await list(page).getByRole('figure').getByRole('link', { name: '14 April 2026' }).click();
  await expect(page).toHaveURL('/tools/elevenlabs/verdicts/skeptic');
  await expect(heading).toHaveText('The Skeptic on ElevenLabs');
  await expect(page.getByText('It stands, and the panel’s figure counts it.')).toBeVisible();
  await page.getByRole('link', { name: 'About this seat' }).click();
  await expect(page).toHaveURL('/panel/skeptic');
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('the parts of a seat’s verdicts make up the whole, and each page says where it is', async ({
    page,
  }) => {
    const all: string[] = [];
    await page.goto('/panel/skeptic');
    const total = Number(
      (
        await filter(page)
          .getByText(/^All calls/)
          .textContent()
      )?.match(/\d+/),
    );
    for (;;) {
      all.push(...(await listed(page)));
      const more = page.getByRole('link', { name: 'Older verdicts' });
      if ((await more.count()) === 0) break;
      await more.click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('older verdicts');
    }
    expect(new Set(all).size, 'no verdict twice').toBe(all.length);
    expect(all).toHaveLength(total);

    const parts: string[] = [];
    for (const call of ['Ship', 'Skip']) {
      await page.goto('/panel/skeptic');
      await filter(page)
        .getByRole('link', { name: new RegExp(`^${call} \\d+$`) })
        .click();
      await expect(page).toHaveURL(`/panel/skeptic/${call.toLowerCase()}`);
      const current = filter(page).locator('[aria-current="true"]');
      await expect(current).toHaveText([new RegExp(`^${call} `), /^All categories /]);
      const calls = list(page).getByRole('figure');
      expect(await calls.count()).toBe(await calls.getByText(call, { exact: true }).count());
      parts.push(...(await listed(page)));
    }
    expect(parts.sort()).toEqual(all.sort());
  });
});

for (const address of [
  '/panel/nobody',
  '/panel/Skeptic',
  '/panel/skeptic/maybe',
  '/panel/skeptic/in/no-such-category',
  '/panel/skeptic/ship/in/audio',
  '/panel/skeptic/after/never-given-out',
  '/panel/%3Cscript%3E',
  '/tools/elevenlabs/verdicts/nobody',
  '/tools/elevenlabs/verdicts/futurist',
  '/tools/no-such-tool/verdicts/skeptic',
]) {
  test(`${address} is a 404 page`, async ({ request }) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toMatch(/<h1[^>]*>There is no such page</);
  });
}

test('the panel’s pages are the same for everyone, and a proxy may keep them', async ({
  request,
}) => {
  for (const path of ['/panel', '/panel/skeptic', '/panel/skeptic/in/audio/skip']) {
    const answer = await request.get(path);
    expect(answer.headers()['cache-control']).toMatch(/^public, max-age=0, s-maxage=2/);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
});

test('a page that is not there says so in the browser as well', async ({ page, expectFault }) => {
  expectFault(NOT_FOUND);
  await page.goto('/panel/nobody');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
});
