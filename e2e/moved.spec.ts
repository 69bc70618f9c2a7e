import { randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLValidator } from 'fast-xml-parser';
import { newTool } from './support/curated';
import { expect, test } from './support/fixtures';
import { onDatabase } from './support/sign-in';

// Addresses that nobody asked for before, so that no cache knows them.

/** Every address that programs and other sites know a tool by. */
const addressesOf = (slug: string) => [
  ...[`/tools/${slug}.md`, `/og/tools/${slug}.png`, `/badge/${slug}.svg`],
  ...[`/api/v1/tools/${slug}`, `/api/v1/tools/${slug}/tally`],
];

/** Every one that they know it by beside another tool. */
const pairAddressesOf = (pair: string) => [
  ...[`/compare/${pair}.md`, `/og/compare/${pair}.png`, `/embed/${pair}`],
  ...[`/api/v1/matchups/${pair}`, `/api/v1/matchups/${pair}/tally`],
];

async function asked(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address, { maxRedirects: 0 });
  const { location } = answer.headers();
  return [answer.status(), location?.replace(/^https?:\/\/[^/]+/, '')].filter(Boolean).join(' ');
}

test('what a tool was called once leads to it at every kind of address', async ({ request }) => {
  const { id, slug } = await newTool('published');
  const [old, unknown] = [`once-${randomBytes(4).toString('hex')}`, 'ollama'];
  await onDatabase('INSERT INTO tool_redirects (slug, tool_id) VALUES ($1, $2)', [old, id]);
  const pair = `${unknown}-vs-${slug}`;
  const was = [...addressesOf(old), ...pairAddressesOf(`${old}-vs-${unknown}`)];
  const is = [...addressesOf(slug), ...pairAddressesOf(pair)];
  for (const [at, address] of was.entries()) {
    const goal = is[at] ?? '';
    const said = await asked(request, address);
    // A badge's address says of which kind it is.
    expect.soft(said.replace(/\?.*/, ''), address).toBe(`308 ${goal}`);
    expect.soft(await asked(request, goal), goal).toBe('200');
  }
  // Both names of one tool are no pair.
  for (const address of pairAddressesOf(`${old}-vs-${slug}`)) {
    expect.soft(await asked(request, address), address).toBe('404');
  }
  const url = encodeURIComponent(`http://localhost/compare/${old}-vs-${unknown}`);
  const oembed = await request.get(`/api/oembed?url=${url}`, { headers: { host: 'localhost' } });
  expect(await oembed.text()).toContain(`/embed/${pair}`);
});

test('a draft and a retired tool are at no address', async ({ request }) => {
  const [draft, retired] = [await newTool('draft'), await newTool('published')];
  await onDatabase("UPDATE tools SET state = 'retired' WHERE id = $1", [retired.id]);
  for (const { slug } of [draft, retired]) {
    for (const address of [...addressesOf(slug), ...pairAddressesOf(`ollama-vs-${slug}`)]) {
      expect.soft(await asked(request, address), address).toBe('404');
    }
  }
});

test('a name that is markup is a name wherever it stands', async ({ request }) => {
  test.setTimeout(120_000);
  const name = `</title><script>alert(1)</script> ]]> "' & ${randomBytes(3).toString('hex')}`;
  const { id, slug } = await newTool('published', name);
  await onDatabase(
    `INSERT INTO matchups (left_id, right_id, state, publish_at, headline)
     SELECT $1, id, 'published', now(), $2 FROM tools WHERE slug = 'ollama'`,
    [id, `${name} --> {{x}}`],
  );
  const pair = `${slug}-vs-ollama`;
  const marked = [`/badge/${slug}.svg`, `/embed/${pair}`, `/tools/${slug}`, `/compare/${pair}`];
  for (const address of marked) {
    await expect.poll(() => asked(request, address), { timeout: 10_000 }).toBe('200');
    const text = await (await request.get(address)).text();
    expect.soft(text, address).not.toContain('<script>alert');
    if (address.endsWith('.svg')) expect.soft(XMLValidator.validate(text), address).toBe(true);
  }
  // Titles are plain text in a feed, whose parser gives back what was meant.
  await expect(async () => {
    const feed = await (await request.get('/feed.xml')).text();
    expect(XMLValidator.validate(feed)).toBe(true);
    const titles = parseFeed(feed).items.map(({ title }) => title ?? '');
    expect(titles.some((title) => title.includes(name))).toBe(true);
  }).toPass({ timeout: 75_000 });
  const markdown = await (await request.get(`/compare/${pair}.md`)).text();
  expect(markdown).toContain('# \\</title\\>\\<script\\>alert');
  await onDatabase("UPDATE tools SET state = 'retired' WHERE id = $1", [id]);
});
