import { expect, test } from 'vitest';
import {
  type DirectoryView,
  directoryKinds,
  directorySorts,
  panelCalls,
  wholeDirectory,
} from '@/lib/domain/directory';
import { openWorld } from '@/scripts/testing/world';
import { CursorError } from './cursor';
import { countDirectory, isDirectoryPage, listDirectory, listLicences } from './directory';
import { listCategories, listMatchupsIn } from './public-categories';

const { rows, sql, tool } = await openWorld();
const other = await rows.category({ slug: 'other', name: 'Other', rank: 1 });
const seats = await Promise.all([rows.seat(), rows.seat()]);
const author = await rows.author();

const LICENCES = ['MIT', 'Apache-2.0', 'MIT', 'proprietary'];
const KINDS = ['free', 'paid', null] as const;
const PANELS = [[], ['ship'], ['ship', 'skip'], ['skip', 'skip']] as const;

// Many alike: names, times and figures tie, so that only the id tells their order.
const made: {
  id: number;
  slug: string;
  category: string;
  kind: string;
  licence: string;
  panel: string;
}[] = [];
for (let n = 0; n < 24; n += 1) {
  const licence = LICENCES[n % 4] ?? '';
  const kind = KINDS[n % 3] ?? null;
  const calls = PANELS[(n + (n >> 2)) % 4] ?? [];
  const inOther = n % 5 === 0;
  const { id, slug } = await tool({
    name: `Name ${n % 4}`,
    license: licence,
    publishedAt: new Date(Date.UTC(2026, 3, 1 + (n % 3))),
    ...(inOther && { categoryId: other.id }),
  });
  if (kind) await rows.priceRead({ toolId: id, kind });
  for (const [place, call] of calls.entries())
    await rows.verdict({ toolId: id, seatId: seats[place]?.id ?? 0, authorId: author.id, call });
  made.push({
    ...{ id, slug, licence, category: inOther ? 'other' : 'category-1', kind: kind ?? 'none' },
    panel:
      { 0: 'none', 1: 'ship', 2: calls[0] === calls[1] ? 'skip' : 'split' }[calls.length] ?? '',
  });
}
for (const state of ['draft', 'retired'] as const) await tool({ name: 'Hidden', state });
// As the job does that follows the votes.
await sql(`UPDATE tool_standings SET ships = tool_id % 3, skips = 1 WHERE tool_id % 2 = 0`);

async function walk(view: DirectoryView, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null, pages = 0; pages === 0 || after !== null; pages += 1) {
    const page = await listDirectory({ ...view, after }, limit);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ slug }) => slug));
    after = page.nextCursor;
    if (after !== null) expect(isDirectoryPage({ ...view, after })).toBe(true);
  }
  return found;
}

const ORDERS = {
  name: 'name_key, tool_id',
  newest: 'tools.published_at DESC, tool_id DESC',
  panel: 'coalesce(wilson_low(panel_ships, panel_skips), -1) DESC, tool_id DESC',
  community: 'coalesce(low, -1) DESC, tool_id DESC',
};

test.each(directorySorts)(
  'by %s, pages of any size hold each tool once, in order',
  async (sort) => {
    const order = await sql<{ slug: string }>(
      `SELECT slug FROM tools JOIN tool_standings ON tool_id = id WHERE state = 'published'
     ORDER BY ${ORDERS[sort]}`,
    );
    const wanted = order.map(({ slug }) => slug);
    expect(wanted).toHaveLength(made.length);
    for (const limit of [1, 3, 5, 23, 24, 100])
      expect(await walk({ ...wholeDirectory, sort }, limit)).toEqual(wanted);
  },
);

test('each filter, and each two of them, finds what it names and counts it', async () => {
  const choices = {
    category: ['category-1', 'other'],
    kind: directoryKinds,
    licence: ['MIT', 'Apache-2.0', 'proprietary', 'never heard of'],
    panel: panelCalls,
  };
  type Name = keyof typeof choices;
  const names = Object.keys(choices) as Name[];
  const one = await sql<{ slug: string }>(`SELECT slug FROM categories WHERE slug <> 'other'`);
  for (const each of made) if (each.category !== 'other') each.category = one[0]?.slug ?? '';
  choices.category = [one[0]?.slug ?? '', 'other'];
  for (const a of names) {
    for (const b of names) {
      for (const x of choices[a]) {
        for (const y of choices[b]) {
          const view = { ...wholeDirectory, [a]: x, [b]: y } as DirectoryView;
          const wanted = made
            .filter((each) => each[a] === view[a] && each[b] === view[b])
            .map(({ slug }) => slug);
          expect((await walk(view, 100)).sort(), JSON.stringify(view)).toEqual(wanted.sort());
          expect(await countDirectory(view)).toBe(wanted.length);
        }
      }
    }
  }
});

