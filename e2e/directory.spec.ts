import { expectAccessible } from './support/accessible';
import { newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { onDatabase } from './support/sign-in';

/** A licence that no other tool has, and tools with it. */
async function licensed(...names: string[]) {
  const tools = [];
  for (const name of names) tools.push(await newTool('published', name));
  const licence = `Licence of ${tools[0]?.slug}`;
  const ids = tools.map(({ id }) => id);
  await onDatabase('UPDATE tools SET license = $1 WHERE id = ANY($2)', [licence, ids]);
  return { licence, tools };
}

test('on the way back the fields say what the list is', async ({ page }) => {
  await page.goto('/tools?category=models');
  const form = page.getByRole('form', { name: 'Filter tools' });
  await form.getByLabel('Panel').selectOption({ label: 'Mostly ship' });
  await form.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL('/tools?category=models&panel=ship');
  await page.goBack();
  await expect(page).toHaveURL('/tools?category=models');
  await expect(form.getByLabel('Panel')).toHaveValue('');
  await expect(form.getByLabel('Category')).toHaveValue('models');
  // As from the memory that browsers keep of whole pages.
  await form.getByLabel('Panel').selectOption({ label: 'Split' });
  await page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await expect(form.getByLabel('Panel')).toHaveValue('');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the directory is filtered by a form, and the address says how', async ({ page }) => {
    await page.goto('/tools');
    const form = page.getByRole('form', { name: 'Filter tools' });
    await form.getByLabel('Category').selectOption({ value: 'audio' });
    await form.getByLabel('Panel').selectOption({ label: 'Mostly ship' });
    await form.getByLabel('Sort by').selectOption({ label: 'Newest' });
    await form.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL('/tools?category=audio&panel=ship&sort=newest');
    await expect(page.getByText(/^\d+ tools? found, by newest$/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'ElevenLabs', exact: true })).toBeVisible();
    await expect(form.getByLabel('Category')).toHaveValue('audio');
    await expect(form.getByLabel('Panel')).toHaveValue('ship');
    const filters = page.getByRole('list', { name: 'Active filters' });
    await filters.getByRole('link', { name: 'Without Panel: Mostly ship' }).click();
    await expect(page).toHaveURL('/tools?category=audio&sort=newest');
    await expect(filters.getByRole('link')).toHaveCount(1);
    await page.goBack();
    await expect(form.getByLabel('Panel')).toHaveValue('ship');
  });

  test('two names make a comparison; a misspelt one is asked about', async ({ page }) => {
    await page.goto('/compare');
    const form = page.getByRole('form', { name: 'Compare tools' });
    await form.getByLabel('First tool').fill('olama');
    await form.getByLabel('Second tool').fill('zed');
    await form.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
      'No published tool is called “olama”. Which did you mean?',
    );
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Ollama/ })
      .click();
    await expect(page).toHaveURL('/compare/ollama-vs-zed');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ollama vs Zed');
  });
});

