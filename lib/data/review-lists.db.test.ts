import { expect, test } from 'vitest';
import type { Page } from '@/lib/domain/catalogue';
import { seenNone } from '@/lib/domain/review';
import { acting, openWorld } from '@/scripts/testing/world';
import { declareConflict } from './conflicts';
import { CursorError } from './cursor';
import { saveDraft } from './drafts';
import {
  countDesk,
  isDeskCursor,
  listConflicts,
  listDrafts,
  listPublished,
  listStale,
  listWaiting,
  type Part,
  searchToolNames,
} from './review-lists';
import { listRetracted } from './review-retracted';

const { rows, sql, tool } = await openWorld();

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** A desk of its own, and tools that no other test has. */
async function scene() {
  await sql("UPDATE tools SET state = 'retired'");
  const [seat, author, other] = [await rows.seat(), await rows.author(), await rows.author()];
  return { seat, author, other, desk: { authorId: author.id, seatId: seat.id } };
}

/** All of a list, two lines a page, which comes to the same as in one page. */
async function readAll<T>(list: (part: Part) => Promise<Page<T>>): Promise<T[]> {
  const whole = await list({ cursor: null, limit: 100 });
  expect(whole.nextCursor).toBeNull();
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list({ cursor, limit: 2 });
    expect(page.items.length).toBeLessThanOrEqual(2);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(items).toEqual(whole.items);
  return items;
}

test('what waits: published, not judged by the seat, no interest in it, the oldest first', async () => {
  const { seat, author, other, desk } = await scene();
  const tools = [];
  for (const n of [3, 1, 2, 2, 5]) tools.push(await tool({ publishedAt: day(n) }));
  const [third, first, second, alsoSecond, tied] = tools;
  await tool({ state: 'draft' });
  await tool({ state: 'retired' });
  const judged = await tool({ publishedAt: day(1) });
  await rows.verdict({ toolId: judged.id, seatId: seat.id, authorId: other.id });
  const elsewhere = await tool({ publishedAt: day(4) });
  const anotherSeat = await rows.seat();
  await rows.verdict({ toolId: elsewhere.id, seatId: anotherSeat.id, authorId: author.id });
  const retracted = await tool({ publishedAt: day(6) });
  const { id } = await rows.verdict({ toolId: retracted.id, seatId: seat.id, authorId: author.id });
  await sql(
    `UPDATE verdicts SET state = 'retracted', retracted_at = now(), retracted_reason = 'wrong' WHERE id = $1`,
    [id],
  );
  await declareConflict(acting(), author.id, tied?.id ?? 0, 'Mine.');
  const place = { authorId: author.id, seatId: seat.id, toolId: third?.id ?? 0 };
  const text = { call: null, body: '', toolVersion: '', evidence: '' };
  await saveDraft(place, text, { version: 0, base: seenNone });

  const waiting = await readAll((part) => listWaiting(desk, part));
  const expected = [first, second, alsoSecond, third, elsewhere, retracted];
  expect(waiting.map(({ slug }) => slug)).toEqual(expected.map((each) => each?.slug));
  expect(waiting.filter(({ drafted }) => drafted).map(({ slug }) => slug)).toEqual([third?.slug]);
  expect(await countDesk(desk)).toMatchObject({
    waiting: 6,
    drafts: 1,
    published: 1,
    conflicts: 1,
  });
});

test('my drafts, of every seat, the newest first', async () => {
  const { seat, author, other, desk } = await scene();
  const anotherSeat = await rows.seat();
  const text = { call: 'ship' as const, toolVersion: '', evidence: '' };
  const judged = [await tool(), await tool(), await tool()];
  for (const [n, seatId] of [seat.id, anotherSeat.id, seat.id].entries()) {
    const place = { authorId: author.id, seatId, toolId: judged[n]?.id ?? 0 };
    await saveDraft(
      place,
      { ...text, body: `  Draft\n${n} ${'x'.repeat(200)}` },
      { version: 0, base: seenNone },
    );
  }
  const theirs = { authorId: other.id, seatId: seat.id, toolId: judged[0]?.id ?? 0 };
  await saveDraft(theirs, { ...text, body: 'theirs' }, { version: 0, base: seenNone });
  await sql("UPDATE verdict_drafts SET updated_at = $1::timestamptz + id * interval '1 hour'", [
    day(1),
  ]);

  const drafts = await readAll((part) => listDrafts(desk, part));
  expect(drafts.map(({ tool: of }) => of.slug)).toEqual(judged.map(({ slug }) => slug).reverse());
  expect(drafts[1]).toMatchObject({ seat: { slug: anotherSeat.slug }, call: 'ship' });
  expect(drafts[0]?.beginning).toMatch(/^Draft 2 x+$/);
  expect(drafts[0]?.beginning).toHaveLength(120);
});

