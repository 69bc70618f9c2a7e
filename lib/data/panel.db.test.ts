import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { wholePanelView } from '@/lib/domain/panel-view';
import { communitySide, panelSide } from '@/lib/domain/seat-record';
import { type Choice, tallyOf } from '@/lib/domain/tally';
import { newActor, openWorld } from '@/scripts/testing/world';
import { CursorError, encodeCursor } from './cursor';
import { pool } from './database';
import {
  countSeatVerdicts,
  findSeat,
  isSeatVerdictCursor,
  listPanel,
  listSeatInterests,
  listSeatVerdicts,
  readSeatRecords,
} from './panel';
import { castVote } from './votes';

const { rows, sql, tool, categoryId } = await openWorld();

/** Always the same made-up world: a failure can be looked into. */
const SEED = 20_261_123;
const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number) =>
  fc.sample(arbitrary, { seed: SEED, numRuns: count });

const other = await rows.category({ slug: 'other', name: 'Other' });
const seats = [await rows.seat(), await rows.seat(), await rows.seat(), await rows.seat()];
const silent = await rows.seat({ slug: 'silent' });
const author = await rows.author();

type Spoken = { seat: string; call: Choice; state: 'published' | 'superseded' | 'retracted' };
type Planted = {
  slug: string;
  isPublished: boolean;
  category: string;
  spoken: Spoken[];
  votes: Choice[];
};

const call = fc.constantFrom<Choice>('ship', 'skip');
const plans = sample(
  fc.record({
    isPublished: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    isOther: fc.boolean(),
    leaning: call,
    votes: fc.array(call, { maxLength: 3 }),
    crowd: fc.constantFrom(0, 0, 6),
    calls: fc.array(fc.option(call), { minLength: 4, maxLength: 4 }),
    past: fc.array(fc.constantFrom(null, 'superseded' as const, 'retracted' as const), {
      minLength: 4,
      maxLength: 4,
    }),
    // Several on one day, so that only the id tells their order.
    day: fc.integer({ min: 1, max: 6 }),
  }),
  60,
);

async function plant(plan: (typeof plans)[number], n: number): Promise<Planted> {
  const { id, slug } = await tool({
    state: 'published',
    categoryId: plan.isOther ? other.id : categoryId,
  });
  const votes = [...plan.votes, ...Array<Choice>(plan.crowd).fill(plan.leaning)];
  for (const choice of votes) await castVote(newActor(), slug, choice);
  const spoken: Spoken[] = [];
  for (const [place, seat] of seats.entries()) {
    const speak = async (said: Choice, state: Spoken['state'], hour: number) => {
      const publishedAt = new Date(Date.UTC(2026, 3, plan.day, hour));
      const of = { toolId: id, seatId: seat.id, authorId: author.id };
      await rows.verdict({ ...of, call: said, state, publishedAt });
      spoken.push({ seat: seat.slug, call: said, state });
    };
    const past = plan.past[place];
    const now = plan.calls[place];
    if (past) await speak(n % 2 ? 'ship' : 'skip', past, 1);
    if (now) await speak(now, 'published', 2);
  }
  if (!plan.isPublished) await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [id]);
  const category = plan.isOther ? 'other' : 'category-1';
  return { slug, isPublished: plan.isPublished, category, spoken, votes };
}

const world: Planted[] = [];
for (const [n, plan] of plans.entries()) world.push(await plant(plan, n));

/** A seat's standing calls on published tools, straight from what was planted. */
const standing = (seat: string) =>
  world
    .filter(({ isPublished }) => isPublished)
    .flatMap((planted) => {
      const now = planted.spoken.filter(({ state }) => state === 'published');
      const mine = now.find((one) => one.seat === seat);
      return mine ? [{ planted, call: mine.call, panel: tallyOf(now.map((one) => one.call)) }] : [];
    });

/** The statements that `work` sends to the database, each with its values. */
async function statementsOf(work: () => Promise<unknown>) {
  const query = vi.spyOn(pool(), 'query');
  await work();
  const { calls } = query.mock;
  query.mockRestore();
  return calls.map(([first, second]) => {
    const statement = first as unknown as string | { text: string; values?: unknown[] };
    return typeof statement === 'string'
      ? { text: statement, values: (second as unknown as unknown[]) ?? [] }
      : {
          text: statement.text,
          values: statement.values ?? (second as unknown as unknown[]) ?? [],
        };
  });
}

