import { expect, test } from 'vitest';
import { parseListView } from '@/lib/domain/list-view';
import { toolListForm } from '@/lib/domain/tool-list';
import { statementsOf } from '@/scripts/testing/statements';
import { newActor, openWorld } from '@/scripts/testing/world';
import { CursorError, encodeCursor } from './cursor';
import { countOldPrices, findMatchingTools, listDeskTools } from './tool-list';
import { castVote } from './votes';

const { rows, sql, tool } = await openWorld();
const TODAY = '2026-11-23';
const other = await rows.category({ slug: 'other', name: 'Other' });
const day = (text: string) => new Date(`${text}T00:00:00Z`);

const ada = await tool({ slug: 'ada', name: 'Ada 100%' });
const bob = await tool({
  ...{ slug: 'bob-x', name: 'Bob_X', state: 'draft', publishedAt: null, categoryId: other.id },
});
const cleo = await tool({ slug: 'cleo', name: 'Cleo', state: 'retired', tagline: 'Free forever.' });
const dora = await tool({ slug: 'dora', name: 'dora', publishedAt: day('2026-01-01') });
await rows.priceRead({ toolId: ada.id, kind: 'free', checkedAt: day('2026-01-01') });
await rows.priceRead({ toolId: cleo.id, kind: 'paid', checkedAt: day('2026-01-01') });
await rows.priceRead({
  ...{ toolId: ada.id, kind: 'paid', amount: 9, currency: 'USD', checkedAt: day('2026-08-25') },
});
await rows.priceRead({ toolId: dora.id, kind: 'free', checkedAt: day('2026-08-24') });
await castVote(newActor(), 'ada', 'ship');
await castVote(newActor(), 'ada', 'skip');

const view = (params: Record<string, string>) => parseListView(params, toolListForm);
const list = async (params: Record<string, string>) =>
  (await listDeskTools(view(params), TODAY, 50)).items;
const names = async (params: Record<string, string>) =>
  (await list(params)).map(({ slug }) => slug).sort();

test.each([
  [{}, ['ada', 'bob-x', 'cleo', 'dora']],
  [{ q: 'OB' }, []],
  [{ q: 'bo' }, ['bob-x']],
  [{ q: 'leo' }, ['cleo']],
  [{ q: 'LEO' }, ['cleo']],
  [{ q: 'bob-' }, ['bob-x']],
  [{ q: 'bob x' }, ['bob-x']],
  [{ q: '00%' }, ['ada']],
  [{ q: 'b_x' }, ['bob-x']],
  [{ q: '___' }, []],
  [{ q: '%' }, []],
  [{ state: 'draft' }, ['bob-x']],
  [{ state: 'retired' }, ['cleo']],
  [{ category: 'other' }, ['bob-x']],
  [{ category: 'no-such' }, []],
  [{ kind: 'paid' }, ['ada', 'cleo']],
  [{ kind: 'none' }, ['bob-x']],
  [{ price: 'old' }, ['bob-x', 'dora']],
  [{ price: 'old', state: 'published' }, ['dora']],
  [{ price: 'old', q: 'ada' }, []],
])('%j finds %j', async (params, found) => {
  expect(await names(params)).toEqual(found);
});

test('what matches is chosen on all pages at once, so many of it at most', async () => {
  const found = (params: Record<string, string>, limit: number) =>
    findMatchingTools(view(params), TODAY, limit);
  expect(await found({}, 10)).toEqual([ada.id, bob.id, cleo.id, dora.id]);
  expect(await found({ sort: '-updated', after: 'x' }, 2)).toEqual([ada.id, bob.id]);
  expect(await found({ state: 'draft', q: 'bob' }, 10)).toEqual([bob.id]);
});

test('as many prices are old as the list shows', async () => {
  expect(await countOldPrices(TODAY)).toBe(2);
  expect(await countOldPrices('2026-11-24')).toBe(3);
});

test('a line has what the newest price read says, its warnings and the votes that count', async () => {
  const [shown] = await list({ q: 'ada' });
  expect(shown).toMatchObject({
    ...{ id: ada.id, entryKind: 'paid', priceCheckedAt: '2026-08-25', votes: 2, merged: false },
    ...{ state: 'published', publishedAt: ada.publishedAt?.toISOString() },
  });
  expect(shown?.warnings.map(({ code }) => code)).toContain('paid-but-open-source');
  const [draft] = await list({ q: 'bob' });
  expect(draft).toMatchObject({ entryKind: null, priceCheckedAt: null, warnings: [], votes: 0 });
});

