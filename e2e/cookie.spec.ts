import type { Response } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { countVotes, expectCount, postForm, voteByForm } from './support/form';
import { communityOf, expectFigure, expectPressed, voteButton } from './support/matchup';

test.describe.configure({ mode: 'default' });

const { left, right, path } = cast.cookie;

test('no cookie before the first vote; then one that scripts and other sites do not get', async ({
  page,
  context,
}) => {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  for (const address of ['/', '/compare', '/tools', path]) await page.goto(address);
  await expectPressed(page, left, null);
  expect(await context.cookies()).toEqual([]);
  const set = await Promise.all(responses.map((response) => response.headerValue('set-cookie')));
  expect(set.filter(Boolean)).toEqual([]);

  await voteButton(page, 'Ship', left).click();
  await expect.poll(async () => (await context.cookies()).length).toBe(1);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false, path: '/' });
  expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000 + 300 * 24 * 3600);
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await voteButton(page, 'Skip', left).click();
  await expectPressed(page, left, 'Skip');
  await expectFigure(communityOf(page, left), { ships: 0, skips: 1 });
  expect((await context.cookies())[0]?.value, 'the same voter').toBe(cookie?.value);
  await voteButton(page, 'Skip', left).click();
  await expectFigure(communityOf(page, left), { ships: 0, skips: 0 });
});

test('outside of this machine the cookie is Secure', async ({ newVoter }) => {
  const voter = await newVoter();
  const response = await postForm(
    voter,
    path,
    left.slug,
    { choice: 'ship' },
    { host: 'ship.test' },
  );
  expect(response.headers()['set-cookie']).toMatch(/; *Secure/i);
  expect(response.headers()['set-cookie']).toMatch(/; *HttpOnly/i);
});

test('taking back what was never cast makes nobody a voter', async ({ newVoter }) => {
  const response = await postForm(await newVoter(), path, left.slug, { choice: 'none' });
  expect(response.status()).toBe(200);
  expect(response.headers()['set-cookie']).toBeUndefined();
});

test('a lost cookie makes a new voter', async ({ page, context, request }) => {
  const before = await countVotes(request, path, right.slug);
  const figure = communityOf(page, right);
  await page.goto(path);
  await voteButton(page, 'Ship', right).click();
  await expectFigure(figure, { ...before, ships: before.ships + 1 });
  await expect.poll(async () => (await context.cookies()).length).toBe(1);
  await context.clearCookies();

  await page.reload();
  await expectPressed(page, right, null);
  await voteButton(page, 'Ship', right).click();
  await expectPressed(page, right, 'Ship');
  await expectCount(request, path, right, { ...before, ships: before.ships + 2 });
});

for (const { what, damage } of [
  { what: 'forged', damage: (value: string) => `${value.split('.')[0]}.${'A'.repeat(43)}` },
  { what: 'damaged', damage: (value: string) => value.slice(0, -1) },
  { what: 'nonsensical', damage: () => '%00;..$1"' },
]) {
  test(`a ${what} cookie counts as none: a new voter, and nobody else’s vote moves`, async ({
    page,
    context,
    request,
    newVoter,
    baseURL,
  }) => {
    const before = await countVotes(request, path, right.slug);
    const owner = await newVoter();
    await voteByForm(owner, path, right.slug, 'ship');
    const [cookie] = (await owner.storageState()).cookies;
    const value = encodeURIComponent(damage(cookie?.value ?? ''));
    await context.addCookies([{ name: cookie?.name ?? '', value, url: baseURL ?? '' }]);

    await page.goto(path);
    await expectPressed(page, right, null);
    await voteButton(page, 'Skip', right).click();
    const both = { ships: before.ships + 1, skips: before.skips + 1 };
    await expectCount(request, path, right, both);
    await expect.poll(async () => (await context.cookies())[0]?.value).not.toBe(value);
    await page.reload();
    await expectPressed(page, right, 'Skip');
  });
}