test('the planted world is worth counting', () => {
  const calls = seats.flatMap(({ slug }) => standing(slug));
  expect(calls.length).toBeGreaterThan(100);
  const sides = calls.map(({ planted }) => communitySide(tallyOf(planted.votes)));
  expect(new Set(sides)).toEqual(new Set(['ship', 'skip', null]));
  expect(calls.some((one) => panelSide(one.panel) === null)).toBe(true);
});

test('every seat’s record equals a recount, in one statement', async () => {
  const statements = await statementsOf(readSeatRecords);
  expect(statements).toHaveLength(1);
  const records = await readSeatRecords();
  expect(Object.keys(records).sort()).toEqual(seats.map(({ slug }) => slug).sort());
  for (const { slug } of seats) {
    const mine = standing(slug);
    const contested = mine.filter(({ panel }) => panelSide(panel) !== null);
    const decided = mine.flatMap(({ planted, call }) => {
      const side = communitySide(tallyOf(planted.votes));
      return side ? [side === call] : [];
    });
    expect(records[slug]).toEqual({
      calls: tallyOf(mine.map((one) => one.call)),
      dissents: {
        count: contested.filter((one) => panelSide(one.panel) !== one.call).length,
        of: contested.length,
      },
      agreement: { count: decided.filter(Boolean).length, of: decided.length },
    });
  }
});

test('the counts by category and call equal a recount', async () => {
  for (const { slug } of seats) {
    const counts = await countSeatVerdicts(slug);
    for (const category of ['category-1', 'other']) {
      for (const said of ['ship', 'skip'] as const) {
        const mine = standing(slug).filter(
          (one) => one.planted.category === category && one.call === said,
        );
        const found = counts.filter((one) => one.category.slug === category && one.call === said);
        expect(found.map(({ verdicts }) => verdicts)).toEqual(mine.length ? [mine.length] : []);
      }
    }
  }
  expect(await countSeatVerdicts('silent')).toEqual([]);
  expect(await countSeatVerdicts('nobody')).toEqual([]);
});

