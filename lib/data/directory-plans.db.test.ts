import { expect, test } from 'vitest';
import { type DirectoryView, directorySorts, wholeDirectory } from '@/lib/domain/directory';
import { statementsOf } from '@/scripts/testing/statements';
import { openWorld } from '@/scripts/testing/world';
import { countDirectory, listDirectory } from './directory';
import { searchNames } from './tool-names';

const { rows, sql } = await openWorld();
await rows.category({ slug: 'other' });
// In parts, as a statement of the pool may take five seconds only.
for (let part = 0; part < 6; part += 1) {
  await sql(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at)
     SELECT 'many-' || n, 'Many ' || md5(n::text), 'm', 't', repeat('d', 500), 'https://example.com',
       CASE WHEN n % 500 = 0 THEN 'rare' ELSE 'MIT' END, '1', 'published',
       (SELECT id FROM categories ORDER BY id OFFSET n % 2 LIMIT 1), current_date,
       now() - n * interval '1 minute'
     FROM generate_series($1::int + 1, $1::int + 500) AS n`,
    [500 * part],
  );
}
await sql('VACUUM ANALYZE tools, tool_standings');

const INDEXES = { name: 'name', newest: 'publication', panel: 'panel', community: 'community' };

async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const plans: string[] = [];
  for (const { text, values } of await statementsOf(work)) {
    const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    plans.push(plan.map((line) => line['QUERY PLAN']).join('\n'));
  }
  return plans;
}

const filters: Partial<DirectoryView>[] = [
  {},
  { category: 'other' },
  { licence: 'rare' },
  { kind: 'none', panel: 'none' },
  { kind: 'paid', category: 'other' },
  { panel: 'split', licence: 'MIT' },
];

test.each(directorySorts)(
  'by %s, no list reads all tools, and the whole is read off its order',
  async (sort) => {
    const second = await listDirectory({ ...wholeDirectory, sort }, 48);
    for (const filter of filters) {
      for (const after of [null, second.nextCursor]) {
        const view = { ...wholeDirectory, sort, ...filter, after };
        const [list = '', ...facts] = await plansOf(() => listDirectory(view, 48));
        expect(facts.length).toBeGreaterThan(0);
        for (const plan of [list, ...facts]) expect(plan, plan).not.toMatch(/Seq Scan on tools\b/);
        if (Object.keys(filter).length === 0)
          expect(list, list).toMatch(new RegExp(`directory_by_${INDEXES[sort]}`));
      }
    }
  },
);

test('a count reads no row of the tools themselves', async () => {
  for (const filter of filters) {
    const plans = await plansOf(() => countDirectory({ ...wholeDirectory, ...filter }));
    expect(plans).toHaveLength(1);
    expect(plans[0], plans[0]).not.toMatch(/ on tools\b/);
  }
});

test('names are looked up by index while they are typed', async () => {
  for (const text of ['ma', 'c4ca', 'many']) {
    for (const plan of await plansOf(() => searchNames(text, 8))) {
      expect(plan, plan).toMatch(/directory_by_name/);
    }
  }
});

test('a longer page takes no more statements', async () => {
  const list = (limit: number) => () => listDirectory(wholeDirectory, limit);
  await listDirectory(wholeDirectory, 1);
  const [short, long] = [await statementsOf(list(2)), await statementsOf(list(90))];
  expect(long.length, long.map(({ text }) => text).join('\n')).toBe(short.length);
});
