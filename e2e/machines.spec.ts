import type { APIRequestContext } from '@playwright/test';
import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { STANDING_PAGES } from '@/lib/domain/sitemap';
import { isModelAsAuthor, jsonLdOf, schemaOrgFaults } from '../scripts/testing/schema-org';
import { cast } from './support/cast';
import { hideTools, newTool } from './support/desk-tools';
import { expect, test } from './support/fixtures';
import { onDatabase } from './support/sign-in';

// Feeds, maps, texts, pictures and data blocks, over HTTP alone: what their readers have.

const { left, right, path } = cast.discover;
const TOOL = `/tools/${left.slug}`;

test.afterAll(() => hideTools());

const pathOf = (address: string): string => new URL(address).pathname;

type Head = { attributes: Record<string, string> }[];

/** The tags of a page's head that say something of it. */
function headOf(html: string): Head {
  return [...html.matchAll(/<(?:meta|link) ([^>]+?)\/?>/g)].map(([, text = '']) => ({
    attributes: Object.fromEntries(
      [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [
        (name ?? '').toLowerCase(),
        value ?? '',
      ]),
    ),
  }));
}

const meta = (head: Head, name: string): string | undefined =>
  head.find(({ attributes }) => attributes.name === name || attributes.property === name)
    ?.attributes.content;

const alternate = (head: Head, type: string): string[] =>
  head
    .filter(({ attributes }) => attributes.rel === 'alternate' && attributes.type === type)
    .map(({ attributes }) => attributes.href ?? '');

const canonical = (head: Head): string | undefined =>
  head.find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href;

async function htmlOf(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address);
  expect(answer.status(), address).toBe(200);
  return answer.text();
}