test('filters that find nothing, and words that name none, are answered in words', async ({
  request,
}) => {
  const { licence } = await licensed('Of one licence');
  const read = async (query: Record<string, string>) => {
    const answer = await request.get('/tools', { params: query, maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(query)).toBe(200);
    return answer.text();
  };
  expect(await read({ licence })).toMatch(/1 tool(<!-- -->)? found/);
  const none = await read({ licence, panel: 'split' });
  expect(none).toContain('No published tool passes all of these filters.');
  expect(none).toMatch(/Without “(<!-- -->)?Panel: Split(<!-- -->)?”: (<!-- -->)?1 tool/);
  for (const [name, value, says] of [
    ['kind', 'nonsense', 'It is one of: free'],
    ['category', 'no-such-category', 'There is no such category.'],
    ['panel', 'perhaps', 'It is one of: ship'],
    ['sort', 'price', 'It is one of: name'],
    ['after', 'WzEsMl0', 'The list begins anew.'],
    ['after', '\0"<script>', 'This list has no such page.'],
  ] as const) {
    const text = await read({ [name]: value });
    expect(text, name).toContain(says);
    expect(text, name).toMatch(/\d+ tools?(<!-- -->)? found/);
    expect(text).not.toContain('"<script>');
  }
});

test('each view has one address, the same for everybody, and the whole stays where it is', async ({
  request,
}) => {
  const get = (path: string) => request.get(path, { maxRedirects: 0 });
  for (const [from, to] of [
    ['/tools?category=&kind=free&licence=&panel=&sort=name', '/tools?kind=free'],
    ['/tools?sort=name&kind=', '/tools'],
    ['/tools/query/list?kind=free', '/tools?kind=free'],
    ['/compare?tools=ollama', '/tools/ollama'],
    ['/compare?tools=Ollama,,zed,ollama', '/compare?tools=ollama,zed'],
    ['/compare?tools=ollama,zed&add=Cursor', '/compare?tools=ollama,zed,cursor'],
    ['/compare?left=zed&right=Ollama', '/compare/ollama-vs-zed'],
    ['/compare?left=lm-studio&right=ollama', '/compare/ollama-vs-lm-studio'],
    ['/compare?left=zed&right=ollama&third=cursor', '/compare?tools=zed,ollama,cursor'],
  ] as const) {
    const answer = await get(from);
    expect.soft([307, 308], from).toContain(answer.status());
    expect.soft(answer.headers().location?.replace(/^https?:\/\/[^/]+/, ''), from).toBe(to);
  }
  for (const path of ['/tools?kind=free', '/compare?tools=ollama,zed', '/categories/audio']) {
    const answer = await get(path);
    const { 'cache-control': kept, 'set-cookie': cookie } = answer.headers();
    expect.soft(kept, path).toMatch(/^public, .*s-maxage=2/);
    expect.soft(cookie).toBeUndefined();
    expect.soft((await answer.text()).match(/<template|<h1/g), path).toEqual(['<h1']);
  }
  expect(await (await get('/compare?tools=ollama,zed')).text()).toContain('content="noindex"');
  expect((await get('/categories/no-such-category')).status()).toBe(404);
});

test('a filtered list goes on page by page', async ({ request }) => {
  const { licence } = await licensed(...Array.from({ length: 50 }, () => 'Of many alike'));
  const seen: string[] = [];
  let path: string | undefined = `/tools?${new URLSearchParams({ licence })}`;
  while (path) {
    const html: string = await (await request.get(path)).text();
    seen.push(
      ...[...html.matchAll(/<h2[^>]*><a[^>]*href="\/tools\/(tried-\w+)"/g)].map(
        ([, slug]) => slug ?? '',
      ),
    );
    path = /href="(\/tools\?[^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(50);
  expect(new Set(seen).size).toBe(50);
  await onDatabase(
    `UPDATE tools SET state = 'retired', retired_reason = 'Tried out.' WHERE license = $1`,
    [licence],
  );
});

test('any two tools are compared by the keyboard alone', async ({ page }) => {
  await page.goto('/tools/ollama');
  const field = page.getByRole('combobox', { name: 'Compare Ollama with' });
  await field.focus();
  await field.pressSequentially('zed');
  await expect(page.getByRole('option').first()).toContainText('Zed');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/compare/ollama-vs-zed');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ollama');
});

test('four tools stand side by side on a phone, and one goes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/compare?tools=ollama,zed,cursor,whisper');
  await expect(page.getByRole('article')).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Ship Whisper' })).toBeVisible();
  const points = page.getByRole('region', { name: 'Point by point' });
  await points.focus();
  await expect(points.getByRole('columnheader', { name: 'Cursor' })).toBeAttached();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Remove Zed' }).click();
  await expect(page).toHaveURL('/compare?tools=ollama,cursor,whisper');
  await expect(page.getByRole('article')).toHaveCount(3);
});

test('too many tools, or unknown ones, are answered with what was understood', async ({
  request,
}) => {
  const read = async (tools: string) => {
    const answer = await request.get(`/compare?tools=${tools}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(200);
    return answer.text();
  };
  const many = await read('ollama,zed,cursor,whisper,cline');
  expect(many).toContain('Up to four tools stand side by side; the address names 5.');
  expect(many).toContain('href="/compare?tools=ollama,zed,cursor,whisper"');
  const unknown = await read('ollama,qqqqqqq,zed');
  expect(unknown).toContain('“qqqqqqq”');
  expect(unknown).toContain('href="/compare?tools=ollama,zed"');
});