test('a price read that moves or goes is no more what the tool’s row says', async () => {
  const [one, two] = [await tool({ slug: 'one-read' }), await tool({ slug: 'two-read' })];
  const read = { kind: 'contact', checkedAt: day('2026-02-02') } as const;
  const { id } = await rows.priceRead({ toolId: one.id, ...read });
  const says = () =>
    sql(
      'SELECT entry_kind::text, price_checked_at::text FROM tools WHERE id = ANY($1) ORDER BY id',
      [[one.id, two.id]],
    );
  const [none, said] = [
    { entry_kind: null, price_checked_at: null },
    { entry_kind: 'contact', price_checked_at: '2026-02-02' },
  ];
  expect(await says()).toEqual([said, none]);
  await sql('UPDATE price_reads SET tool_id = $2 WHERE id = $1', [id, two.id]);
  expect(await says()).toEqual([none, said]);
  await sql('DELETE FROM price_reads WHERE id = $1', [id]);
  expect(await says()).toEqual([none, none]);
  // The history shows the price read itself, not what follows from it.
  expect(
    await sql("SELECT verb FROM audit_entries WHERE noun = 'tools' AND subject_id = $1", [
      String(one.id),
    ]),
  ).toEqual([{ verb: 'created' }]);
});

test('a page that this list did not give out is refused', async () => {
  for (const after of ['x', encodeCursor(['no date', '1']), encodeCursor(['2026-01-01', 'x'])]) {
    const forged = { ...view({ sort: 'updated' }), after };
    await expect(listDeskTools(forged, TODAY, 50)).rejects.toThrow(CursorError);
  }
});

const MANY = 50_000;

test('50,000 tools: every order goes over all of them once, off an index', {
  timeout: 120_000,
}, async () => {
  // As a trigger of price_reads would have it. In parts: the pool gives up on a statement after five seconds.
  for (let from = 1; from <= MANY; from += 2_500) {
    await sql(
      `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
         category_id, facts_checked_at, published_at, updated_at, entry_kind,
         price_checked_at)
       SELECT 'many-' || n, 'Many ' || (n * 7919 % 50000), 'm', 't', repeat('words ', 60),
         'https://example.com', 'MIT', '1', (CASE WHEN n % 50 = 0 THEN 'draft'
           WHEN n % 77 = 0 THEN 'retired' ELSE 'published' END)::tool_state,
         (SELECT id FROM categories ORDER BY id OFFSET n % 2 LIMIT 1), current_date,
         now() - n * interval '1 minute', now() - n * interval '1 second',
         CASE WHEN n % 10 > 0 THEN (CASE WHEN n % 3 = 0 THEN 'free' ELSE 'paid' END)::entry_kind END,
         CASE WHEN n % 10 > 0 THEN date '2026-11-20' - (n % 200) END
       FROM generate_series($1::int, $1 + 2499) AS n`,
      [from],
    );
  }
  await sql('ALTER TABLE price_reads DISABLE TRIGGER USER');
  await sql(
    `INSERT INTO price_reads (tool_id, kind, checked_at)
     SELECT id, entry_kind, price_checked_at FROM tools
     WHERE slug LIKE 'many-%' AND entry_kind IS NOT NULL`,
  );
  await sql('ALTER TABLE price_reads ENABLE TRIGGER USER');
  await sql(
    `INSERT INTO tally_slots (tool_id, slot, ships)
     SELECT id, 3, 7 FROM tools WHERE slug LIKE 'many-%'`,
  );
  await sql('VACUUM ANALYZE tools');
  await sql('ANALYZE');

  const params: Record<string, string>[] = [
    ...[{}, { sort: '-name' }, { sort: '-published' }, { sort: '-updated' }, { sort: 'price' }],
    ...[{ state: 'draft' }, { state: 'published', sort: '-updated' }, { category: 'other' }],
    ...[{ kind: 'free' }, { kind: 'none', sort: '-published' }, { price: 'old' }],
    ...[{ price: 'old', sort: 'price', category: 'other' }, { q: 'many 4999' }, { q: 'ma' }],
    ...[{ q: 'nowhere' }, { q: 'ada', state: 'published' }, { q: 'many', sort: '-updated' }],
  ];
  for (const given of params) {
    const first = await listDeskTools(view(given), TODAY, 50);
    for (const after of new Set([null, first.nextCursor])) {
      const asked = { ...view(given), after };
      const [statement] = await statementsOf(() => listDeskTools(asked, TODAY, 50));
      const plan = await sql<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, TIMING OFF) ${statement?.text}`,
        statement?.values,
      );
      const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
      const what = `${JSON.stringify(given)} ${after ? 'second page' : ''}\n${lines}`;
      expect(lines, what).not.toMatch(/Seq Scan on (tools|price_reads|tally_slots)/);
      const took = Number(/Execution Time: ([\d.]+)/.exec(lines)?.[1]);
      expect(took, what).toBeLessThan(300);
    }
  }

  for (const sort of ['name', '-published', 'updated', 'price']) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listDeskTools({ ...view({ sort, state: 'draft' }), after }, TODAY, 100);
      seen.push(...page.items.map(({ slug }) => slug));
      after = page.nextCursor;
    } while (after);
    expect(seen.length, sort).toBe(MANY / 50 + 1);
    expect(new Set(seen).size, sort).toBe(seen.length);
  }
  expect(bob.state).toBe('draft');
});
