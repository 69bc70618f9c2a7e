import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { hideTools } from './support/desk-tools';
import { expect, test } from './support/fixtures';
import { csvOf, expectOutcome, say, sendFile } from './support/imports';
import { castAs } from './support/merging';
import { onDatabase, signInAs } from './support/sign-in';

const NOINDEX = /<meta name="robots" content="noindex/;
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

test.afterAll(() => hideTools('Morning'));

/** Types into a picker of tools and chooses from its list. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(name.slice(0, -1));
  await page.getByRole('option', { name }).click();
  await expect(page.getByLabel(label, { exact: true })).toHaveValue(name);
}

/** Who did what in the history of an account, the newest first, as "noun verb". */
async function historyOf(page: Page, userId: string): Promise<string[]> {
  const answer = await page.request.get(`/api/admin/history?who=${userId}&format=json`);
  const entries = (await answer.json()) as { noun: string; verb: string }[];
  return entries.map(({ noun, verb }) => `${noun} ${verb}`);
}

test('a curator’s morning: import, mend, publish, schedule, merge, undo, withdraw', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const id = randomBytes(3).toString('hex');
  const tool = (place: string) => ({
    slug: `morning-${place}-${id}`,
    name: `Morning ${id} ${place}`,
    state: 'draft',
  });
  const [left, right, double] = [tool('left'), tool('right'), tool('double')] as const;
  const admin = await signInAs(page, 'admin');

  // A file comes in; one of its rows is refused, and says why.
  await sendFile(page, 'morning.csv', csvOf([left, right, { ...double, category: 'nowhere' }]));
  await expectOutcome(page, 'refused', 1);
  await expect(page.getByRole('row', { name: /^4 / })).toContainText('There is no such category.');
  await button(page, 'Cancel this import').click();
  await expect(page.getByText('Cancelled. Sent by')).toBeVisible();
  await sendFile(page, 'morning.csv', csvOf([left, right, double]));
  await expectOutcome(page, 'to create', 3);
  await button(page, 'Apply 3 new tools').click();
  await expect(page.getByText('3 rows applied.')).toBeVisible();

  // All three are published with one confirmation.
  await page.goto(`/admin/tools?q=Morning+${id}`);
  for (const { name } of [left, right, double]) await page.getByLabel(`Choose ${name}`).check();
  await button(page, 'Publish').click();
  await button(page, 'Publish 3 tools').click();
  await expect(say(page, '3 tools published.')).toBeVisible();
  const status = async (path: string) => (await request.get(path, { maxRedirects: 0 })).status();
  await expect.poll(() => status(`/tools/${double.slug}`)).toBe(200);

  // Two of them are set against each other, for later; later comes.
  await page.goto('/admin/matchups/new');
  await pick(page, 'Tool on the left', left.name);
  await pick(page, 'Tool on the right', right.name);
  await page.getByLabel('Editor’s note').fill('Read this in the morning.');
  await button(page, 'Make a draft').click();
  await expect(say(page, 'A draft of')).toBeVisible();
  const [matchup] = await onDatabase<{ id: number }>(
    'SELECT matchups.id FROM matchups JOIN tools ON tools.id = left_id WHERE slug = $1',
    [left.slug],
  );
  const desk = `/admin/matchups/${matchup?.id}`;
  const pair = `/compare/${left.slug}-vs-${right.slug}`;
  await page.goto(desk);
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);
  await page.getByLabel('Goes live at (UTC)').fill(inAWeek);
  await button(page, 'Schedule').click();
  await expect(say(page, 'goes live by itself')).toBeVisible();
  await onDatabase('UPDATE matchups SET publish_at = now() WHERE id = $1', [matchup?.id]);
  const note = async () => (await (await request.get(pair)).text()).includes('Read this in the');
  await expect.poll(note, { timeout: 60_000 }).toBe(true);

  // The third turns out to be the second under another name.
  const [one, other] = await onDatabase<{ id: number; slug: string; name: string }>(
    'SELECT id, slug, name FROM tools WHERE slug = ANY($1) ORDER BY slug = $2',
    [[right.slug, double.slug], right.slug],
  );
  if (!one || !other) throw new Error('the tools are not there');
  const both = await castAs(other, 'skip');
  await castAs(one, 'ship', both);
  await page.goto(`/admin/duplicates/merge?source=${double.slug}&target=${right.slug}`);
  await expect(page.locator('main')).toContainText('1 voter voted on both and counts once');
  await button(page, `Merge ${double.name} into ${right.name}`).click();
  await expect(page.getByRole('status')).toContainText(`leads to ${right.name} now`);
  await expect.poll(() => status(`/tools/${double.slug}`)).toBe(308);
  const tally = async (slug: string) => {
    const { community } = await (await request.get(`/api/v1/tools/${slug}`)).json();
    return [community.ships, community.skips];
  };
  await expect.poll(() => tally(right.slug)).toEqual([1, 0]);

  // It was not: the two are two again, with the votes that each had.
  await page.goto(`/admin/duplicates/merges?q=Morning+${id}`);
  await page.getByRole('link', { name: /^Undo/ }).click();
  await button(page, `Make ${double.name} and ${right.name} two again`).click();
  await expect(page.getByRole('status')).toContainText('two tools again');
  await expect.poll(() => status(`/tools/${double.slug}`)).toBe(200);
  await expect.poll(() => tally(right.slug)).toEqual([0, 1]);
  await expect.poll(() => tally(double.slug)).toEqual([1, 0]);

  // The matchup is taken back; the pair's plain page stays, without the note, out of the indexes.
  await page.goto(desk);
  await page.getByText('Withdraw', { exact: true }).click();
  await button(page, 'Withdraw this matchup').click();
  await expect(say(page, 'is withdrawn')).toBeVisible();
  await expect
    .poll(async () => {
      const text = await (await request.get(pair)).text();
      return { noindex: NOINDEX.test(text), note: text.includes('Read this in the') };
    })
    .toEqual({ noindex: true, note: false });

  // All of it stands in the history, under one name, and the publishing is taken back from there.
  const told = await historyOf(page, admin.userId);
  expect(told[0]).toBe('matchups changed');
  for (const entry of ['tools created', 'price_reads created', 'tools changed']) {
    expect(told.filter((each) => each === entry).length, entry).toBeGreaterThanOrEqual(3);
  }
  for (const entry of ['matchups created', 'tool_merges created', 'tool_merges changed']) {
    expect(told, entry).toContain(entry);
  }
  await page.goto(`/admin/history?who=${admin.userId}&noun=matchups`);
  const last = page.getByRole('main').locator('ol > li').first();
  await expect(last).toContainText(/State: published.*withdrawn/);
  await button(page, 'Undo').first().click();
  await expect(say(page, 'Undone')).toBeVisible();
  await expect.poll(note).toBe(true);
});
