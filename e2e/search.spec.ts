import { expectAccessible } from './support/accessible';
import { toolOf } from './support/cast';
import { expect, test } from './support/fixtures';

const wanted = toolOf('smolvlm2-2b');

test('by keyboard: "/" leads to the box, arrows choose, Enter opens', async ({ page }) => {
  await page.goto('/methodology');
  await page.keyboard.press('/');
  const box = page.getByRole('banner').locator('input[name="q"]');
  await expect(box).toBeFocused();
  await page.keyboard.type('smolv');
  const list = page.getByRole('listbox', { name: 'Found so far' });
  await expect(list.getByRole('option').first()).toHaveText(new RegExp(`^${wanted.name}`));
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expect(box).not.toHaveAttribute('aria-activedescendant');

  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(box).toHaveValue('smolv');
  await page.keyboard.press('ArrowDown');
  const chosen = list.getByRole('option', { selected: true });
  await expect(chosen).toHaveText(new RegExp(`^${wanted.name}`));
  await expect(box).toHaveAttribute(
    'aria-activedescendant',
    (await chosen.getAttribute('id')) ?? '',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/tools/${wanted.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wanted.name);
  await expect(list).toBeHidden();

  // Without a choice Enter leads to the results; in a field "/" is a sign like any other.
  await page.keyboard.press('/');
  await page.keyboard.type('either/or');
  await expect(box).toHaveValue('either/or');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/search?q=either%2For');
  await expect(page.getByRole('main').locator('input[name="q"]')).toHaveValue('either/or');
});

test('a misspelt name is found, and the results pass axe', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/search?q=smolvml');
  const main = page.getByRole('main');
  await expect(main).toContainText('Nothing has “smolvml” in it.');
  await expect(main.getByRole('link', { name: wanted.name, exact: true })).toHaveAttribute(
    'href',
    `/tools/${wanted.slug}`,
  );
  await expectAccessible(page);
});

test('without JavaScript the form leads to results, and these to one kind of them', async ({
  newVisitor,
}) => {
  const page = await newVisitor({ javaScriptEnabled: false });
  await page.goto('/');
  const box = page.getByRole('banner').locator('input[name="q"]');
  await box.fill(wanted.name);
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: wanted.name, exact: true })).toBeVisible();
  await main.getByRole('link', { name: /^Verdicts/ }).click();
  await expect(page).toHaveURL(/\/search\?q=SmolVLM2-2B&kind=verdict$/);
  await expect(main.getByRole('heading', { level: 2 })).toHaveText([
    'Verdicts',
    'Get the next comparison in your inbox',
  ]);
  await expect(main.getByRole('link', { name: `Skeptic on ${wanted.name}` })).toBeVisible();
});

test('where nothing is found that is said, with ways on', async ({ request }) => {
  const answer = await request.get('/search?q=zzxqwvk');
  const html = await answer.text();
  expect(html).toContain('Nothing was found for “<!-- -->zzxqwvk<!-- -->”');
  expect(html).toMatch(/<a [^>]*href="\/suggest"[^>]*>Suggest a tool</);
  const near = await (await request.get(`/search?q=${wanted.slug}+zzxqwvk`)).text();
  expect(near).toContain('Nearest names');
  expect(near).toContain(`href="/tools/${wanted.slug}"`);
});

test('a word that every text has is not said to be in none; what is left out alone is nothing', async ({
  request,
}) => {
  const common = await (await request.get('/search?q=the')).text();
  expect(common).not.toContain('Nothing was found');
  expect(common).toContain('nearly every text has');
  const without = await (await request.get('/search?q=-agent')).text();
  expect(without).toContain('only says what to leave out');
});

test('two tools set against each other lead to their matchup, curated or not', async ({ page }) => {
  await page.goto('/search?q=whisper+versus+qdrant');
  await page.getByRole('main').getByRole('link', { name: 'Compare whisper and qdrant' }).click();
  await expect(page).toHaveURL(/\/compare\/qdrant-vs-whisper$/);
});

test('results are kept for anybody, listed under /search, and by nobody’s cookie', async ({
  request,
}) => {
  for (const address of ['/search', '/search?q=ollama', '/search?q=', '/search?q=zqxjkvwq']) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    expect(answer.headers()['cache-control']).toMatch(/^public, .*s-maxage=\d/);
    expect(answer.headers()['set-cookie']).toBeUndefined();
    const html = await answer.text();
    expect(html.includes('content="noindex'), address).toBe(address.endsWith('q=zqxjkvwq'));
    expect(html).toMatch(/<link rel="canonical" href="[^"]*\/search"/);
    expect(html).not.toContain('<template id="B:');
  }
  const ahead = await request.get('/api/search?q=ollama');
  expect(ahead.headers()['cache-control']).toMatch(/^public, .*s-maxage=\d/);
  const { items } = (await ahead.json()) as { items: unknown[] };
  expect(items[0]).toEqual({
    ...{ kind: 'tool', name: 'Ollama', note: 'Inference', href: '/tools/ollama' },
  });
});

test('what cannot be meant is passed over, whatever it is', async ({ request }) => {
  const texts = ['\0', '%_%', "';--", '((', ':*&|!', '\u202etxet', '🦀', 'ollama '.repeat(1_500)];
  for (const text of texts) {
    for (const path of ['/search', '/api/search']) {
      const answer = await request.get(`${path}?q=${encodeURIComponent(text)}`);
      expect(answer.status(), `${path} ${text.slice(0, 20)}`).toBe(200);
    }
  }
  for (const rest of [
    'kind=planet&page=x',
    'kind=tool&page=-3',
    'q=b&kind=tool',
    'page=99999999999',
  ]) {
    expect((await request.get(`/search?q=ollama&${rest}`)).status(), rest).toBe(200);
  }
  const script = await (await request.get('/search?q=%3Cscript%3Ealert(1)%3C/script%3E')).text();
  expect(script).not.toContain('<script>alert(1)');
});
