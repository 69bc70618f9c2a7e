import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';

const { left, right, path } = cast.discover;
const pair = `${left.slug}-vs-${right.slug}`;

/** A badge as a browser draws it: its size, how many colours there are, and how wide its words would be. */
function draw(page: Page, address: string) {
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data = [] } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const colours = new Set<string>();
    let bright = 0;
    for (let at = 0; at < data.length; at += 4) {
      const pixel = Array.from(data.slice(at, at + 4));
      colours.add(pixel.join());
      if (pixel.every((part) => part > 200)) bright += 1;
    }
    // The words at their natural width, in the boxes that were made for them.
    const { documentElement: svg } = new DOMParser().parseFromString(
      await (await fetch(src)).text(),
      'image/svg+xml',
    );
    document.body.append(svg);
    const boxes = [...svg.querySelectorAll('g[clip-path] rect')].slice(0, 2);
    const words = [...svg.querySelectorAll('g:not([aria-hidden]) > text')].map((text) => {
      const asked = Number(text.getAttribute('textLength')) / 10;
      text.removeAttribute('textLength');
      const natural = (text as SVGTextElement).getComputedTextLength() / 10;
      return { asked, natural, middle: Number(text.getAttribute('x')) / 10 };
    });
    const fits = words.map(({ asked, middle }, index) => {
      const from = Number(boxes[index]?.getAttribute('x') ?? 0);
      const width = Number(boxes[index]?.getAttribute('width'));
      return middle - asked / 2 >= from && middle + asked / 2 <= from + width;
    });
    const { width, height } = image;
    svg.remove();
    const ratios = words.map(({ asked, natural }) => natural / asked);
    return { width, height, colours: colours.size, bright, fits, ratios };
  }, address);
}

test('a badge is drawn with its words in their boxes', async ({ page, expectFault }) => {
  expectFault(/404/);
  await page.goto('/methodology');
  for (const address of [
    `/badge/${left.slug}.svg`,
    `/badge/${left.slug}.svg?kind=panel`,
    `/badge/${left.slug}.svg?kind=panel&theme=dark`,
  ]) {
    const badge = await draw(page, address);
    expect.soft(badge.height, address).toBe(20);
    expect.soft(badge.width, address).toBeGreaterThan(100);
    expect.soft(badge.colours, `${address} is not blank`).toBeGreaterThan(50);
    expect.soft(badge.fits, address).toEqual([true, true]);
    // Another font than Verdana stands in here; its words are squeezed or stretched by little.
    for (const ratio of badge.ratios) expect.soft(Math.abs(ratio - 1), address).toBeLessThan(0.2);
  }
  const light = await draw(page, `/badge/${left.slug}.svg?kind=panel`);
  expect(light.bright, 'white words').toBeGreaterThan(20);
});

test('a badge says what it is of, for five minutes, and what is wrong with it', async ({
  request,
}) => {
  const panel = await request.get(`/badge/${left.slug}.svg?kind=panel`);
  expect(panel.headers()['cache-control']).toBe('public, max-age=300');
  expect(panel.headers()['content-type']).toMatch(/^image\/svg\+xml/);
  expect(panel.headers()['access-control-allow-origin']).toBe('*');
  const svg = await panel.text();
  expect(svg).toMatch(
    new RegExp(
      `<title>${left.name.replaceAll('.', '\\.')} on Shipworthy: \\d+% of 4 verdicts say ship`,
    ),
  );
  expect(svg).toMatch(/>\d+% of 4<\/text>/);
  const known = await request.get(`/badge/${left.slug}.svg?kind=panel`, {
    headers: { 'if-none-match': panel.headers().etag ?? '' },
  });
  expect(known.status()).toBe(304);
  for (const [address, status, words] of [
    ['/badge/no-such-tool.svg', 404, 'not found'],
    [`/badge/${left.slug}.png`, 404, 'not found'],
    ['/badge/%3Cscript%3E.svg', 404, 'not found'],
    [`/badge/${left.slug}.svg?kind=both`, 400, 'unknown kind'],
    [`/badge/${left.slug}.svg?theme=pink`, 400, 'unknown theme'],
  ] as const) {
    const answer = await request.get(address);
    expect.soft(answer.status(), address).toBe(status);
    const body = await answer.text();
    expect.soft(body, address).toContain(`>${words}</text>`);
    expect.soft(body, address).not.toContain('<script');
  }
});

