import { pairSlug } from '@/lib/domain/matchup';
import { sampleCatalogue } from '../prisma/sample';
import { expect, test } from './support/fixtures';

const PROBLEM = /^application\/problem\+json/;

for (const { address, status } of [
  { address: '/api/v1/no-such-thing', status: 404 },
  { address: '/api/v1', status: 404 },
  { address: '/api/v1/tools/no-such-tool', status: 404 },
  { address: '/api/v1/tools/NOT%20A%20SLUG', status: 404 },
  { address: '/api/v1/tools/zed/no-such-part', status: 404 },
  { address: '/api/v1/matchups/zed-vs-zed', status: 404 },
  { address: '/api/v1/matchups/zed', status: 404 },
  { address: '/api/v1/tools?limit=0', status: 400 },
  { address: '/api/v1/tools?limit=ten', status: 400 },
  { address: '/api/v1/matchups?cursor=made-up', status: 400 },
]) {
  test(`${address} is answered with a problem document`, async ({ request }) => {
    const answer = await request.get(address);
    expect(answer.status()).toBe(status);
    expect(answer.headers()['content-type']).toMatch(PROBLEM);
    const problem = await answer.json();
    expect(problem.status).toBe(status);
    expect(problem.title).toBeTruthy();
    expect(problem.detail).toMatch(/\.$/);
  });
}

test('the lists give out everything once, page by page', async ({ request }) => {
  const { tools, matchups } = sampleCatalogue;
  for (const { list, known } of [
    { list: 'tools', known: tools.map(({ slug }) => slug) },
    { list: 'matchups', known: matchups.map(({ left, right }) => pairSlug(left, right)) },
  ]) {
    const slugs: string[] = [];
    let cursor: string | null = null;
    do {
      const params: Record<string, string> = { limit: '7', ...(cursor ? { cursor } : {}) };
      const page = await (await request.get(`/api/v1/${list}`, { params })).json();
      slugs.push(...page.items.map(({ slug }: { slug: string }) => slug));
      cursor = page.nextCursor;
    } while (cursor && slugs.length < 1_000);
    expect(cursor).toBeNull();
    // Curators' journeys publish others at the same time.
    expect(slugs).toEqual(expect.arrayContaining(known));
    expect(new Set(slugs).size).toBe(slugs.length);
  }
});

test('anyone’s page may read the JSON, and a known version is not sent again', async ({
  request,
}) => {
  const first = await request.get('/api/v1/tools/zed', {
    headers: { origin: 'https://a.example' },
  });
  expect(first.headers()['access-control-allow-origin']).toBe('*');
  const { etag } = first.headers();
  expect(etag).toMatch(/^(W\/)?"/);
  await expect
    .poll(async () => {
      const now = (await request.get('/api/v1/tools/zed')).headers().etag ?? '';
      const headers = { 'if-none-match': now };
      return (await request.get('/api/v1/tools/zed', { headers })).status();
    })
    .toBe(304);
});

test('health', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok' });
});