test('my verdicts that stand, and the seat’s that their tool has left behind', async () => {
  const { seat, author, other, desk } = await scene();
  const verdictOn = async (
    version: string,
    given: Partial<Parameters<typeof rows.verdict>[0]>,
    state: 'published' | 'retired' = 'published',
  ) => {
    const judged = await tool({ version, state });
    await rows.verdict({ toolId: judged.id, seatId: seat.id, authorId: author.id, ...given });
    return judged.slug;
  };
  const fresh = await verdictOn('1.0', { publishedAt: day(3) });
  const stale = await verdictOn('1.1', { publishedAt: day(2) });
  const staleOfOther = await verdictOn('2.0', { authorId: other.id, publishedAt: day(1) });
  const alsoStale = await verdictOn('1.2', { publishedAt: day(2) });
  const retired = await verdictOn('1.1', { publishedAt: day(4) }, 'retired');
  await verdictOn('1.1', { state: 'superseded', supersededAt: day(2), publishedAt: day(1) });
  const anotherSeat = await rows.seat();
  const elsewhere = await verdictOn('1.1', { seatId: anotherSeat.id, publishedAt: day(5) });

  const published = await readAll((part) => listPublished(desk, part));
  expect(published.map((line) => [line.tool.slug, line.stale])).toEqual([
    [elsewhere, true],
    [retired, true],
    [fresh, false],
    [alsoStale, true],
    [stale, true],
  ]);
  const left = await readAll((part) => listStale(desk, part));
  expect(left.map((line) => line.tool.slug)).toEqual([staleOfOther, stale, alsoStale]);
  expect(left[0]).toMatchObject({ author: other.name, toolVersion: '1.0', stale: true });
  expect(await countDesk(desk)).toMatchObject({ published: 5, stale: 3, waiting: 2 });
});

test('my verdicts that were taken back, of every seat, the latest first', async () => {
  const { seat, author, other, desk } = await scene();
  const anotherSeat = await rows.seat();
  const slugs: string[] = [];
  for (const [n, seatId] of [seat.id, anotherSeat.id, seat.id].entries()) {
    const judged = await tool();
    slugs.unshift(judged.slug);
    const given = { toolId: judged.id, seatId };
    const { id } = await rows.verdict({ ...given, authorId: author.id });
    await sql(
      `UPDATE verdicts SET state = 'retracted', retracted_reason = $3, retracted_at = $2 WHERE id = $1`,
      [id, day(2 + Math.floor(n / 2)), `Wrong, ${n}.`],
    );
    await rows.verdict({ ...given, authorId: other.id });
  }
  const retracted = await readAll((part) => listRetracted(desk, part));
  expect(retracted.map((line) => line.tool.slug)).toEqual(slugs);
  expect(retracted[1]).toMatchObject({
    seat: { slug: anotherSeat.slug },
    reason: 'Wrong, 1.',
    retractedAt: day(2).toISOString(),
  });
  expect(await countDesk(desk)).toMatchObject({ retracted: 3, published: 0 });
});

test('my interests, the newest first', async () => {
  const { author, desk } = await scene();
  const tied = [await tool(), await tool(), await tool()];
  for (const { id, slug } of tied) await declareConflict(acting(), author.id, id, `My ${slug}.`);
  await sql(
    "UPDATE conflicts_of_interest SET declared_at = $1::timestamptz + tool_id * interval '1 hour'",
    [day(1)],
  );
  const conflicts = await readAll((part) => listConflicts(desk, part));
  expect(conflicts.map(({ note }) => note)).toEqual(
    tied.map(({ slug }) => `My ${slug}.`).reverse(),
  );
});

test('a cursor of nobody’s is refused', async () => {
  const { desk } = await scene();
  for (const cursor of [
    '',
    'x',
    Buffer.from('["0000-01-01T00:00:00.000Z",1]').toString('base64url'),
  ]) {
    expect(isDeskCursor(cursor)).toBe(false);
    for (const list of [listWaiting, listDrafts, listPublished, listStale, listConflicts]) {
      await expect(list(desk, { cursor, limit: 2 })).rejects.toThrow(CursorError);
    }
  }
});

test('the picker finds published tools by a part of their name, the beginning first', async () => {
  await scene();
  await tool({ name: 'The Plum' });
  await tool({ name: 'plumber' });
  await tool({ name: 'Plum', state: 'draft' });
  await tool({ name: '100%' });
  const names = async (text: string) => (await searchToolNames(text, 8)).map(({ name }) => name);
  expect(await names('PLUM')).toEqual(['plumber', 'The Plum']);
  expect(await names('%')).toEqual(['100%']);
  expect(await names('_')).toEqual([]);
  expect(await searchToolNames('plum', 1)).toHaveLength(1);
});