async function walk(seat: string, filter: object, limit: number) {
  const found: { slug: string; at: string; call: Choice; dissents: boolean }[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listSeatVerdicts>> = await listSeatVerdicts(
      seat,
      { ...wholePanelView, ...filter, cursor },
      limit,
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(
      ...page.items.map(({ tool, publishedAt, call, dissents }) => ({
        slug: tool.slug,
        at: publishedAt,
        call,
        dissents,
      })),
    );
    if (page.nextCursor) expect(isSeatVerdictCursor(page.nextCursor)).toBe(true);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

test.each([
  {},
  { call: 'ship' },
  { call: 'skip' },
  { category: 'other' },
  { category: 'category-1', call: 'skip' },
] as const)('the pages of %j hold each verdict once, the newest first', async (filter) => {
  for (const { slug } of seats) {
    const expected = standing(slug)
      .filter((one) => !('call' in filter) || one.call === filter.call)
      .filter((one) => !('category' in filter) || one.planted.category === filter.category);
    for (const limit of [1, 4, 100]) {
      const found = await walk(slug, filter, limit);
      expect(found.map((one) => one.slug).sort()).toEqual(
        expected.map(({ planted }) => planted.slug).sort(),
      );
      expect(found.map(({ at }) => at)).toEqual(
        found
          .map(({ at }) => at)
          .sort()
          .reverse(),
      );
      for (const one of found) {
        const planted = expected.find((each) => each.planted.slug === one.slug);
        const side = planted && panelSide(planted.panel);
        expect(one.dissents).toBe(side !== null && side !== one.call);
      }
    }
  }
});

test('what of a verdict is past is said: revisions, and earlier verdicts of the seat', async () => {
  const [seat] = seats;
  if (!seat) throw new Error('no seat');
  const { id, slug, version } = await tool({ version: '2.0' });
  const of = { toolId: id, seatId: seat.id, authorId: author.id };
  const future = (day: number) => new Date(Date.UTC(2027, 0, day));
  await rows.verdict({ ...of, state: 'superseded', publishedAt: future(1) });
  const verdict = await rows.verdict({ ...of, publishedAt: future(2), toolVersion: '1.9' });
  await sql(
    `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, created_at)
     SELECT id, 2, call, body, tool_version, '2027-01-03T00:00:00Z' FROM verdicts WHERE id = $1`,
    [verdict.id],
  );
  const { items } = await listSeatVerdicts(seat.slug, wholePanelView, 1);
  expect(items).toEqual([
    expect.objectContaining({
      tool: { slug, name: expect.any(String), version },
      toolVersion: '1.9',
      publishedAt: '2027-01-02T00:00:00.000Z',
      revisedAt: '2027-01-03T00:00:00.000Z',
      hasEarlier: true,
      dissents: false,
    }),
  ]);
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [id]);
});

test('a longer page takes no more statements', async () => {
  const [seat] = seats;
  const list = (limit: number) => () => listSeatVerdicts(seat?.slug ?? '', wholePanelView, limit);
  const [short, long] = [await statementsOf(list(2)), await statementsOf(list(40))];
  expect(long.length).toBe(short.length);
  expect(long.length).toBeLessThan(9);
});

test('a cursor that nobody gave out is refused', async () => {
  const list = (cursor: string) => listSeatVerdicts('silent', { ...wholePanelView, cursor }, 5);
  for (const cursor of ['', 'x', encodeCursor('2026'), encodeCursor(['0000-01-01T00:00:00Z', 1])]) {
    expect(isSeatVerdictCursor(cursor)).toBe(false);
    await expect(list(cursor)).rejects.toThrow(CursorError);
  }
});

test('who holds a seat, and held it, the newest first', async () => {
  expect(await findSeat('nobody')).toBeNull();
  const person = await rows.author({ kind: 'person', name: 'Ada' });
  const day = (text: string) => new Date(text);
  const of = { seatId: silent.id };
  await rows.holding({
    ...of,
    authorId: author.id,
    since: day('2026-01-01'),
    until: day('2026-02-03'),
  });
  await rows.holding({ ...of, authorId: person.id, since: day('2026-02-04') });
  const seat = await findSeat('silent');
  expect(seat?.holders).toEqual([
    { author: { name: 'Ada', kind: 'person' }, since: '2026-02-04', until: null },
    { author: { name: author.name, kind: 'model' }, since: '2026-01-01', until: '2026-02-03' },
  ]);
  expect((await listPanel()).find(({ slug }) => slug === 'silent')).toEqual(seat);

  await sql('UPDATE authors SET name = NULL WHERE id = $1', [person.id]);
  expect((await findSeat('silent'))?.holders[0]?.author).toEqual({
    name: 'former reviewer',
    kind: 'person',
  });
});

test('the interests of a seat’s holders in published tools', async () => {
  const { id, slug, name } = await tool();
  const retired = await tool({ state: 'retired' });
  for (const toolId of [id, retired.id]) {
    await sql(
      `INSERT INTO conflicts_of_interest (author_id, tool_id, note, declared_at)
       VALUES ($1, $2, 'I own shares.', '2026-03-01T00:00:00Z')`,
      [author.id, toolId],
    );
  }
  expect(await listSeatInterests('silent')).toEqual([
    {
      author: { name: author.name, kind: 'model' },
      tool: { slug, name },
      note: 'I own shares.',
      declaredAt: '2026-03-01T00:00:00.000Z',
    },
  ]);
  expect(await listSeatInterests(seats[0]?.slug ?? '')).toEqual([]);
});

test('with many verdicts each list reads its own off an index', async () => {
  const [seat] = seats;
  if (!seat) throw new Error('no seat');
  await sql(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at)
     SELECT 'many-' || n, 'Many ' || n, 'm', 't', 'd', 'https://example.com', 'MIT', '1', 'published',
       (SELECT id FROM categories ORDER BY id OFFSET n % 2 LIMIT 1), current_date, now()
     FROM generate_series(1, 4000) AS n`,
  );
  await sql(
    `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
     SELECT tools.id, seats.id, $1, (CASE WHEN tools.id % 20 = 0 THEN 'skip' ELSE 'ship' END)::choice,
       repeat('word ', 30), '1', 'published', now() - tools.id * interval '1 minute'
     FROM tools, seats WHERE tools.slug LIKE 'many-%'`,
    [author.id],
  );
  await sql('ANALYZE');
  const second = await listSeatVerdicts(seat.slug, wholePanelView, 20);
  for (const [view, index] of [
    [{}, /verdicts_seat_id_state_(call_)?published_at_id_idx/],
    [{ cursor: second.nextCursor }, /verdicts_seat_id_state_(call_)?published_at_id_idx/],
    [{ call: 'skip' as const }, /verdicts_seat_id_state_call_published_at_id_idx/],
    [{ category: 'other' }, /verdicts_\w+/],
  ] as const) {
    const statements = await statementsOf(() =>
      listSeatVerdicts(seat.slug, { ...wholePanelView, ...view }, 20),
    );
    const list = statements.filter(({ text }) => /FROM "public"\."verdicts"/.test(text));
    expect(list.length).toBeGreaterThan(0);
    for (const { text, values } of list) {
      const plan = await sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(lines, lines).not.toMatch(/Seq Scan on verdicts/);
      if (text.includes('LIMIT')) expect(lines, lines).toMatch(index);
    }
  }
});
