import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureOf } from '@/lib/domain/figure';
import { wholePercent } from '@/lib/domain/tally';
import { eventually, newActor, openWorld } from '@/scripts/testing/world';
import { noteTallyMoved } from './changes';
import { pool } from './database';
import { reconcileStandings, refreshStandings } from './standings';
import { castVote } from './votes';

const { rows, sql, tool, categoryId } = await openWorld();

type Standing = Record<'ships' | 'skips' | 'votes' | 'panel_ships' | 'panel_skips', number> & {
  public: boolean;
  category_id: number;
  low: string | null;
  high: string | null;
  panel_call: string | null;
};

async function standingOf(id: number): Promise<Standing | undefined> {
  const [row] = await sql<Standing>('SELECT * FROM tool_standings WHERE tool_id = $1', [id]);
  return row;
}

/** Asks the database for the figures of tallies: [ships, skips] each. */
async function figuresOf(tallies: readonly (readonly [number, number])[]) {
  return sql<{ low: string; high: string; percent: number }>(
    `SELECT wilson_low(ships, skips) AS low, wilson_high(ships, skips) AS high,
       whole_percent(ships, skips) AS percent
     FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS given (ships, skips, n) ORDER BY n`,
    [tallies.map(([ships]) => ships), tallies.map(([, skips]) => skips)],
  );
}

async function expectSame(tallies: readonly (readonly [number, number])[]): Promise<void> {
  const found = await figuresOf(tallies);
  expect(found.map((row) => [Number(row.low), Number(row.high), row.percent])).toEqual(
    tallies.map(([ships, skips]) => {
      const { low, high } = figureOf({ ships, skips });
      return [low, high, wholePercent({ ships, skips })];
    }),
  );
}

test('the database shows each figure as the pages do, up to 300 votes', async () => {
  const all = Array.from({ length: 300 }, (_, n) => n + 1).flatMap((votes) =>
    Array.from({ length: votes + 1 }, (_, ships) => [ships, votes - ships] as const),
  );
  await expectSame(all);
});

test('and with any counts that it can hold', async () => {
  const count = fc.oneof(fc.nat(2_000), fc.nat(1_000_000), fc.nat(1_000_000_000));
  const tallies = fc.array(
    fc.tuple(count, count).filter(([ships, skips]) => ships + skips > 0),
    { minLength: 500, maxLength: 500 },
  );
  await fc.assert(fc.asyncProperty(tallies, expectSame), { numRuns: 10 });
});

test('a tool has its row from the beginning, and it follows its state and category', async () => {
  const draft = await tool({ state: 'draft', publishedAt: null });
  expect(await standingOf(draft.id)).toMatchObject({
    ...{ public: false, category_id: categoryId, votes: 0 },
    ...{ low: null, high: null, panel_call: null },
  });
  const other = await rows.category();
  await sql(
    "UPDATE tools SET state = 'published', published_at = now(), category_id = $2 WHERE id = $1",
    [draft.id, other.id],
  );
  expect(await standingOf(draft.id)).toMatchObject({ public: true, category_id: other.id });
});

test('verdicts that are published, changed, moved and taken back are counted', async () => {
  const [one, other] = [await tool(), await tool()];
  const seats = [await rows.seat(), await rows.seat()];
  const author = await rows.author();
  const ids: number[] = [];
  for (const { id: seatId } of seats) {
    ids.push((await rows.verdict({ toolId: one.id, seatId, authorId: author.id })).id);
  }
  expect(await standingOf(one.id)).toMatchObject({ panel_ships: 2, panel_call: 'ship' });
  await sql("UPDATE verdicts SET call = 'skip' WHERE id = $1", [ids[0]]);
  expect(await standingOf(one.id)).toMatchObject({ panel_ships: 1, panel_skips: 1 });
  expect(await standingOf(one.id)).toMatchObject({ panel_call: 'split' });
  await sql('UPDATE verdicts SET tool_id = $2 WHERE id = $1', [ids[0], other.id]);
  expect(await standingOf(one.id)).toMatchObject({ panel_ships: 1, panel_skips: 0 });
  expect(await standingOf(other.id)).toMatchObject({ panel_skips: 1, panel_call: 'skip' });
  await sql("UPDATE verdicts SET state = 'superseded', superseded_at = now() WHERE id = $1", [
    ids[0],
  ]);
  expect(await standingOf(other.id)).toMatchObject({ panel_skips: 0, panel_call: null });
});

test('a vote that was noted is in the standing about a second later', async () => {
  const { id, slug } = await tool();
  for (const choice of ['ship', 'ship', 'skip'] as const) {
    await castVote(newActor(), slug, choice);
    noteTallyMoved(slug);
  }
  const row = await eventually(async () => {
    const found = await standingOf(id);
    return found?.votes === 3 && found;
  }, 'the standing follows');
  expect(row).toMatchObject({ ships: 2, skips: 1, low: '20.8', high: '93.9' });
});

test('a row that somebody holds is passed over, named, and mended by whoever comes next', async () => {
  const { id, slug } = await tool();
  await castVote(newActor(), slug, 'ship');
  const client = await pool().connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT FROM tool_standings WHERE tool_id = $1 FOR UPDATE', [id]);
    expect(await refreshStandings([slug, 'nobody'])).toEqual([slug]);
    expect(await reconcileStandings()).not.toContain(slug);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  expect(await standingOf(id)).toMatchObject({ votes: 0 });
  expect(await reconcileStandings()).toContain(slug);
  expect(await standingOf(id)).toMatchObject({ votes: 1 });
  expect(await reconcileStandings()).toEqual([]);
});

test('whatever a row says wrongly, or that it is missing, is mended and reported', async () => {
  const [one, other] = [await tool(), await tool()];
  await sql(
    'UPDATE tool_standings SET ships = 7, panel_skips = 2, public = false WHERE tool_id = $1',
    [one.id],
  );
  await sql('DELETE FROM tool_standings WHERE tool_id = $1', [other.id]);
  expect(await reconcileStandings()).toEqual([one.slug]);
  expect(await standingOf(one.id)).toMatchObject({ public: true, votes: 0, panel_skips: 0 });
  expect(await standingOf(other.id)).toMatchObject({ public: true, votes: 0 });
});
