import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ListView } from '@/lib/domain/list-view';
import type { MatchupFilter, MatchupSort } from '@/lib/domain/matchup-list';
import type { MatchupState } from '@/lib/domain/matchup-rules';
import { openWorld } from '@/scripts/testing/world';
import { CursorError } from './cursor';
import { listDeskMatchups } from './desk-matchups';
import { findNamedTool, searchDeskTools } from './desk-tools';
import { listSuggestedPairs } from './suggested-pairs';
import { castVote } from './votes';

const { rows, sql, tool } = await openWorld();

type View = ListView<MatchupSort, MatchupFilter>;
const view = (given: Partial<View> = {}): View => ({
  ...{ q: '', sort: 'changed', descending: true, after: null, filters: { state: '' } },
  ...given,
});
const day = (number: number) => new Date(Date.UTC(2026, 3, number));

const names = ['Alpha', 'Bravo', 'Charlie', 'Delta', '50% Off', 'Under_score'];
const tools = new Map<string, { id: number; slug: string }>();
for (const name of names) tools.set(name, await tool({ name }));
tools.set('Waiting', await tool({ name: 'Waiting', state: 'draft' }));
tools.set('Gone', await tool({ name: 'Gone', state: 'retired' }));
const of = (name: string) => {
  const found = tools.get(name);
  if (!found) throw new Error(`no tool ${name}`);
  return found;
};

const made = new Map<number, string>();
async function pair(
  left: string,
  right: string,
  state: MatchupState,
  publishAt: Date | null,
  n: number,
) {
  const { id } = await rows.matchup({
    ...{ leftId: of(left).id, rightId: of(right).id, state, publishAt, updatedAt: day(n) },
  });
  made.set(id, `${left}-${right}`);
}
await pair('Alpha', 'Bravo', 'published', day(1), 1);
await pair('Charlie', 'Alpha', 'draft', null, 2);
await pair('Bravo', 'Charlie', 'scheduled', day(9), 2);
await pair('Delta', 'Waiting', 'withdrawn', day(2), 4);
await pair('50% Off', 'Under_score', 'draft', null, 5);
const vote = (name: string) =>
  castVote({ voterId: randomUUID(), addressHash: null }, of(name).slug, 'ship');
for (const name of ['Alpha', 'Alpha', 'Bravo', 'Charlie']) await vote(name);

async function walk(asked: Partial<View>, limit: number): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listDeskMatchups>> = await listDeskMatchups(
      view({ ...asked, after }),
      limit,
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ id }) => made.get(id) ?? 'another'));
    after = page.nextCursor;
  } while (after !== null);
  return found;
}

const BY_CHANGE = [
  '50% Off-Under_score',
  'Delta-Waiting',
  'Bravo-Charlie',
  'Charlie-Alpha',
  'Alpha-Bravo',
];
const BY_TIME = [
  'Alpha-Bravo',
  'Delta-Waiting',
  'Bravo-Charlie',
  'Charlie-Alpha',
  '50% Off-Under_score',
];
const BY_VOTES = [
  '50% Off-Under_score',
  'Delta-Waiting',
  'Bravo-Charlie',
  'Charlie-Alpha',
  'Alpha-Bravo',
];

test.each([1, 2, 3, 100])(
  'pages of %d hold each matchup once, in each order, both ways',
  async (limit) => {
    const orders = { changed: BY_CHANGE.toReversed(), time: BY_TIME } as const;
    for (const [sort, order] of Object.entries(orders) as [MatchupSort, string[]][]) {
      expect(await walk({ sort, descending: false }, limit)).toEqual(order);
      expect(await walk({ sort, descending: true }, limit)).toEqual(order.toReversed());
    }
    const byVotes = await walk({ sort: 'votes', descending: true }, limit);
    expect(new Set(byVotes)).toEqual(new Set(BY_VOTES));
    expect(byVotes.slice(0, 3).sort()).toEqual(
      ['Alpha-Bravo', 'Bravo-Charlie', 'Charlie-Alpha'].sort(),
    );
  },
);

test('a line has its tools, state and the votes on both', async () => {
  const { items } = await listDeskMatchups(
    view({ q: 'brav', filters: { state: 'published' } }),
    10,
  );
  expect(items).toMatchObject([
    {
      ...{ left: { name: 'Alpha' }, right: { name: 'Bravo', state: 'published' } },
      ...{ state: 'published', votes: 3, publishAt: day(1).toISOString() },
    },
  ]);
});