test('another site shows a matchup in a frame, and leads its reader to the whole', async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  const address = `${baseURL}/embed/${pair}`;
  page.on('request', (request) => asked.push(request.url()));
  const elsewhere = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!DOCTYPE html><html lang="en"><title>Elsewhere</title><link rel="icon" href="data:,"><iframe src="${address}" title="x" width="320" height="420"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  elsewhere.close();
  const frame = page.frameLocator('iframe');
  for (const { name } of [left, right]) {
    const tool = frame
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name, exact: true }) });
    await expect(tool).toContainText(
      /Panel ship\s*\d+%\s*4 reviewers\s*95% interval [\d.]+ to [\d.]+%/,
    );
    await expect(tool).toContainText(/Community/);
  }
  expect(asked.filter((url) => url.startsWith(baseURL ?? ''))).toEqual([address]);
  expect(await page.context().cookies()).toEqual([]);
  const inner = page.frames().find((one) => one.url() === address);
  expect(await inner?.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await inner?.evaluate(() => document.scripts.length)).toBe(0);
  const link = frame.getByRole('link', { name: 'Verdicts, prices and your vote' });
  expect(new URL((await link.getAttribute('href')) ?? '').pathname).toBe(path);
  await expect(link).toHaveAttribute('target', '_top');
});

test('an embed has one address, and kind words where there is none', async ({ request }) => {
  const other = `/embed/${right.slug}-vs-${left.slug}?theme=dark`;
  const answer = await request.get(other, { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toBe(`/embed/${pair}?theme=dark`);
  const none = await request.get(`/embed/${left.slug}-vs-no-such-tool`);
  expect(none.status()).toBe(404);
  expect(await none.text()).toContain('There is no such matchup');
  const dark = await (await request.get(`/embed/${pair}?theme=dark`)).text();
  expect(dark).toContain('color-scheme:dark');
  expect(dark.length).toBeLessThan(8_000);
});

test('oEmbed is found on a matchup’s page and answers with its frame', async ({ request }) => {
  const page = await (await request.get(path)).text();
  const [tag = ''] = /<link[^>]*application\/json\+oembed[^>]*>/.exec(page) ?? [];
  const href = (/href="([^"]+)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
  const { pathname, search } = new URL(href, 'http://site');
  expect(pathname).toBe('/api/oembed');
  const found = await (await request.get(pathname + search)).json();
  expect(found).toMatchObject({
    type: 'rich',
    version: '1.0',
    width: 640,
    title: `${left.name} vs ${right.name}`,
  });
  const [, src = ''] = /src="([^"]+)"/.exec(found.html) ?? [];
  expect((await request.get(new URL(src).pathname)).status()).toBe(200);
  const small = await (await request.get(`${pathname}${search}&maxwidth=300&maxheight=200`)).json();
  expect([small.width, small.height]).toEqual([300, 200]);
  expect(small.html).toContain('width="300" height="200"');
  const url = new URLSearchParams(search).get('url') ?? '';
  for (const [query, status] of [
    [`url=${encodeURIComponent(url)}&format=xml`, 501],
    [`url=${encodeURIComponent(url)}&maxwidth=-1`, 400],
    [`url=${encodeURIComponent(url.replace(pair, 'a-vs-b'))}`, 404],
    ['url=https://elsewhere.example/compare/a-vs-b', 404],
    ['url=nonsense', 404],
    ['', 400],
  ] as const) {
    const refused = await request.get(`/api/oembed?${query}`);
    expect.soft(refused.status(), query).toBe(status);
    expect.soft(refused.headers()['content-type'], query).toBe('application/problem+json');
  }
});

test('what is to be pasted is copied by keyboard, and the page says so', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(path);
  const details = page.locator('details').filter({ hasText: 'Embed' });
  await details.locator('summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(details.getByRole('button', { name: 'Copy HTML' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(details.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await details.locator('code[id]').textContent());
  expect(copied).toMatch(new RegExp(`^<iframe src="http[^"]+/embed/${pair}" title="[^"]+"`));
});

test('a tool’s page has its badges to paste, without a script', async ({ newVisitor }) => {
  const page = await newVisitor({ javaScriptEnabled: false });
  await page.goto(`/tools/${left.slug}`);
  const details = page.locator('details').filter({ hasText: 'Badge' });
  await details.locator('summary').click();
  await expect(details.getByRole('img', { name: /the panel’s verdicts/ })).toBeVisible();
  await expect(details.getByRole('button')).toHaveCount(0);
  await expect(details).toContainText(
    new RegExp(
      `\\[!\\[.*\\]\\(http.*/badge/${left.slug}\\.svg\\?kind=panel\\)\\]\\(http.*/tools/${left.slug}\\)`,
    ),
  );
});
