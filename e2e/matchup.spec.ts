import { cast, type Pair, pairOf } from './support/cast';
import { expect, test } from './support/fixtures';
import { voteByForm } from './support/form';
import { expectFigure, figureOf, percentOf, SOON, sheetOf, type Tally } from './support/matchup';

const { path } = cast.discover;
const seatsOf = ({ left, right }: Pair): string[] => [
  ...new Set([...left.verdicts, ...right.verdicts].map(({ seat }) => seat)),
];
const entryWords = { free: 'Free', freemium: 'Freemium', paid: 'Paid', contact: 'Contact' };

for (const pair of [pairOf('claw-code', 'smolvlm2-2b'), cast.motion]) {
  test(`${pair.path}: two sheets with three figures each, from the catalogue`, async ({
    page,
    request,
  }) => {
    const { left, right } = pair;
    await page.goto(pair.path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `${left.name} vs ${right.name}`,
    );
    await expect(page.getByRole('article')).toHaveCount(2);

    for (const tool of [left, right]) {
      const sheet = sheetOf(page, tool);
      for (const text of [tool.tagline, tool.description]) {
        await expect(sheet.getByText(text, { exact: true })).toBeVisible();
      }
      await expect(sheet.getByRole('link', { name: tool.name, exact: true })).toHaveAttribute(
        'href',
        `/tools/${tool.slug}`,
      );
      const figures = sheet.getByRole('list').getByRole('listitem');
      await expect(figures).toHaveCount(3);
      const ships = tool.verdicts.filter(({ call }) => call === 'ship').length;
      const panel = { ships, skips: tool.verdicts.length - ships };
      const shown = figureOf(sheet, 'Panel ship');
      await expect(shown.getByText(`${percentOf(panel)}%`, { exact: true })).toBeVisible();
      await expect(shown).toContainText(`${ships} of ${tool.verdicts.length}`);

      const entry = figureOf(sheet, 'Entry');
      await expect(entry.getByText(entryWords[tool.entry.kind], { exact: true })).toBeVisible();
      await expect(entry.locator('time')).toHaveAttribute('datetime', tool.entry.checkedAt);
      await expect(entry.getByRole('link')).toHaveAttribute('href', tool.entry.sourceUrl ?? '');

      const json = await (await request.get(`/api/v1/tools/${tool.slug}`)).json();
      expect(json.panel).toMatchObject({ ...panel, percent: percentOf(panel) });
      expect(json.entry.kind).toBe(tool.entry.kind);
    }
  });

  test(`${pair.path}: the scorecard has each seat’s verdicts, argued and signed`, async ({
    page,
  }) => {
    await page.goto(pair.path);
    const scorecard = page.getByRole('region', { name: 'Reviewer scorecard' });
    const seats = seatsOf(pair);
    const headings = await scorecard.getByRole('heading', { level: 3 }).allTextContents();
    expect(headings.map((heading) => heading.toLowerCase()).sort()).toEqual(seats.sort());

    const quotes = [pair.left, pair.right].flatMap(({ verdicts }) => verdicts);
    await expect(scorecard.getByRole('blockquote')).toHaveCount(quotes.length);
    for (const { body, call } of quotes) {
      const quote = page.getByRole('blockquote').filter({ hasText: body });
      await expect(quote).toHaveCount(1);
      // The smallest part of the page that holds the quote and who wrote it.
      const verdict = scorecard.getByRole('figure').filter({ has: quote });
      await expect(
        verdict.getByText(call === 'ship' ? 'Ship' : 'Skip', { exact: true }),
      ).toBeVisible();
      await expect(verdict).toContainText(/written by .+ (model|person)/i);
      await expect(verdict.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\d/);
    }
  });
}

test('the page and the JSON have the same community figures', async ({ page, request }) => {
  const pair = cast.discover;
  await page.goto(path);
  const answer = await request.get(`/api/v1/matchups${path.replace('/compare', '')}`);
  const json = await answer.json();
  for (const side of ['left', 'right'] as const) {
    expect(json[side].slug).toBe(pair[side].slug);
    const tally: Tally = json[side].community;
    await expectFigure(figureOf(sheetOf(page, pair[side]), 'Community'), tally, SOON);
  }
});

test('every time element names a day that machines can read', async ({ page }) => {
  for (const address of ['/', '/compare', path, `/tools/${cast.discover.left.slug}`]) {
    await page.goto(address);
    for (const value of await page
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')))) {
      expect(value).toMatch(/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/);
      expect(Number.isNaN(Date.parse(value ?? ''))).toBe(false);
    }
  }
});

test('the page is the same bytes for everybody, and a proxy may keep it', async ({
  request,
  newVoter,
}) => {
  const { left, right } = cast.discover;
  const voter = await newVoter();
  await voteByForm(voter, path, left.slug, 'ship');
  await voteByForm(voter, path, right.slug, 'skip');
  // A page made anew between the two requests may differ; one made for a visitor always would.
  await expect
    .poll(async () => {
      const [mine, anybodys] = await Promise.all(
        [voter, request].map(async (one) => (await one.get(path)).text()),
      );
      return mine === anybodys;
    }, SOON)
    .toBe(true);
  await voteByForm(voter, path, left.slug, 'none');
  await voteByForm(voter, path, right.slug, 'none');

  for (const address of ['/', '/compare', '/tools', `/tools/${left.slug}`, '/methodology', path]) {
    const headers = (await voter.get(address)).headers();
    const kept = headers['cache-control'] ?? '';
    expect(kept, address).toMatch(/s-maxage=[1-5](?!\d)/);
    expect(kept, address).toMatch(/stale-while-revalidate=\d/);
    expect(kept, address).not.toMatch(/private|no-store/);
    expect(headers['set-cookie'], address).toBeUndefined();
    expect(headers.vary ?? '', address).not.toMatch(/cookie/i);
    const again = await request.get(address, { headers: { 'if-none-match': headers.etag ?? '' } });
    expect([200, 304]).toContain(again.status());
  }
});
