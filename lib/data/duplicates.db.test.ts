import { expect, test } from 'vitest';
import { type ListView, parseListView } from '@/lib/domain/list-view';
import { curator } from '@/scripts/testing/merging';
import { statementsOf } from '@/scripts/testing/statements';
import { openWorld } from '@/scripts/testing/world';
import { inTransaction } from './database';
import { compareWaitingTools, FIND_PAIRS_SQL } from './duplicate-search';
import {
  countDuplicates,
  countToolsToCompare,
  type DuplicateFilter,
  duplicatesForm,
  judgePair,
  listDuplicates,
} from './duplicates';

const { sql, tool, categoryId } = await openWorld();
type View = ListView<'likely', DuplicateFilter>;
const looking = (given: Record<string, string> = {}): View => parseListView(given, duplicatesForm);

let sites = 0;
/** A tool with a website of its own, unless one is given. */
const named = (name: string, given: object = {}) => {
  sites += 1;
  return tool({ name, website: `https://site-${sites}.example`, ...given });
};

async function compareAll() {
  while ((await compareWaitingTools(50)) > 0);
}

/** The pairs of a view that have a tool of this name, as "A + B". */
async function pairsOf(name: string, given: Record<string, string> = {}) {
  await compareAll();
  const { items } = await listDuplicates(looking({ q: name, ...given }), 50);
  return items.map(({ one, other }) => `${one.name} + ${other.name}`);
}

test('alike names are found once, whichever came first, and other names are not', async () => {
  await named('Quillmaster Studio');
  await named('QuillMaster studio');
  await named('Quill Master Studios');
  await named('Sextant Navigator');
  const { items } = await compareAll().then(() => listDuplicates(looking({ q: 'Quill' }), 50));
  expect(items.map(({ one, other }) => `${one.name} + ${other.name}`)).toEqual([
    'Quillmaster Studio + QuillMaster studio',
    ...['QuillMaster studio + Quill Master Studios', 'Quillmaster Studio + Quill Master Studios'],
  ]);
  expect(items[0]).toMatchObject({ alike: 1, sameSite: false, dismissedAt: null });
  expect(await pairsOf('Sextant')).toEqual([]);
});

test('the same website is found however its address is written, unless many share it', async () => {
  await named('Pelican', { website: 'https://www.Birds.example/pelican/' });
  await named('Water bird toolkit', { website: 'http://birds.example/pelican?ref=home#top' });
  await named('Stork', { website: 'https://birds.example/stork' });
  for (const letter of 'abcdefghijkl') {
    await named(`Host ${letter.repeat(9)}`, { website: 'https://host.example' });
  }
  expect(await pairsOf('Pelican')).toEqual(['Pelican + Water bird toolkit']);
  expect(await pairsOf('Pelican', { why: 'name' })).toEqual([]);
  expect(await pairsOf('Pelican', { why: 'website' })).toHaveLength(1);
  expect(await pairsOf('Stork')).toEqual([]);
  expect(await pairsOf('Host aaaaaaaaa', { why: 'website' })).toEqual([]);
});

test('a pair goes when a name changes, and while one of the two is retired', async () => {
  await named('Lighthouse Keeper');
  const other = await named('Lighthouse Keepers');
  expect(await pairsOf('Lighthouse Keepers')).toHaveLength(1);
  const set = (change: string) => sql(`UPDATE tools SET ${change} WHERE id = $1`, [other.id]);
  await set("state = 'retired'");
  expect(await pairsOf('Lighthouse Keepers')).toEqual([]);
  await set("state = 'published'");
  expect(await pairsOf('Lighthouse Keepers')).toHaveLength(1);
  await set("name = 'Beacon'");
  expect(await pairsOf('Lighthouse')).toEqual([]);
  expect(await pairsOf('Beacon')).toEqual([]);
});

