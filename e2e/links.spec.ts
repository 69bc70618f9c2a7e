import type { APIRequestContext } from '@playwright/test';
import { parse } from 'node-html-parser';
import { Crawl, type Fault } from './support/crawl';
import { expect, test } from './support/fixtures';

/** The addresses that the sitemap has, the files that it is split into included. */
async function readSitemap(request: APIRequestContext): Promise<string[]> {
  const found: string[] = [];
  const files = ['/sitemap.xml'];
  for (const file of files) {
    const answer = await request.get(file);
    expect(answer.status(), file).toBe(200);
    const document = parse(await answer.text());
    const paths = document
      .querySelectorAll('loc')
      .map(({ text }) => new URL(text.trim()))
      .map(({ pathname, search }) => pathname + search);
    if (document.querySelector('sitemapindex')) files.push(...paths);
    else found.push(...paths);
  }
  return found;
}

/**
 * What still is at fault: other journeys publish and retire tools meanwhile, so a page that led to one may
 * lead there no more.
 */
async function stillAtFault(request: APIRequestContext, { address, from, fault }: Fault) {
  if (!fault.startsWith('answers')) return true;
  if ((await request.get(address)).ok()) return false;
  if (!from) return true;
  const page = await request.get(from);
  const isLedTo = (href: string) => {
    const url = new URL(href, page.url());
    return url.pathname + url.search === address;
  };
  const links = parse(await page.text()).querySelectorAll('[href]');
  return links.some((link) => isLedTo(link.getAttribute('href') ?? ''));
}

test('every link on every page leads somewhere, and every page says what it is', async ({
  request,
  baseURL,
}) => {
  const origin = baseURL ?? '';
  // Hundreds of pages, each made for the first time.
  test.setTimeout(300_000);
  const crawl = new Crawl(request, origin);
  crawl.add('/', '/');
  for (const address of await readSitemap(request)) crawl.add(address, '/sitemap.xml');
  await crawl.run();
  // The sample's 26 tools, their curated matchups and the pages that list them.
  expect(crawl.pages.size, 'pages found').toBeGreaterThan(100);
  await expect(async () => {
    const faults: string[] = [];
    for (const each of crawl.faults) {
      const line = `${each.address} ${each.fault} (from ${each.from})`;
      if (await stillAtFault(request, each)) faults.push(line);
    }
    expect([...new Set(faults)]).toEqual([]);
  }).toPass({ timeout: 15_000 });
});
