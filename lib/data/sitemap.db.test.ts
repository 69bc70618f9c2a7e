import { expect, test } from 'vitest';
import { SITEMAP_PART } from '@/lib/domain/sitemap';
import { itemOf, movedItem } from '@/lib/domain/test-newsletter';
import { insertSentIssue } from '@/scripts/testing/newsletter-issue';
import { openWorld } from '@/scripts/testing/world';
import { listFedIssues, listFedMatchups, listFedVerdicts } from './feed';
import { listMappedGroups, listMappedPages, listSitemapParts } from './sitemap';

const { rows, sql, tool, categoryId } = await openWorld();
const other = await rows.category();
const empty = await rows.category();
const a = await tool({ slug: 'a' });
const b = await tool({ slug: 'b' });
const draft = await tool({ slug: 'draft', state: 'draft' });
await tool({ slug: 'gone', state: 'retired' });
const far = await tool({ slug: 'far', id: 2 * SITEMAP_PART, categoryId: other.id });
await tool({ slug: 'next', id: 2 * SITEMAP_PART + 1 });
const seat = await rows.seat();
const author = await rows.author();
const day = (number: number) => new Date(Date.UTC(2026, 3, number));
await rows.matchup({ leftId: b.id, rightId: a.id, publishAt: day(2) });
await rows.matchup({ leftId: a.id, rightId: far.id, publishAt: day(3) });
await rows.matchup({ leftId: a.id, rightId: draft.id, publishAt: day(4) });
await rows.matchup({ leftId: b.id, rightId: far.id, state: 'draft', publishAt: null });

const paths = (pages: { path: string }[]) => pages.map(({ path }) => path);

test('every published tool and matchup stands in one part, and nothing else', async () => {
  expect(paths(await listMappedPages('tools', 0))).toEqual(['/tools/a', '/tools/b']);
  expect(paths(await listMappedPages('tools', 1))).toEqual(['/tools/far']);
  expect(paths(await listMappedPages('tools', 2))).toEqual(['/tools/next']);
  expect(await listMappedPages('tools', 3)).toEqual([]);
  expect(paths(await listMappedPages('matchups', 0))).toEqual([
    '/compare/b-vs-a',
    '/compare/a-vs-far',
  ]);
  expect(await listSitemapParts()).toEqual([
    { noun: 'tools', part: 0, pages: 2 },
    { noun: 'tools', part: 1, pages: 1 },
    { noun: 'tools', part: 2, pages: 1 },
    { noun: 'matchups', part: 0, pages: 2 },
  ]);
});

test('every category and seat has its page, and a category with tools its leaderboard', async () => {
  const groups = await listMappedGroups();
  const [one] = await sql<{ slug: string }>('SELECT slug FROM categories WHERE id = $1', [
    categoryId,
  ]);
  expect(paths(groups)).toEqual([
    `/categories/${one?.slug}`,
    `/categories/${other.slug}`,
    `/categories/${empty.slug}`,
    `/leaderboard/${one?.slug}`,
    `/leaderboard/${other.slug}`,
    `/panel/${seat.slug}`,
  ]);
  expect(groups.at(-1)?.changedAt).toBeNull();
});

test('issues of the newsletter stand there and in the feed once they go out, as they were sent', async () => {
  await sql(
    `INSERT INTO newsletter_issues (week, covers_from, covers_until, subject)
     VALUES ('2026-11-23', now() - interval '1 day', now(), 'A draft')`,
  );
  const items = [
    movedItem({ rank: 2 }),
    itemOf({ rank: 1 }),
    itemOf({ title: 'Out', included: false }),
  ];
  const first = await insertSentIssue(sql, { subject: 'First', items });
  const second = await insertSentIssue(sql, { subject: 'Second' });
  const mapped = (await listMappedGroups()).slice(-2);
  expect(paths(mapped)).toEqual([`/newsletter/${first}`, `/newsletter/${second}`]);
  for (const { changedAt } of mapped) expect(changedAt).toMatch(/^20\d\d-.*Z$/);
  const fed = await listFedIssues(10);
  expect(fed.map(({ number, subject }) => [number, subject])).toEqual([
    [second, 'Second'],
    [first, 'First'],
  ]);
  expect(fed.at(-1)?.items.map(({ title }) => title)).toEqual([itemOf().title, movedItem().title]);
  expect(await listFedIssues(1)).toHaveLength(1);
});

test('lastmod is when the facts, a verdict or a price changed last, not when somebody voted', async () => {
  const at = async (path: string) => {
    const pages = [
      ...(await listMappedPages('tools', 0)),
      ...(await listMappedPages('matchups', 0)),
    ];
    return pages.find((page) => page.path === path)?.changedAt;
  };
  const set = (table: string, column: string, time: string) =>
    sql(`UPDATE ${table} SET ${column} = $1`, [time]);
  await set('tools', 'updated_at', '2026-01-01T00:00:00Z');
  await set('matchups', 'updated_at', '2026-01-01T00:00:00Z');
  expect(await at('/tools/a')).toBe('2026-01-01T00:00:00.000Z');
  expect(await at('/compare/b-vs-a')).toBe('2026-04-02T00:00:00.000Z');
  await rows.priceRead({ toolId: a.id, createdAt: new Date('2026-05-01T00:00:00Z') });
  await set('tools', 'updated_at', '2026-01-01T00:00:00Z');
  expect(await at('/tools/a')).toBe('2026-05-01T00:00:00.000Z');
  expect(await at('/compare/b-vs-a')).toBe('2026-05-01T00:00:00.000Z');
  await rows.verdict({ toolId: b.id, seatId: seat.id, authorId: author.id });
  await set('verdicts', 'updated_at', '2026-06-01T00:00:00Z');
  expect(await at('/tools/b')).toBe('2026-06-01T00:00:00.000Z');
  expect(await at('/compare/b-vs-a')).toBe('2026-06-01T00:00:00.000Z');
  expect(await at('/tools/a')).toBe('2026-05-01T00:00:00.000Z');
});

test('the feeds have what is published, the newest first, of a category what has a tool of it', async () => {
  const pairs = async (category: string | null) =>
    (await listFedMatchups(category, 10)).map(({ left, right }) => `${left.slug}-${right.slug}`);
  expect(await pairs(null)).toEqual(['a-far', 'b-a']);
  expect(await pairs(other.slug)).toEqual(['a-far']);
  await rows.verdict({
    toolId: far.id,
    seatId: seat.id,
    authorId: author.id,
    publishedAt: day(20),
  });
  await rows.verdict({
    toolId: draft.id,
    seatId: seat.id,
    authorId: author.id,
    publishedAt: day(21),
  });
  const tools = async (category: string | null) =>
    (await listFedVerdicts(category, 10)).map((verdict) => verdict.tool.slug);
  expect(await tools(null)).toEqual(['far', 'b']);
  expect(await tools(other.slug)).toEqual(['far']);
  expect(await listFedVerdicts(null, 1)).toHaveLength(1);
});