test('a category that is not holds nothing; a page of another order is none', async () => {
  expect(await countDirectory({ ...wholeDirectory, category: 'no-such' })).toBe(0);
  const { nextCursor } = await listDirectory(wholeDirectory, 2);
  const elsewhere = { ...wholeDirectory, sort: 'panel' as const, after: nextCursor };
  expect(isDirectoryPage(elsewhere)).toBe(false);
  await expect(listDirectory(elsewhere, 2)).rejects.toThrow(CursorError);
  for (const after of ['nonsense', 'e30', 'WyJhIiwieCJd'])
    expect(isDirectoryPage({ ...wholeDirectory, after }), after).toBe(false);
});

test('what changes of a tool is found at once, in the same statement', async () => {
  const { id } = await tool({ name: 'Moving', license: 'MIT' });
  const isFound = async (part: Partial<DirectoryView>) =>
    (await listDirectory({ ...wholeDirectory, ...part }, 100)).items.some(
      ({ name, slug }) => slug && /^mov/i.test(name),
    );
  expect(await isFound({ kind: 'none', licence: 'MIT', panel: 'none' })).toBe(true);
  await rows.priceRead({ toolId: id, kind: 'contact' });
  expect(await isFound({ kind: 'contact' })).toBe(true);
  await sql(`UPDATE tools SET license = 'BSD', name = 'Movable', category_id = $2 WHERE id = $1`, [
    id,
    other.id,
  ]);
  expect(await isFound({ kind: 'contact', licence: 'BSD', category: 'other' })).toBe(true);
  expect(await isFound({ licence: 'MIT' })).toBe(false);
  const [standing] = await sql<{ name_key: string }>(
    'SELECT name_key FROM tool_standings WHERE tool_id = $1',
    [id],
  );
  expect(standing?.name_key).toBe('movable');
  await rows.verdict({ toolId: id, seatId: seats[0]?.id ?? 0, authorId: author.id, call: 'skip' });
  expect(await isFound({ panel: 'skip' })).toBe(true);
  await sql(`UPDATE tools SET state = 'draft', published_at = NULL WHERE id = $1`, [id]);
  expect(await isFound({})).toBe(false);
});

test('licences and categories are counted of what is published', async () => {
  const licences = await listLicences(2);
  expect(licences).toEqual([
    { licence: 'MIT', tools: 12 },
    { licence: 'Apache-2.0', tools: 6 },
  ]);
  await rows.category({ slug: 'empty', name: 'Empty', rank: 2 });
  const categories = await listCategories();
  expect(categories.map(({ tools }) => tools)).toEqual([19, 5, 0]);
  expect(categories[1]).toMatchObject({ slug: 'other', name: 'Other' });
});

test('a category lists the matchups with a tool of it, the newest first', async () => {
  const inside = made.filter(({ category }) => category === 'other').map(({ id }) => id);
  const outside = made.filter(({ category }) => category !== 'other').map(({ id }) => id);
  const pair = (leftId = 0, rightId = 0, day = 1, state = 'published' as const) =>
    rows.matchup({ leftId, rightId, state, publishAt: new Date(Date.UTC(2026, 4, day)) });
  await pair(inside[0], outside[0], 1);
  await pair(outside[1], inside[1], 3);
  await pair(inside[0], inside[1], 2);
  await pair(outside[0], outside[1], 4);
  const found = await listMatchupsIn('other', 10);
  expect(found.map(({ curated }) => curated.publishedAt.slice(8, 10))).toEqual(['03', '02', '01']);
  expect(await listMatchupsIn('other', 1)).toEqual(found.slice(0, 1));
  expect(await listMatchupsIn('no-such', 5)).toEqual([]);
});