/** Asks again with what the first answer said of itself: nothing is sent twice. */
async function expectNotSentAgain(request: APIRequestContext, address: string): Promise<void> {
  await expect
    .poll(async () => {
      const { etag = '' } = (await request.get(address)).headers();
      expect(etag, address).toMatch(/^(W\/)?"/);
      return (await request.get(address, { headers: { 'if-none-match': etag } })).status();
    }, address)
    .toBe(304);
}

test('feeds: of everything and of a category, found from the page, read by an independent parser', async ({
  request,
}) => {
  const head = headOf(await htmlOf(request, '/'));
  const [atom = ''] = alternate(head, 'application/atom+xml');
  const [json = ''] = alternate(head, 'application/feed+json');
  expect([pathOf(atom), pathOf(json)]).toEqual(['/feed.xml', '/feed.json']);

  for (const folder of ['', '/categories/developer-tools']) {
    const answer = await request.get(`${folder}/feed.xml`);
    expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    const xml = await answer.text();
    expect(XMLValidator.validate(xml)).toBe(true);
    const feed = parseFeed(xml);
    expect(feed.meta.type).toBe('atom');
    expect(feed.items.length).toBeGreaterThan(5);
    expect(pathOf(feed.self ?? '')).toBe(`${folder}/feed.xml`);
    for (const { id, url, title, content, updated } of feed.items) {
      expect.soft(id).toMatch(/^tag:[\w.-]+,2026:(matchup|verdict|newsletter)\/\d+$/);
      const isIssue = id?.includes(':newsletter/');
      expect.soft(pathOf(url ?? '')).toMatch(isIssue ? /^\/newsletter\// : /^\/(compare|tools)\//);
      expect.soft(title).toBeTruthy();
      expect.soft(content).toContain(isIssue ? '<h2>' : '<blockquote><p>');
      expect.soft(updated?.getTime()).toBeLessThanOrEqual(Date.now());
    }
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
    const other = await request.get(`${folder}/feed.json`);
    expect(other.headers()['content-type']).toBe('application/feed+json; charset=utf-8');
    expect((await other.json()).version).toBe('https://jsonfeed.org/version/1.1');
    await expectNotSentAgain(request, `${folder}/feed.xml`);
    await expectNotSentAgain(request, `${folder}/feed.json`);
  }
  const seen = (await request.get('/feed.xml')).headers()['last-modified'];
  expect(seen).toMatch(/ GMT$/);
  const later = new Date(Date.now() + 60_000).toUTCString();
  const again = await request.get('/feed.xml', { headers: { 'if-modified-since': later } });
  expect(again.status()).toBe(304);
  const early = await request.get('/feed.xml', {
    headers: { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  });
  expect(early.status()).toBe(200);
  expect((await request.get('/categories/no-such/feed.xml')).status()).toBe(404);
  expect((await request.get('/categories/NOT%20ONE/feed.json')).status()).toBe(404);
});

/** Every address of the sitemap, through the index if there is one. */
async function mapped(request: APIRequestContext, file = '/sitemap.xml'): Promise<string[]> {
  const answer = await request.get(file);
  expect(answer.headers()['content-type']).toBe('application/xml; charset=utf-8');
  const xml = await answer.text();
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' });
  const { urlset, sitemapindex } = parser.parse(xml);
  const parts: { loc: string }[] = sitemapindex?.sitemap ?? [];
  const inner = await Promise.all(parts.map(({ loc }) => mapped(request, pathOf(loc))));
  const own: { loc: string; lastmod?: string }[] = urlset?.url ?? [];
  for (const { lastmod } of own) {
    if (lastmod) expect(Date.parse(lastmod)).toBeLessThanOrEqual(Date.now() + 1_000);
  }
  return [...own.map(({ loc }) => pathOf(loc)), ...inner.flat()];
}

/** Every public page, by the database. */
async function publicPages(): Promise<Set<string>> {
  const rows = await onDatabase<{ path: string }>(
    `SELECT '/tools/' || slug AS path FROM tools WHERE state = 'published'
     UNION ALL SELECT '/compare/' || one.slug || '-vs-' || other.slug
     FROM matchups JOIN tools AS one ON one.id = left_id JOIN tools AS other ON other.id = right_id
     WHERE matchups.state = 'published' AND one.state = 'published' AND other.state = 'published'
     UNION ALL SELECT '/categories/' || slug FROM categories
     UNION ALL SELECT DISTINCT '/leaderboard/' || categories.slug FROM categories
       JOIN tools ON tools.category_id = categories.id AND tools.state = 'published'
     UNION ALL SELECT '/panel/' || slug FROM seats
     UNION ALL SELECT '/newsletter/' || number FROM newsletter_issues WHERE number IS NOT NULL`,
  );
  return new Set([...STANDING_PAGES, ...rows.map((row) => row.path)]);
}

test('the sitemap has every public page, and nothing else', async ({ request }) => {
  // Curators' journeys publish at the same time: what stood all the while has to be in it.
  await expect(async () => {
    const before = await publicPages();
    const pages = await mapped(request);
    const after = await publicPages();
    expect(new Set(pages).size).toBe(pages.length);
    expect([...before].filter((page) => after.has(page) && !pages.includes(page))).toEqual([]);
    expect(pages.filter((page) => !before.has(page) && !after.has(page))).toEqual([]);
  }).toPass({ timeout: 20_000 });
  // The parts have the same pages as the one file.
  const parts = await mapped(request, '/sitemaps/tools-0.xml');
  expect(parts).toContain(TOOL);
  expect((await request.get('/sitemaps/tools-9999.xml')).status()).toBe(404);
  expect((await request.get('/sitemaps/none')).status()).toBe(404);
  await expectNotSentAgain(request, '/sitemap.xml');
});

test('what the sitemap names may be listed, says so itself, and has a title of its own', async ({
  request,
}) => {
  const titles = new Map<string, string>();
  const pages = [
    ...STANDING_PAGES,
    path,
    TOOL,
    '/panel/skeptic',
    '/categories/developer-tools',
    '/leaderboard/developer-tools',
  ];
  for (const page of pages) {
    const html = await htmlOf(request, page);
    const head = headOf(html);
    expect.soft(meta(head, 'robots') ?? '', page).not.toMatch(/noindex/);
    expect.soft(pathOf(canonical(head) ?? ''), page).toBe(page);
    const title = /<title>([^<]+)/.exec(html)?.[1] ?? '';
    expect.soft(title.length, title).toBeLessThanOrEqual(65);
    expect.soft(titles.get(title), title).toBeUndefined();
    titles.set(title, page);
    const description = meta(head, 'description') ?? '';
    expect.soft(description.length, `${page}: ${description}`).toBeGreaterThan(30);
    expect.soft(description.length, `${page}: ${description}`).toBeLessThanOrEqual(170);
    for (const name of ['og:title', 'og:description', 'og:url', 'og:image:alt', 'twitter:image']) {
      expect.soft(meta(head, name), `${page}: ${name}`).toBeTruthy();
    }
    expect.soft(meta(head, 'og:image'), page).toMatch(/^https?:\/\/[^/]+\/og[/.]/);
    expect.soft(meta(head, 'og:image:width'), page).toBe('1200');
    expect.soft(meta(head, 'og:image:height'), page).toBe('630');
    expect.soft(meta(head, 'twitter:card'), page).toBe('summary_large_image');
  }
});

test('what is thin or somebody’s own says noindex', async ({ request }) => {
  const [one, other] = [await newTool('Thin', 'published'), await newTool('Thin', 'published')];
  const [first, second] = [one.slug, other.slug].sort();
  const rows = await onDatabase<{ path: string }>(
    `SELECT '/compare/' || least(one.slug, other.slug) || '-vs-' || greatest(one.slug, other.slug) AS path
     FROM tools AS one JOIN tools AS other ON other.id > one.id
     WHERE one.slug = 'elevenlabs' AND other.slug = 'zed'`,
  );
  const rich = rows[0]?.path ?? '/compare/elevenlabs-vs-zed';
  const robots = async (page: string) => meta(headOf(await htmlOf(request, page)), 'robots') ?? '';
  expect(await robots(`/compare/${first}-vs-${second}`)).toMatch(/noindex, follow/);
  expect(await robots(rich), 'judged by the same seats').not.toMatch(/noindex/);
  expect(await robots(path)).not.toMatch(/noindex/);
  for (const page of [
    `${TOOL}/verdicts/skeptic`,
    '/signin',
    '/suggest/matchup',
    '/panel/skeptic/in/models/skip',
    '/search?q=zzxqwvk',
    '/search?q=-agent',
    '/leaderboard/unranked',
  ]) {
    expect.soft(await robots(page), page).toMatch(/noindex/);
  }
});

test('robots.txt keeps programs from what is private and from nothing else', async ({
  request,
}) => {
  const text = await (await request.get('/robots.txt')).text();
  const rules = [...text.matchAll(/^Disallow: (.+)$/gm)].map(([, rule = '']) => rule);
  const kept = (address: string) =>
    rules.some((rule) =>
      rule.endsWith('$') ? address === rule.slice(0, -1) : address.startsWith(rule),
    );
  for (const page of ['/me', '/me/delete', '/admin', '/admin/tools', '/review', '/api/me/votes']) {
    expect.soft(kept(page), page).toBe(true);
  }
  const open = [
    '/methodology',
    '/_next/static/x.js',
    '/api/v1/tools',
    '/og.png',
    '/search',
    '/feed.xml',
  ];
  for (const page of [...open, ...STANDING_PAGES]) expect.soft(kept(page), page).toBe(false);
  expect(text).toMatch(/^Sitemap: https?:\/\/.+\/sitemap\.xml$/m);
});

test('llms.txt has the form of llmstxt.org, and its links lead to texts', async ({ request }) => {
  const answer = await request.get('/llms.txt');
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await answer.text();
  expect(text).toMatch(/^# Shipworthy\n\n> .+\n\n/);
  const links = [...text.matchAll(/^- \[.+\]\(<(.+)>\)(: .+)?$/gm)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(20);
  const texts = links.filter((link) => link.endsWith('.md'));
  expect(texts.length).toBeGreaterThan(20);
  for (const link of [
    texts[0],
    texts.at(-1),
    ...links.filter((one) => !one.endsWith('.md')).slice(0, 5),
  ]) {
    expect.soft((await request.get(pathOf(link ?? ''))).status(), link).toBe(200);
  }
});

test('a tool and a matchup stand as Markdown at their address and .md', async ({ request }) => {
  for (const page of [TOOL, path]) {
    const head = headOf(await htmlOf(request, page));
    expect(alternate(head, 'text/markdown').map(pathOf)).toEqual([`${page}.md`]);
    const answer = await request.get(`${page}.md`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8');
    expect(answer.headers().link).toMatch(new RegExp(`^<https?://[^>]+${page}>; rel="canonical"$`));
    const text = await answer.text();
    expect(text).toMatch(/^# /);
    expect(text).toContain('- **Community**: — (no community votes yet)');
    expect(text).toMatch(/- \*\*Panel ship\*\*: \d+% ship, of 4 reviewers \(95% interval .+\)/);
    expect(text).toMatch(/, a model, on version /);
    await expectNotSentAgain(request, `${page}.md`);
  }
  const turned = await request.get(`/compare/${right.slug}-vs-${left.slug}.md`, {
    maxRedirects: 0,
  });
  expect(turned.status()).toBe(308);
  expect(turned.headers().location).toBe(`${path}.md`);
  for (const none of [
    '/tools/no-such-tool.md',
    `/compare/${left.slug}-vs-no-such.md`,
    '/compare/x.md',
  ]) {
    expect.soft((await request.get(none)).status(), none).toBe(404);
  }
});

test('each page has a picture of 1200 × 630 that is there', async ({ request }) => {
  for (const page of ['/', TOOL, path]) {
    const head = headOf(await htmlOf(request, page));
    const picture = pathOf(meta(head, 'og:image') ?? '');
    expect(picture).toBe(page === '/' ? '/og.png' : `/og${page}.png`);
    expect(pathOf(meta(head, 'twitter:image') ?? '')).toBe(picture);
    const answer = await request.get(picture);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('image/png');
    const bytes = await answer.body();
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(bytes.length).toBeLessThan(200_000);
    await expectNotSentAgain(request, picture);
  }
  const turned = `/og/compare/${right.slug}-vs-${left.slug}.png`;
  const answer = await request.get(turned, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, `/og${path}.png`]);
  for (const none of ['/og/tools/no-such.png', '/og/tools/zed.gif', '/og/compare/zed-vs-zed.png']) {
    expect.soft((await request.get(none)).status(), none).toBe(404);
  }
});

test('pages say in schema.org’s words what they are, and nothing that is not true', async ({
  request,
}) => {
  const typesOf: Record<string, string[]> = {
    '/': ['Organization', 'WebSite'],
    '/compare': ['ItemList', 'BreadcrumbList'],
    '/tools': ['ItemList', 'BreadcrumbList'],
    '/categories/developer-tools': ['ItemList', 'BreadcrumbList'],
    '/methodology': ['BreadcrumbList'],
    '/data': ['BreadcrumbList', 'Dataset'],
    '/leaderboard/unranked': ['ItemList', 'BreadcrumbList'],
    '/panel/skeptic': ['BreadcrumbList'],
    [path]: ['ItemList', 'BreadcrumbList'],
    [TOOL]: ['SoftwareApplication', 'BreadcrumbList'],
    '/tools/zed': ['SoftwareApplication', 'BreadcrumbList'],
  };
  for (const [page, types] of Object.entries(typesOf)) {
    const documents = jsonLdOf(await htmlOf(request, page));
    expect(documents.map((one) => one['@type'])).toEqual(expect.arrayContaining(types));
    const faults = documents.flatMap((one) => schemaOrgFaults(one));
    expect
      .soft(
        faults.filter((fault) => !isModelAsAuthor(fault)),
        page,
      )
      .toEqual([]);
  }
  for (const slug of [left.slug, 'zed']) {
    await expect(async () => {
      const { community } = await (await request.get(`/api/v1/tools/${slug}`)).json();
      const documents = jsonLdOf(await htmlOf(request, `/tools/${slug}`));
      const tool = documents.find((one) => one['@type'] === 'SoftwareApplication');
      const votes = community.ships + community.skips;
      const rating = { ratingValue: community.percent, ratingCount: votes };
      if (votes === 0) expect(tool?.aggregateRating).toBeUndefined();
      else expect(tool?.aggregateRating).toMatchObject(rating);
      const reviews = tool?.review as { author: { '@type': string } }[];
      expect(reviews.map(({ author }) => author['@type'])).toContain('SoftwareApplication');
    }).toPass();
  }
});
