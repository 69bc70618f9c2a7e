import type { Page } from '@playwright/test';
import { cast, pairOf } from './support/cast';
import { expect, NOT_FOUND, test } from './support/fixtures';

const { left, right, path } = cast.discover;
const featured = pairOf('claw-code', 'smolvlm2-2b');

/** What a page's head says of it, by the names in which others read it. */
async function readHead(page: Page): Promise<Record<string, string>> {
  const entries = await page.locator('meta[content], link[rel="canonical"]').evaluateAll((tags) =>
    tags.map((tag) => {
      const name = ['property', 'name', 'rel'].map((key) => tag.getAttribute(key)).find(Boolean);
      return [name ?? '', tag.getAttribute('content') ?? tag.getAttribute('href') ?? ''];
    }),
  );
  return Object.fromEntries(entries);
}

const pathOf = (address: string | undefined): string => new URL(address ?? '').pathname;

test('home → matchup → tool → its matchups → index, by links alone', async ({ page }) => {
  await page.goto('/');
  const title = `${featured.left.name} vs ${featured.right.name}`;
  await page.getByRole('main').getByRole('link', { name: title }).click();
  await expect(page).toHaveURL(featured.path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

  await page.getByRole('article').getByRole('link', { name: featured.right.name }).click();
  await expect(page).toHaveURL(`/tools/${featured.right.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(featured.right.name);

  await page.getByRole('main').getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

  const crumbs = page.getByRole('navigation', { name: 'Breadcrumb' });
  await crumbs.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL('/compare');
  const name = `${left.name} vs ${right.name}`;
  await page.getByRole('main').getByRole('link', { name }).click();
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.goBack();
  await expect(page).toHaveURL('/compare');
});

test('the way to each part of the site takes two rows of a phone', async ({ page }) => {
  for (const width of [390, 375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/');
    const ways = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await expect(ways).toHaveText(['Compare', 'Tools', 'Leaderboard', 'Panel', 'Account']);
    const head = await page.getByRole('banner').boundingBox();
    expect(head?.height, `${width} px wide`).toBeLessThan(110);
  }
});

test('a matchup has one address: the other order is sent on for good', async ({ request }) => {
  for (const prefix of ['', '/api/v1']) {
    const base = prefix ? `${prefix}/matchups` : '/compare';
    const answer = await request.get(`${base}/${right.slug}-vs-${left.slug}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(308);
    expect(answer.headers().location).toMatch(new RegExp(`${base}/${left.slug}-vs-${right.slug}$`));
  }
  // Not curated: alphabetical by slug.
  const { left: first, right: second } = cast.motion;
  const answer = await request.get(`/compare/${second.slug}-vs-${first.slug}`, { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toMatch(new RegExp(`${cast.motion.path}$`));
});

for (const { what, address } of [
  { what: 'an unknown tool in a pair', address: `/compare/${left.slug}-vs-no-such-tool` },
  { what: 'a tool against itself', address: `/compare/${left.slug}-vs-${left.slug}` },
  { what: 'half a pair', address: `/compare/${left.slug}` },
  { what: 'a pair without its second', address: `/compare/${left.slug}-vs-` },
  { what: 'a pair in capitals', address: `/compare/${left.slug.toUpperCase()}-VS-Zed` },
  { what: 'three tools', address: `/compare/zed-vs-cursor-vs-aider` },
  { what: 'an unknown tool', address: '/tools/no-such-tool' },
  { what: 'a slug that is none', address: '/tools/%3Cscript%3E' },
  { what: 'an unknown cursor', address: '/compare/after/never-given-out' },
  { what: 'an unknown address', address: '/no/such/page' },
]) {
  test(`${what} is a 404 page`, async ({ request }) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status()).toBe(404);
    expect(answer.headers()['content-type']).toMatch(/^text\/html/);
    expect(await answer.text()).toMatch(/<h1[^>]*>There is no such page</);
  });
}

test('a 404 page keeps search engines away and shows ways on', async ({ page, expectFault }) => {
  expectFault(NOT_FOUND);
  const response = await page.goto(`/compare/${left.slug}-vs-no-such-tool`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  expect((await readHead(page)).robots).toMatch(/noindex/);
  await page.getByRole('main').getByRole('link', { name: 'All tools' }).click();
  await expect(page).toHaveURL('/tools');
});

test('what search engines and previews read of a matchup and a tool', async ({ page }) => {
  for (const { address, name } of [
    { address: path, name: `${left.name} vs ${right.name}` },
    { address: `/tools/${left.slug}`, name: left.name },
  ]) {
    await page.goto(address);
    await expect(page).toHaveTitle(`${name} · Shipworthy`);
    const head = await readHead(page);
    expect.soft(pathOf(head.canonical)).toBe(address);
    expect.soft(pathOf(head['og:url'])).toBe(address);
    expect.soft(head['og:title']).toBe(name);
    expect.soft(head['og:site_name']).toBe('Shipworthy');
    expect.soft(head['og:type']).toBe('article');
    expect.soft(head.description?.length).toBeGreaterThan(30);
    expect.soft(head['og:description']).toBe(head.description);
  }
  const titles = new Set<string>();
  for (const address of ['/', '/compare', '/tools', '/methodology', path]) {
    await page.goto(address);
    expect.soft(pathOf((await readHead(page)).canonical)).toBe(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    titles.add(await page.title());
  }
  expect(titles.size, 'each page has a title of its own').toBe(5);
});