test.each([
  ['alpha', '', ['Charlie-Alpha', 'Alpha-Bravo']],
  ['ALPHA', 'draft', ['Charlie-Alpha']],
  ['%', '', ['50% Off-Under_score']],
  ['r_s', '', ['50% Off-Under_score']],
  ['', 'withdrawn', ['Delta-Waiting']],
  ['nobody', '', []],
])('searched for %j and narrowed to %j', async (q, state, expected) => {
  expect(await walk({ q, filters: { state } }, 2)).toEqual(expected);
});

test('a cursor of another list is refused', async () => {
  const { nextCursor } = await listDeskMatchups(view({ sort: 'votes' }), 1);
  await expect(listDeskMatchups(view({ after: 'nonsense' }), 1)).rejects.toThrow(CursorError);
  expect(nextCursor).not.toBeNull();
});

test('a picker finds drafts, not what is retired, by a part of the name or the whole address', async () => {
  const found = async (text: string) => (await searchDeskTools(text, 8)).map(({ name }) => name);
  expect(await found('waiti')).toEqual(['Waiting']);
  expect(await found('wa')).toEqual(['Waiting']);
  expect(await found('gone')).toEqual([]);
  expect(await found('0% o')).toEqual(['50% Off']);
  expect(await found(of('Delta').slug.toUpperCase())).toEqual(['Delta']);
});

test('a typed name means one tool, none, or several of the same name', async () => {
  const twin = [await tool({ name: 'Twin' }), await tool({ name: 'twin', state: 'draft' })];
  expect(await findNamedTool(' ALPHA ', '')).toMatchObject({
    kind: 'found',
    tool: { name: 'Alpha' },
  });
  expect(await findNamedTool(of('Bravo').slug, '')).toMatchObject({ tool: { name: 'Bravo' } });
  expect(await findNamedTool('Alph', '')).toEqual({ kind: 'unknown' });
  expect(await findNamedTool('Gone', of('Gone').slug)).toEqual({ kind: 'unknown' });
  expect(await findNamedTool('Twin', '')).toMatchObject({
    ...{ kind: 'several', tools: twin.map(({ id }) => ({ id })) },
  });
  expect(await findNamedTool('Twin', twin[1]?.slug ?? '')).toMatchObject({
    tool: { id: twin[1]?.id },
  });
});

test('pairs are suggested of tools with every seat’s verdict, and not once they are matched in any state', async () => {
  const seats = [await rows.seat(), await rows.seat()];
  const author = await rows.author();
  const judged: { id: number; slug: string }[] = [];
  const other = await rows.category();
  for (const [n, given] of [{}, {}, {}, { categoryId: other.id }, {}].entries()) {
    const made = await tool({ slug: `judged-${n}`, ...given });
    judged.push(made);
    // The last one lacks a verdict; the other one's is not published.
    for (const seat of n === 4 ? seats.slice(1) : seats) {
      await rows.verdict({ toolId: made.id, seatId: seat.id, authorId: author.id });
    }
    for (let i = 0; i < 6; i += 1) {
      await castVote(
        { voterId: randomUUID(), addressHash: null },
        made.slug,
        i % 2 ? 'ship' : 'skip',
      );
    }
  }
  const suggested = async () =>
    (await listSuggestedPairs({ category: '', kind: 'close' }, 10)).map(
      ({ left, right }) => `${left.slug} ${right.slug}`,
    );
  expect((await suggested()).sort()).toEqual([
    'judged-0 judged-1',
    'judged-0 judged-2',
    'judged-1 judged-2',
  ]);
  const [a, b, c] = judged;
  await rows.matchup({ leftId: b?.id ?? 0, rightId: a?.id ?? 0, state: 'draft', publishAt: null });
  await rows.matchup({ leftId: b?.id ?? 0, rightId: c?.id ?? 0, state: 'withdrawn' });
  expect(await suggested()).toEqual(['judged-0 judged-2']);
  await sql("UPDATE tools SET state = 'retired' WHERE slug = 'judged-2'");
  expect(await suggested()).toEqual([]);
  expect(await listSuggestedPairs({ category: other.slug, kind: null }, 10)).toEqual([]);
});
