import { parseFeed } from '@rowanmanning/feed-parser';
import { parse } from 'node-html-parser';
import { itemOf, movedItem } from '@/lib/domain/test-newsletter';
import { insertSentIssue } from '../scripts/testing/newsletter-issue';
import { jsonLdOf, schemaOrgFaults } from '../scripts/testing/schema-org';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { expectForEveryone } from './support/for-everyone';
import { onDatabase } from './support/sign-in';

const { left, right, path } = cast.discover;

const SUBJECT = 'One of <b>two</b> & a panel that changed its mind';

/** What is true of two tools that the sample has; and of one that it does not have. */
const items = () => {
  const [one, other] = itemOf().facts.tools;
  const named = [
    { ...one, ...left },
    { ...other, ...right },
  ].map(({ slug, name, panel, community }) => {
    if (!slug || !name || !panel || !community) throw new Error('The cast has two tools');
    return { slug, name, panel, community };
  });
  return [
    itemOf({ rank: 1, path, facts: { tools: named } }),
    movedItem({ rank: 2, title: 'Gone since', facts: movedFactsOf('no-such-tool') }),
    movedItem({ rank: 3, title: 'Left out', included: false }),
  ];
};

function movedFactsOf(slug: string) {
  const { tools } = movedItem().facts;
  return { tools: tools.map((tool) => ({ ...tool, slug, name: 'Gone' })) };
}

const pathOf = (address: string) => new URL(address).pathname;

test('an issue that went out has a page, a place in the list, in feeds, sitemap and llms.txt; a draft has none', async ({
  page,
  request,
}) => {
  const number = await insertSentIssue(onDatabase, { subject: SUBJECT, items: items() });
  await onDatabase(`SELECT pg_notify('shipworthy_tags', '["newsletter"]')`);
  const address = `/newsletter/${number}`;

  await page.goto(address);
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SUBJECT);
  await expect(main).toContainText(`Weekly verdicts, issue ${number}, `);
  await expect(main.getByRole('heading', { level: 2 })).toHaveText([
    items()[0]?.title ?? '',
    'Gone since',
    'Get the next comparison in your inbox',
  ]);
  await expect(main.getByRole('heading', { level: 3 })).toHaveText([left.name, right.name, 'Gone']);
  await expect(main.getByText('What this was about is no longer on this site.')).toHaveCount(1);
  await expect(main).toContainText('Panel ship 71% of 7 reviewers');
  await expect(main).toContainText('Community ship 75% of 4 votes, early');
  const lead = main.getByRole('link', { name: `Compare ${left.name} and ${right.name}` });
  await expect(lead).toHaveAttribute('href', path);
  await expectForEveryone(page);

  const answer = await request.get(address);
  expect(answer.headers()['cache-control']).toContain('s-maxage=2');
  const html = await answer.text();
  expect(html).not.toContain('<b>two</b>');
  const head = parse(html);
  const content = (name: string) => head.querySelector(name)?.getAttribute('content') ?? '';
  expect(pathOf(head.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '')).toBe(
    address,
  );
  expect(head.querySelector('title')?.text.length).toBeLessThanOrEqual(65);
  expect(content('meta[name=robots]')).not.toContain('noindex');
  expect(content('meta[property="og:title"]')).toContain(`Issue ${number}: `);
  const documents = jsonLdOf(html);
  expect(documents.flatMap((one) => schemaOrgFaults(one))).toEqual([]);
  expect(documents).toContainEqual(
    expect.objectContaining({
      '@type': 'Article',
      headline: SUBJECT,
      datePublished: expect.any(String),
    }),
  );

  await expect(async () => {
    const [entry] = parseFeed(await (await request.get('/feed.xml')).text()).items.filter(
      ({ id }) => id?.endsWith(`:newsletter/${number}`),
    );
    expect(pathOf(entry?.url ?? '')).toBe(address);
    const { items: entries } = await (await request.get('/feed.json')).json();
    const same = entries.find(({ url }: { url: string }) => pathOf(url) === address);
    expect(same).toMatchObject({ title: SUBJECT, content_html: entry?.content });
    expect(await (await request.get('/sitemap.xml')).text()).toContain(`${address}</loc>`);
    expect(await (await request.get('/llms.txt')).text()).toContain(`${address}>)`);
  }).toPass({ timeout: 10_000 });

  // From the list, of which this is a later page.
  const cursor = Buffer.from(`[${number + 1}]`).toString('base64url');
  await page.goto(`/newsletter/after/${cursor}`);
  await main.getByRole('link', { name: SUBJECT }).click();
  await expect(page).toHaveURL(address);
});

test('what is no issue that went out is not there', async ({ request }) => {
  const [draft] = await onDatabase<{ id: number }>(
    `INSERT INTO newsletter_issues (week, covers_from, covers_until, subject)
     VALUES (date '1970-01-05' + 7 * floor(random() * 500)::int, now() - interval '1 day', now(), 'Not for anybody yet')
     RETURNING id`,
  );
  const numbers = ['0', '01', '999999999', 'none', `${1_000_000 + (draft?.id ?? 0)}`];
  for (const number of numbers) {
    expect.soft((await request.get(`/newsletter/${number}`)).status(), number).toBe(404);
  }
  expect((await request.get('/newsletter/after/nonsense')).status()).toBe(404);
  expect(await (await request.get('/feed.xml')).text()).not.toContain('Not for anybody yet');
});
