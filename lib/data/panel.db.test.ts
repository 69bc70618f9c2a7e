import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholePanelView } from '@/lib/domain/panel-view';
import { communitySide, panelSide } from '@/lib/domain/seat-record';
import { type Choice, tallyOf } from '@/lib/domain/tally';
import { statementsOf } from '@/scripts/testing/statements';
import { newActor, openWorld } from '@/scripts/testing/world';
import { CursorError, encodeCursor } from './cursor';
import { countSeatVerdicts, isSeatVerdictCursor, listSeatVerdicts, readSeatRecords } from './panel';
import { castVote } from './votes';

const { rows, sql, tool, categoryId } = await openWorld();

/** Always the same made-up world: a failure can be looked into. */
const SEED = 20_261_123;
const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number) =>
  fc.sample(arbitrary, { seed: SEED, numRuns: count });

const other = await rows.category({ slug: 'other', name: 'Other' });
const seats = [await rows.seat(), await rows.seat(), await rows.seat(), await rows.seat()];
await rows.seat({ slug: 'silent' });
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

test('the planted world is worth counting', () => {
  const calls = seats.flatMap(({ slug }) => standing(slug));
  expect(calls.length).toBeGreaterThan(100);
  const sides = calls.map(({ planted }) => communitySide(tallyOf(planted.votes)));
  expect(new Set(sides)).toEqual(new Set(['ship', 'skip', null]));
  expect(calls.some((one) => panelSide(one.panel) === null)).toBe(true);
});

test('every seat’s record equals a recount, in one statement', async () => {
  expect(await statementsOf(readSeatRecords)).toHaveLength(1);
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

test('a cursor that nobody gave out is refused', async () => {
  const list = (cursor: string) => listSeatVerdicts('silent', { ...wholePanelView, cursor }, 5);
  for (const cursor of ['', 'x', encodeCursor('2026'), encodeCursor(['0000-01-01T00:00:00Z', 1])]) {
    expect(isSeatVerdictCursor(cursor)).toBe(false);
    await expect(list(cursor)).rejects.toThrow(CursorError);
  }
});