test('that two are different is remembered, in the history too, and can be taken back', async () => {
  const one = await named('Marmalade Engine');
  const other = await named('Marmalade Engine 2');
  await compareAll();
  const [pair] = (await listDuplicates(looking({ q: 'Marmalade' }), 50)).items;
  if (!pair) throw new Error('a pair');
  const before = await countDuplicates();
  expect(await judgePair(curator(), pair.id, true)).toBe(true);
  expect(await pairsOf('Marmalade')).toEqual([]);
  expect(await countDuplicates()).toBe(before - 1);
  await sql("UPDATE tools SET website = 'https://elsewhere.example' WHERE id = $1", [one.id]);
  expect(await pairsOf('Marmalade')).toEqual([]);
  expect(await pairsOf('Marmalade', { judged: 'different' })).toHaveLength(1);
  expect(await sql("SELECT tool_ids FROM audit_entries WHERE noun = 'duplicate_pairs'")).toEqual([
    { tool_ids: [one.id, other.id] },
  ]);
  expect(await judgePair(curator(), pair.id, false)).toBe(true);
  expect(await pairsOf('Marmalade')).toHaveLength(1);
  expect(await judgePair(curator(), 2_000_000_000, true)).toBe(false);
});

test('pages follow one another without a gap, and runs at once compare each tool once', async () => {
  for (const letter of 'abcdef') await named(`Wheelbarrow ${letter}`);
  expect(await countToolsToCompare()).toBeGreaterThanOrEqual(6);
  await Promise.all(Array.from({ length: 4 }, compareAll));
  expect(await countToolsToCompare()).toBe(0);
  const whole = await listDuplicates(looking({ q: 'Wheelbarrow' }), 100);
  const ids: number[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = await listDuplicates(looking({ q: 'Wheelbarrow', after }), 4);
    ids.push(...page.items.map(({ id }) => id));
    after = page.nextCursor;
  }
  expect(ids).toEqual(whole.items.map(({ id }) => id));
  expect(ids).toHaveLength(15);
});

test('however many tools there are, comparing and listing go by indexes', async () => {
  const insertMany = (from: number) =>
    sql(
      `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at)
     SELECT 'many-' || n, md5(n::text), 'm', 't', 'd', 'https://m.example/' || n, 'MIT', '1',
       'published', $1, current_date, now()
     FROM generate_series($2::int, $2 + 999) AS n`,
      [categoryId, from],
    );
  for (let from = 1; from < 4_000; from += 1_000) await insertMany(from);
  await sql(
    `INSERT INTO duplicate_pairs (one_id, other_id, alike, same_site, score)
     SELECT id, id + 1, 0.6, false, 0.6 + random() / 10 FROM tools
     WHERE slug LIKE 'many-%' AND EXISTS (SELECT FROM tools AS t WHERE t.id = tools.id + 1)`,
  );
  await sql('ANALYZE');
  // So few are read at once as cheaply; that the indexes serve is what is asked here.
  const planOf = (text: string, values: unknown[]) =>
    inTransaction(async (client) => {
      await client.query('SET LOCAL enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      return rows.map((line) => line['QUERY PLAN']).join('\n');
    });
  const [first] = await sql<{ id: number }>("SELECT id FROM tools WHERE slug = 'many-1'");
  const comparing = await planOf(FIND_PAIRS_SQL, [[first?.id], 10]);
  expect(comparing, comparing).toMatch(/Function Scan on alike_tools/);
  const [alike] = await sql<{ settings: string[] }>(
    "SELECT proconfig AS settings FROM pg_proc WHERE proname = 'alike_tools'",
  );
  expect(alike?.settings).toEqual(['enable_seqscan=off', 'enable_indexscan=off']);
  expect(comparing, comparing).toMatch(/tools_website_key/);
  expect(comparing, comparing).not.toMatch(/Seq Scan on tools/);
  const page = await listDuplicates(looking(), 25);
  for (const view of [looking(), looking({ after: page.nextCursor ?? '' })]) {
    const [list] = await statementsOf(() => listDuplicates(view, 25));
    const lines = await planOf(list?.text ?? '', list?.values ?? []);
    expect(lines, lines).toMatch(/duplicate_pairs_open/);
    expect(lines, lines).not.toMatch(/Seq Scan on (tools|duplicate_pairs)/);
  }
});
