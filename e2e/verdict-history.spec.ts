import type { APIRequestContext } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { cast, toolOf } from './support/cast';
import { expect, test } from './support/fixtures';
import { SOON } from './support/matchup';
import { onDatabase } from './support/sign-in';

test.describe.configure({ mode: 'serial' });

// Another seat of this tool than any journey publishes on, and none that counts: the figures stay.
const tool = toolOf('paligemma-3b');
const body = tool.verdicts.find(({ seat }) => seat === 'futurist')?.body ?? '';
const history = `/tools/${tool.slug}/verdicts`;
const [first = '', ...others] = body.split(' ');
const address = `https://example.com/${'proof'.repeat(40)}`;
const reworded = `${first} *truly* ${others.slice(0, -1).join(' ')} twice: ${address}.`;

/** Waits until a page that was dropped from the cache says something. */
const untilSaid = (request: APIRequestContext, path: string, said: string) =>
  expect.poll(async () => (await request.get(path)).text(), SOON).toContain(said);

test.beforeAll(async () => {
  const of = `(SELECT id FROM tools WHERE slug = '${tool.slug}')`;
  const seat = (slug: string) => `(SELECT id FROM seats WHERE slug = '${slug}')`;
  await onDatabase(
    `WITH changed AS (
       UPDATE verdicts SET body = $1, version = 2, evidence = '{https://example.com/evidence}'
       WHERE tool_id = ${of} AND seat_id = ${seat('futurist')} RETURNING *
     )
     INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, evidence, created_at)
     SELECT id, 2, call, body, tool_version, evidence, '2026-05-20T10:00:00Z' FROM changed`,
    [reworded],
  );
  await onDatabase(
    `WITH author AS (
       INSERT INTO authors (name, kind) VALUES ('Former Creator', 'person') RETURNING id
     ), held AS (
       INSERT INTO seat_holdings (seat_id, author_id, since, until)
       SELECT ${seat('creator')}, id, '2025-01-01', '2025-06-30' FROM author
     ), interest AS (
       INSERT INTO conflicts_of_interest (author_id, tool_id, note, declared_at)
       SELECT id, ${of}, 'I advise its makers.', '2026-02-01T00:00:00Z' FROM author
     ), past AS (
       INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state,
         published_at, superseded_at, retracted_at, retracted_reason)
       SELECT ${of}, ${seat('creator')}, id, 'ship'::choice, repeat('The older words. ', 6), '1.0',
         'superseded'::verdict_state, '2025-02-01T00:00:00Z'::timestamptz, '2025-03-01T00:00:00Z'::timestamptz,
         NULL::timestamptz, NULL FROM author
       UNION ALL
       SELECT ${of}, ${seat('creator')}, id, 'skip', repeat('The newer words. ', 6), '2.0',
         'retracted', '2025-03-01T00:00:00Z', NULL, '2025-04-01T00:00:00Z',
         'The invoice was another tool’s.' FROM author
       RETURNING id, call, body, tool_version
     )
     INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version)
     SELECT id, 1, call, body, tool_version FROM past`,
  );
  await onDatabase('SELECT pg_notify($1, $2)', [
    'shipworthy_tags',
    JSON.stringify([`tool:${tool.slug}`, 'catalogue']),
  ]);
});

test('a revised verdict says so, and its history shows what changed word by word', async ({
  page,
  request,
}) => {
  const path = `/tools/${tool.slug}`;
  await untilSaid(request, path, 'truly');
  await page.goto(path);
  const verdict = page.getByRole('figure').filter({ hasText: 'truly' });
  await expect(verdict.getByRole('emphasis')).toHaveText('truly');
  for (const [name, href] of [
    [address, address],
    ['example.com/evidence', 'https://example.com/evidence'],
  ] as const) {
    const link = verdict.getByRole('link', { name, exact: true });
    await expect(link).toHaveAttribute('href', href);
    await expect(link).toHaveAttribute('rel', 'ugc nofollow noopener');
  }

  await verdict.getByRole('link', { name: /revised 20 May 2026/ }).click();
  await expect(page).toHaveURL(`${history}/futurist`);
  const revisions = page.getByRole('region', { name: 'Revisions' });
  await expect(revisions.getByRole('heading')).toHaveText(['Revised 20 May 2026']);
  await expect(revisions.getByRole('insertion').first()).toContainText(
    'added: https://example.com/evidence',
  );
  await expect(revisions.getByRole('insertion').nth(1)).toContainText('added: *truly*');
  await expect(revisions.getByRole('deletion').last()).toContainText('removed: ');
  await expectAccessible(page);
});

test('a long address makes no page scroll sideways', async ({ page, request }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [
    `/tools/${tool.slug}`,
    `${history}/futurist`,
    cast.cookie.path,
    '/panel/futurist/in/models',
  ]) {
    await untilSaid(request, path, address);
    await page.goto(path);
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(needed, path).toBeLessThanOrEqual(390);
  }
});

test('what was taken back stays readable with its reason, and is not counted', async ({
  page,
  request,
}) => {
  const path = `/tools/${tool.slug}`;
  await untilSaid(request, path, 'The invoice was another');
  await page.goto(path);
  const panel = page.getByRole('listitem', { name: 'Panel ship' });
  const ships = tool.verdicts.filter(({ call }) => call === 'ship').length;
  await expect(panel).toContainText(`${ships} of ${tool.verdicts.length} reviewers`);
  await expect(page.getByText('The Creator retracted its verdict on 1 April 2025')).toContainText(
    '“The invoice was another tool’s.” It is not counted.',
  );
  const interests = page.getByRole('region', { name: 'Declared interests' });
  await expect(interests).toContainText('Former Creator, a person: “I advise its makers.”');

  await page.getByRole('link', { name: 'Read what it said' }).click();
  await expect(page).toHaveURL(`${history}/creator`);
  const [newest, oldest] = [
    page.getByRole('article', { name: 'An earlier verdict, retracted' }),
    page.getByRole('article', { name: 'An earlier verdict, superseded' }),
  ];
  await expect(newest).toContainText('The newer words.');
  await expect(newest).toContainText(
    'Retracted on 1 April 2025: “The invoice was another tool’s.”',
  );
  await expect(newest).toContainText('Written by Former Creator, a person, on version 2.0');
  await expect(oldest).toContainText('The older words.');
  await expect(oldest).toContainText('A newer verdict took its place on 1 March 2025');
  await expect(oldest).toContainText('on version 1.0');
  await expect(page.getByRole('article')).toHaveText([/newer words/, /older words/]);
  await expectAccessible(page);
});

test('the matchup names a retraction, and the seat its former holder and their interest', async ({
  page,
  request,
}) => {
  await untilSaid(request, cast.cookie.path, 'The invoice was another');
  await page.goto(cast.cookie.path);
  await expect(
    page.getByRole('region', { name: 'Reviewer scorecard' }).getByText(/The Creator retracted/),
  ).toBeVisible();

  await untilSaid(request, '/panel/creator', 'Former Creator');
  await page.goto('/panel/creator');
  await expect(page.getByRole('region', { name: 'Who holds it' })).toContainText(
    'Former Creator, a person, 1 January 2025 to 30 June 2025',
  );
  const interests = page.getByRole('region', { name: 'Declared interests' });
  await expect(interests).toContainText(`Former Creator, a person, on ${tool.name}`);
});
